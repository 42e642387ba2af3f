import { admits } from '../queues/queue-policy'
import { readObject, readText } from '../template/read'
import type { BusEvent } from './bus'
import { eventBridgePrincipal } from './queue-target'
import type { TargetOfRule, TargetDeps } from './target'

/** Takes an event that could not be delivered, and why: a code of EventBridge's, and a clause for people. */
export type DeadLetters = (event: BusEvent, code: string, reason: string) => void

/**
 * What becomes of the events that a target does not take (EventBridge User Guide, "Using dead-letter queues"): they go
 * to its dead-letter queue, if there is one and it admits the rule, with the reason in the message's attributes.
 */
export function deadLettersOf({ rule, properties }: TargetOfRule, deps: TargetDeps): DeadLetters {
  const { stack, queues, onTrouble } = deps
  const ruleArn = stack.arn(rule)
  const queue = queues.withArn(readText(readObject(properties, 'DeadLetterConfig'), 'Arn'))
  const admitted = queue && admits(stack, queue, { principal: eventBridgePrincipal, sourceArn: ruleArn })
  return (event, code, reason) => {
    const where = queue ? `sent to ${queue.settings.logicalId}` : 'dropped'
    const kept =
      queue && !admitted ? `dropped: no policy of ${queue.settings.logicalId} admits this rule` : where
    onTrouble(`${rule}: the event ${event.id} could not be delivered (${reason}); it was ${kept}`)
    if (!admitted) return
    const TARGET_ARN = readText(properties, 'Arn') ?? ''
    const attributes = { RULE_ARN: ruleArn, TARGET_ARN, ERROR_CODE: code, ERROR_MESSAGE: reason }
    queue.send({ body: JSON.stringify(event), attributes })
  }
}
