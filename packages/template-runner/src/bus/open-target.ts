import { unsupported } from '../run-error'
import { readText } from '../template/read'
import { deadLettersOf } from './dead-letters'
import { logTarget } from './log-target'
import { queueTarget } from './queue-target'
import type { Target, TargetDeps, TargetSettings } from './target'

/**
 * Opens a target of a rule.
 *
 * @throws RunError for a target that is neither a queue nor a log group of the stack, and for an `InputTransformer` that
 *   the target's type does not support
 */
export function openTarget(settings: TargetSettings, deps: TargetDeps): Target {
  const { stack, queues } = deps
  const arn = readText(settings.properties, 'Arn') ?? ''
  const deadLetters = deadLettersOf(settings, deps)
  const queue = queues.withArn(arn)
  if (queue) return queueTarget(queue, settings, deadLetters, stack)
  const group = stack
    .ofType('AWS::Logs::LogGroup')
    .find(({ logicalId }) => isLogGroup(stack.arn(logicalId), arn))
  if (group) return logTarget(group.logicalId, settings, deadLetters, deps)
  throw unsupported(settings.rule, `the target ${arn}`)
}

/** `Fn::GetAtt` gives the ARN of a log group with the suffix `:*`, which a rule's target may omit. */
function isLogGroup(arn: string, target: string): boolean {
  return arn === target || arn === `${target}:*`
}
