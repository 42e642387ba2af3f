import type { Queues } from '../queues/queues'
import { readText } from '../template/read'
import type { Stack } from '../template/stack'
import type { BusEvent } from './bus'
import { deadLettersOf } from './dead-letters'
import { type Announcement, logTarget } from './log-target'
import { queueTarget } from './queue-target'

/** Where a rule sends its events. */
export interface Target {
  deliver: (event: BusEvent) => void
  close: () => void
}

export interface TargetDeps {
  stack: Stack
  queues: Queues
  data: string
  onAnnouncement: (announcement: Announcement) => void
  /** Hears, in a sentence, of an event that could not be delivered. */
  onTrouble: (line: string) => void
}

/** A target as the template has it, and the rule that it belongs to. */
export interface TargetOfRule {
  /** Logical id of the rule. */
  rule: string
  properties: Record<string, unknown>
}

/** A rule's target, if it is one of the stack's log groups or queues; undefined for any other. */
export function openTarget(target: TargetOfRule, deps: TargetDeps): Target | undefined {
  const { stack, queues, data, onAnnouncement } = deps
  const arn = readText(target.properties, 'Arn') ?? ''
  const deadLetters = deadLettersOf(target, deps)
  const queue = queues.withArn(arn)
  if (queue) return queueTarget(queue, target, deadLetters, stack)
  const group = stack.ofType('AWS::Logs::LogGroup').find((each) => isLogGroup(stack.arn(each.logicalId), arn))
  if (!group) return undefined
  return logTarget({ data, group: group.logicalId, onAnnouncement }, target, deadLetters)
}

/** CloudFormation's `Arn` of a log group means its streams and ends in `:*`; a rule's target may leave that out. */
function isLogGroup(arn: string, target: string): boolean {
  return arn === target || arn === `${target}:*`
}
