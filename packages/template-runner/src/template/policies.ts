import { RunError } from '../run-error'
import { readObject, readObjects, readText, readTexts } from './read'
import type { Stack } from './stack'

/** One thing that somebody wants to do, as IAM sees it. */
export interface RequiredPermission {
  /** For example `dynamodb:PutItem`. */
  action: string
  /** ARN of what it is done to. */
  resource: string
}

export interface Statement {
  effect: 'Allow' | 'Deny'
  actions: string[]
  resources: string[]
}

/** Who may do what: the statements of each role, by the role's ARN. */
export type Grants = Map<string, Statement[]>

/**
 * Collects what the template's policies say of its roles. Statements with a condition, `NotAction` or `NotResource`
 * are beyond the runner, which says so instead of guessing.
 *
 * @throws RunError naming the policy with such a statement
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

/** IAM's rule in short: an explicit denial wins, then an allowance, else nothing is allowed. */
export function isGranted(statements: Statement[], permission: RequiredPermission): boolean {
  const about = statements.filter(
    ({ actions, resources }) =>
      actions.some((action) => matchesWildcard(action.toLowerCase(), permission.action.toLowerCase())) &&
      resources.some((resource) => matchesWildcard(resource, permission.resource)),
  )
  return about.some(({ effect }) => effect === 'Allow') && !about.some(({ effect }) => effect === 'Deny')
}

/** `*` stands for any run of characters, `?` for one, everything else for itself. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text)
}

function statementsOf(logicalId: string, policy: Record<string, unknown>): Statement[] {
  return readObjects(readObject(policy, 'PolicyDocument'), 'Statement').map((statement) => {
    for (const beyond of ['Condition', 'NotAction', 'NotResource']) {
      if (statement[beyond] === undefined) continue
      throw new RunError(`In the template, ${logicalId}: the local run does not know ${beyond} in a policy.`)
    }
    return readStatement(statement)
  })
}

/** What a statement of any policy is about, whoever it is for and whatever its condition. */
export function readStatement(statement: Record<string, unknown>): Statement {
  return {
    effect: readText(statement, 'Effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: readTexts(statement, 'Action'),
    resources: readTexts(statement, 'Resource'),
  }
}

/**
 * Whether a service may invoke a function, by the template's `AWS::Lambda::Permission`s.
 *
 * @param principal for example `apigateway.amazonaws.com`
 * @param sourceArn the ARN that the service calls on behalf of
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

/** Whether a reference to a function, by name or by ARN, is to this one. */
export function isSameFunction(reference: string | undefined, functionArn: string): boolean {
  return (
    reference !== undefined && (reference === functionArn || functionArn.endsWith(`:function:${reference}`))
  )
}
