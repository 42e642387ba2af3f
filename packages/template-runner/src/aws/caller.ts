import type { IncomingMessage } from 'node:http'
import { localAccount } from '../template/identities'
import { firstMissing, type Grants, type RequiredPermission } from '../template/policies'
import { AwsError } from './error'

/** A caller of AWS: a function of the template, or the operator. */
export interface Caller {
  /** A function's logical id, or `operator`. */
  logicalId: string
  name: string
  /** ARN of the role that grants the caller's calls. */
  roleArn: string
  /** False after a crash: a call that has not taken effect by then is dropped. */
  isAlive: () => boolean
}

/**
 * Finds the caller by the access key id of a request's signature; the signature itself is not verified.
 *
 * @throws AwsError for an unknown access key id
 */
export function callerOf(
  request: IncomingMessage,
  find: (accessKeyId: string) => Caller | undefined,
): Caller {
  const accessKeyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const caller = find(accessKeyId)
  if (caller) return caller
  throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')
}

/**
 * Checks that the caller's role grants the permissions.
 *
 * @throws AwsError for a permission that the role does not grant
 */
export function checkPermissions(
  caller: Caller,
  permissions: RequiredPermission[],
  grants: Grants,
  onWarning: (message: string) => void,
): void {
  const denied = firstMissing(grants, caller.roleArn, permissions)
  if (!denied) return
  const role = caller.roleArn.split('role/').at(-1)
  const { partition, id } = localAccount
  const user = `arn:${partition}:sts::${id}:assumed-role/${role}/${caller.name}`
  onWarning(`${role} does not grant ${denied.action} on ${denied.resource}`)
  throw new AwsError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${denied.action} on resource: ${denied.resource} because no identity-based policy allows the ${denied.action} action`,
  )
}
