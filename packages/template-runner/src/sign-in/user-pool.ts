import { RunError, unsupported } from '../run-error'
import { domainOrigin } from '../template/identities'
import { readObject, readObjects, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'

/** The user pool that the template's domain belongs to. */
export interface UserPool {
  logicalId: string
  id: string
  arn: string
  /** The origin of the domain in a deployment. */
  origin: string
  groups: Group[]
  /** The scopes of the pool's resource servers, with their identifiers: `orders/read`. */
  customScopes: string[]
  /** ARN of the function that changes tokens before they are issued. */
  triggerArn: string | undefined
}

export interface Group {
  name: string
  /** The group's name when the template has no description. */
  description: string
}

/**
 * Reads the user pool of the template's `AWS::Cognito::UserPoolDomain`; undefined without a domain.
 *
 * @throws RunError for several domains, a domain without a pool, and an unsupported trigger
 */
export function userPoolOf(stack: Stack): UserPool | undefined {
  const [domain, ...others] = stack.ofType('AWS::Cognito::UserPoolDomain')
  if (!domain) return undefined
  if (others.length > 0) throw unsupported(domain.logicalId, 'a second `AWS::Cognito::UserPoolDomain`')
  const id = readText(domain.properties, 'UserPoolId')
  const pool = stack.ofType('AWS::Cognito::UserPool').find(({ logicalId }) => stack.ref(logicalId) === id)
  if (!pool || id === undefined)
    throw new RunError(`${domain.logicalId}: the template has no such user pool; correct \`UserPoolId\`.`)
  return {
    logicalId: pool.logicalId,
    id,
    arn: stack.arn(pool.logicalId),
    origin: domainOrigin(stack.ref(domain.logicalId)),
    groups: ofPool(stack, 'AWS::Cognito::UserPoolGroup', id).map((group) => groupOf(stack, group)),
    customScopes: ofPool(stack, 'AWS::Cognito::UserPoolResourceServer', id).flatMap(scopesOf),
    triggerArn: triggerArnOf(pool),
  }
}

/** The resources of a type that belong to a user pool. */
export function ofPool(stack: Stack, type: string, pool: string): StackResource[] {
  return stack.ofType(type).filter(({ properties }) => readText(properties, 'UserPoolId') === pool)
}

function groupOf(stack: Stack, { logicalId, properties }: StackResource): Group {
  const name = stack.ref(logicalId)
  return { name, description: readText(properties, 'Description') ?? name }
}

function scopesOf({ properties }: StackResource): string[] {
  const identifier = readText(properties, 'Identifier') ?? ''
  return readObjects(properties, 'Scopes').map((scope) => `${identifier}/${readText(scope, 'ScopeName')}`)
}

function triggerArnOf({ logicalId, properties }: StackResource): string | undefined {
  const config = readObject(readObject(properties, 'LambdaConfig'), 'PreTokenGenerationConfig')
  const arn = readText(config, 'LambdaArn')
  if (arn === undefined) return undefined
  const version = readText(config, 'LambdaVersion')
  if (version !== 'V2_0') throw unsupported(logicalId, `the trigger version ${version}`)
  if (readText(properties, 'UserPoolTier') !== 'LITE') return arn
  throw new RunError(
    `${logicalId}: a trigger of version V2_0 needs another \`UserPoolTier\` than LITE; change it.`,
  )
}
