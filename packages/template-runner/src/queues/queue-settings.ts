import { readNumber, readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'

export interface QueueSettings {
  /** Logical id in the template. */
  logicalId: string
  name: string
  arn: string
  /** `VisibilityTimeout`: a received message is hidden for this time. */
  visibilitySeconds: number
  /** `MessageRetentionPeriod`: a message is deleted after this time. */
  retentionSeconds: number
  /** A message that was received this often is moved to the dead-letter queue. */
  maxReceiveCount?: number | undefined
  deadLetterArn?: string | undefined
}

/** Reads a queue of the template, with SQS's default values. */
export function queueSettingsOf(stack: Stack, { logicalId, properties }: StackResource): QueueSettings {
  const redrive = readObject(properties, 'RedrivePolicy')
  return {
    logicalId,
    name: stack.attribute(logicalId, 'QueueName'),
    arn: stack.arn(logicalId),
    visibilitySeconds: readNumber(properties, 'VisibilityTimeout') ?? 30,
    retentionSeconds: readNumber(properties, 'MessageRetentionPeriod') ?? 4 * 24 * 60 * 60,
    maxReceiveCount: readNumber(redrive, 'maxReceiveCount'),
    deadLetterArn: readText(redrive, 'deadLetterTargetArn'),
  }
}
