import { RunError } from '../run-error'
import { type Grants, isGranted } from '../template/policies'
import { readObject, readObjects, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'

const principal = 'scheduler.amazonaws.com'

/**
 * EventBridge Scheduler acts by a role of the template: to invoke, and to leave in the dead-letter queue what it could
 * not invoke.
 *
 * @throws RunError naming what is missing
 */
export function refuseUngranted(
  stack: Stack,
  { logicalId, properties }: StackResource,
  grants: Grants,
): void {
  const target = readObject(properties, 'Target')
  const roleArn = readText(target, 'RoleArn') ?? ''
  if (!mayAssume(stack, roleArn))
    throw new RunError(`In the template, ${logicalId}: its role cannot be assumed by ${principal}.`)
  const deadLetters = readText(readObject(target, 'DeadLetterConfig'), 'Arn')
  const permissions = [
    { action: 'lambda:InvokeFunction', resource: readText(target, 'Arn') ?? '' },
    ...(deadLetters === undefined ? [] : [{ action: 'sqs:SendMessage', resource: deadLetters }]),
  ]
  const refused = permissions.find((permission) => !isGranted(grants.get(roleArn) ?? [], permission))
  if (!refused) return
  throw new RunError(
    `In the template, ${logicalId}: its role does not grant ${refused.action} on ${refused.resource}.`,
  )
}

function mayAssume(stack: Stack, roleArn: string): boolean {
  const role = stack.ofType('AWS::IAM::Role').find((each) => stack.arn(each.logicalId) === roleArn)
  const trust = readObject(role?.properties ?? {}, 'AssumeRolePolicyDocument')
  return readObjects(trust, 'Statement').some(
    (statement) =>
      readText(statement, 'Effect') === 'Allow' &&
      readTexts(statement, 'Action').includes('sts:AssumeRole') &&
      readTexts(readObject(statement, 'Principal'), 'Service').includes(principal),
  )
}
