import { admits } from '../queues/queue-policy'
import { readObject, readText } from '../template/read'
import type { BusEvent } from './bus-event'
import type { TargetDeps, TargetSettings } from './target'

/** The principal of EventBridge in queue policies: a rule sends to a queue without a role. */
export const eventBridgePrincipal = 'events.amazonaws.com'

/**
 * Handles an event that its target rejected.
 *
 * @param code EventBridge's error code, for example `NO_PERMISSIONS`
 */
export type DeadLetters = (event: BusEvent, code: string, reason: string) => void

/**
 * Sends rejected events to the target's dead-letter queue, with the reason in message attributes (EventBridge User Guide,
 * "Using dead-letter queues"). Without a queue, or when the queue's policy does not admit the rule, the event is dropped.
 */
export function deadLettersOf({ rule, properties }: TargetSettings, deps: TargetDeps): DeadLetters {
  const { stack, queues, onWarning } = deps
  const ruleArn = stack.arn(rule)
  const queue = queues.withArn(readText(readObject(properties, 'DeadLetterConfig'), 'Arn'))
  const admitted = queue && admits(stack, queue, { principal: eventBridgePrincipal, sourceArn: ruleArn })
  const outcomeOf = (): string => {
    if (!queue) return 'dropped'
    const { logicalId } = queue.settings
    return admitted ? `sent to ${logicalId}` : `dropped, because no policy of ${logicalId} admits this rule`
  }
  return (event, code, reason) => {
    onWarning(`${rule}: the event ${event.id} was not delivered (${reason}) and was ${outcomeOf()}`)
    if (!admitted) return
    const TARGET_ARN = readText(properties, 'Arn') ?? ''
    const attributes = { RULE_ARN: ruleArn, TARGET_ARN, ERROR_CODE: code, ERROR_MESSAGE: reason }
    queue.send({ body: JSON.stringify(event), attributes })
  }
}
