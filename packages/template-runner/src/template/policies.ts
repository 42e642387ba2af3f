import { unsupported } from '../run-error'
import { readObject, readObjects, readText, readTexts } from './read'
import type { Stack } from './stack'
import { matchesWildcard } from './wildcard'

/** A permission that a call needs. */
export interface RequiredPermission {
  /** For example `dynamodb:PutItem`. */
  action: string
  /** ARN of the resource. */
  resource: string
}

export interface Statement {
  effect: 'Allow' | 'Deny'
  actions: string[]
  resources: string[]
}

/** The policy statements of each role, by the role's ARN. */
export type Grants = Map<string, Statement[]>

/**
 * Collects the statements of the template's `AWS::IAM::Policy` resources.
 *
 * @throws RunError for a statement with `Condition`, `NotAction` or `NotResource`
 */
export function grantsOf(stack: Stack): Grants {
  const grants: Grants = new Map()
  for (const { logicalId } of stack.ofType('AWS::IAM::Role')) {
    grants.set(stack.arn(logicalId), [])
  }
  for (const { logicalId, properties } of stack.ofType('AWS::IAM::Policy')) {
    const statements = statementsOf(logicalId, properties)
    for (const [arn, own] of grants) {
      if (readTexts(properties, 'Roles').some((role) => arn.endsWith(`:role/${role}`)))
        own.push(...statements)
    }
  }
  return grants
}

/** IAM's evaluation: an explicit deny overrides an allow; without an allow, the permission is denied. */
export function isGranted(statements: Statement[], permission: RequiredPermission): boolean {
  const matching = statements.filter(
    ({ actions, resources }) =>
      actions.some((action) => matchesWildcard(action.toLowerCase(), permission.action.toLowerCase())) &&
      resources.some((resource) => matchesWildcard(resource, permission.resource)),
  )
  return (
    matching.some(({ effect }) => effect === 'Allow') && !matching.some(({ effect }) => effect === 'Deny')
  )
}

/** The first of the permissions that a role does not grant. */
export function firstMissing(
  grants: Grants,
  roleArn: string,
  permissions: RequiredPermission[],
): RequiredPermission | undefined {
  const statements = grants.get(roleArn) ?? []
  return permissions.find((permission) => !isGranted(statements, permission))
}

function statementsOf(logicalId: string, policy: Record<string, unknown>): Statement[] {
  return readObjects(readObject(policy, 'PolicyDocument'), 'Statement').map((statement) => {
    for (const element of ['Condition', 'NotAction', 'NotResource'])
      if (statement[element] !== undefined) throw unsupported(logicalId, `${element} in a policy`)
    return readStatement(statement)
  })
}

/** Reads effect, actions and resources of a statement; its principal and its condition are not read. */
export function readStatement(statement: Record<string, unknown>): Statement {
  return {
    effect: readText(statement, 'Effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: readTexts(statement, 'Action'),
    resources: readTexts(statement, 'Resource'),
  }
}

/**
 * Whether an `AWS::Lambda::Permission` lets a service invoke a function.
 *
 * @param principal for example `apigateway.amazonaws.com`
 * @param sourceArn the ARN that the service invokes the function on behalf of
 */
export function mayInvoke(stack: Stack, functionArn: string, principal: string, sourceArn: string): boolean {
  return stack.ofType('AWS::Lambda::Permission').some(({ properties }) => {
    const source = readText(properties, 'SourceArn')
    return (
      readText(properties, 'Action') === 'lambda:InvokeFunction' &&
      isSameFunction(readText(properties, 'FunctionName'), functionArn) &&
      readText(properties, 'Principal') === principal &&
      (source === undefined || matchesWildcard(source, sourceArn))
    )
  })
}

/** @param reference name or ARN of a function */
export function isSameFunction(reference: string | undefined, functionArn: string): boolean {
  return (
    reference !== undefined && (reference === functionArn || functionArn.endsWith(`:function:${reference}`))
  )
}
