import { unsupported } from '../run-error'
import type { Queue } from '../queues/queue'
import { admits } from '../queues/queue-policy'
import type { Stack } from '../template/stack'
import { type DeadLetters, eventBridgePrincipal } from './dead-letters'
import type { Target, TargetSettings } from './target'

/**
 * A queue as the target of a rule: each message is an event as JSON.
 *
 * @throws RunError for an `InputTransformer`
 */
export function queueTarget(
  queue: Queue,
  { rule, properties }: TargetSettings,
  deadLetters: DeadLetters,
  stack: Stack,
): Target {
  if (properties['InputTransformer']) throw unsupported(rule, 'InputTransformer of a target that is a queue')
  const admitted = admits(stack, queue, { principal: eventBridgePrincipal, sourceArn: stack.arn(rule) })
  return {
    deliver: (event) => {
      if (admitted) queue.send({ body: JSON.stringify(event) })
      else deadLetters(event, 'NO_PERMISSIONS', `no policy of ${queue.settings.logicalId} admits this rule`)
    },
    close: () => {},
  }
}
