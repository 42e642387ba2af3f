import { RunError } from '../run-error'
import { holds } from '../template/conditions'
import { arnOf } from '../template/identities'
import { firstMissing, type Grants } from '../template/policies'
import { readObject, readObjects, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'

const principal = 'scheduler.amazonaws.com'

/** EventBridge Scheduler assumes roles on behalf of the schedule group. */
const scheduleGroupArn = arnOf('scheduler', 'schedule-group/default')

/**
 * Checks that EventBridge Scheduler may assume the schedule's role, and that the role may invoke the function and send to
 * the dead-letter queue.
 *
 * @throws RunError naming the missing grant
 */
export function checkGrants(stack: Stack, { logicalId, properties }: StackResource, grants: Grants): void {
  const target = readObject(properties, 'Target')
  const roleArn = readText(target, 'RoleArn') ?? ''
  if (!mayAssume(stack, roleArn))
    throw new RunError(
      `${logicalId}: the schedule's role must trust ${principal}; correct \`AssumeRolePolicyDocument\`.`,
    )
  const deadLetters = readText(readObject(target, 'DeadLetterConfig'), 'Arn')
  const permissions = [
    { action: 'lambda:InvokeFunction', resource: readText(target, 'Arn') ?? '' },
    ...(deadLetters === undefined ? [] : [{ action: 'sqs:SendMessage', resource: deadLetters }]),
  ]
  const denied = firstMissing(grants, roleArn, permissions)
  if (!denied) return
  throw new RunError(
    `${logicalId}: the schedule's role must grant ${denied.action} on ${denied.resource}; add it to a policy.`,
  )
}

function mayAssume(stack: Stack, roleArn: string): boolean {
  const role = stack.ofType('AWS::IAM::Role').find((each) => stack.arn(each.logicalId) === roleArn)
  if (!role) return false
  const trust = readObject(role.properties, 'AssumeRolePolicyDocument')
  return readObjects(trust, 'Statement').some(
    (statement) =>
      readText(statement, 'Effect') === 'Allow' &&
      readTexts(statement, 'Action').includes('sts:AssumeRole') &&
      readTexts(readObject(statement, 'Principal'), 'Service').includes(principal) &&
      holds(role.logicalId, readObject(statement, 'Condition'), scheduleGroupArn),
  )
}
