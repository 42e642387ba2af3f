import type { IncomingMessage } from 'node:http'
import { here } from '../template/identities'
import { type Grants, isGranted, type RequiredPermission } from '../template/policies'
import { AwsError } from './error'

/** Who calls AWS: a function of the template, or its operator. */
export interface Caller {
  /** A function's logical id in the template. */
  logicalId: string
  name: string
  /** ARN of the role whose grants its calls are checked against. */
  roleArn: string
  /** False once it was crashed: a call of its that has not taken effect by then does not any more. */
  lives: () => boolean
}

/**
 * The caller by the key id of a request's signature, which nobody checks.
 *
 * @throws AwsError when the key id is nobody's
 */
export function callerOf(request: IncomingMessage, find: (keyId: string) => Caller | undefined): Caller {
  const keyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const found = find(keyId)
  if (found) return found
  throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')
}

/**
 * Lets a caller do what its role grants.
 *
 * @param onDenied hears, in a sentence, of what it does not grant
 * @throws AwsError for that
 */
export function check(
  caller: Caller,
  permissions: RequiredPermission[],
  grants: Grants,
  onDenied: (line: string) => void,
): void {
  const refused = permissions.find((permission) => !isGranted(grants.get(caller.roleArn) ?? [], permission))
  if (!refused) return
  const role = caller.roleArn.split('role/').at(-1)
  const user = `arn:${here.partition}:sts::${here.accountId}:assumed-role/${role}/${caller.name}`
  onDenied(`${role} does not grant ${refused.action} on ${refused.resource}`)
  throw new AwsError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${refused.action} on resource: ${refused.resource} because no identity-based policy allows the ${refused.action} action`,
  )
}
