import type { Queue } from '../queues/queue'
import { admits } from '../queues/queue-policy'
import { readObject, readText } from '../template/read'
import type { Stack } from '../template/stack'
import type { DeadLetters } from './dead-letters'
import { inputFor } from './input-transformer'
import type { Target, TargetOfRule } from './target'

/** Who EventBridge is when it sends to a queue: it has no role, so that the queue's own policy must admit it. */
export const eventBridgePrincipal = 'events.amazonaws.com'

/** A queue as a rule's target: a message is the event as JSON, or what the rule makes of it. */
export function queueTarget(
  queue: Queue,
  { rule, properties }: TargetOfRule,
  deadLetters: DeadLetters,
  stack: Stack,
): Target {
  const group = readText(readObject(properties, 'SqsParameters'), 'MessageGroupId')
  const admitted = admits(stack, queue, { principal: eventBridgePrincipal, sourceArn: stack.arn(rule) })
  return {
    deliver: (event) => {
      if (admitted) queue.send({ body: inputFor(event, properties), group })
      else deadLetters(event, 'NO_PERMISSIONS', `no policy of ${queue.settings.logicalId} admits this rule`)
    },
    close: () => {},
  }
}
