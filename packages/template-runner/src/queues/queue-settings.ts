import { readNumber, readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'

export interface QueueSettings {
  /** Logical id in the template. */
  logicalId: string
  name: string
  arn: string
  /** How long a message that was received stays hidden. */
  visibilitySeconds: number
  delaySeconds: number
  /** How long a message that nobody deletes is kept. */
  retentionSeconds: number
  /** A message that was received so often goes to the dead-letter queue instead. */
  maxReceiveCount?: number | undefined
  deadLetterArn?: string | undefined
}

/** A queue as the template has it, with SQS's defaults. */
export function queueSettingsOf(stack: Stack, { logicalId, properties }: StackResource): QueueSettings {
  const redrive = readObject(properties, 'RedrivePolicy')
  return {
    logicalId,
    name: stack.attribute(logicalId, 'QueueName'),
    arn: stack.arn(logicalId),
    visibilitySeconds: readNumber(properties, 'VisibilityTimeout') ?? 30,
    delaySeconds: readNumber(properties, 'DelaySeconds') ?? 0,
    retentionSeconds: readNumber(properties, 'MessageRetentionPeriod') ?? 4 * 24 * 60 * 60,
    maxReceiveCount: readNumber(redrive, 'maxReceiveCount'),
    deadLetterArn: readText(redrive, 'deadLetterTargetArn'),
  }
}
