import { createHash } from 'node:crypto'

/** A message as a queue stores it. Times are milliseconds since 1970. */
export interface QueueMessage {
  id: string
  body: string
  /** Message attributes of type String, by name. */
  attributes?: Record<string, string> | undefined
  /** `MessageGroupId`, which fair queues use on a standard queue. */
  group?: string | undefined
  sentAt: number
  /** Consumers can receive the message from this time on. */
  visibleAt: number
  receiveCount: number
  firstReceivedAt?: number | undefined
  /** In a dead-letter queue: ARN of the queue that the message was moved from. */
  deadLetterSource?: string | undefined
  /** When the message was last received in this run. */
  receivedAt?: number | undefined
  /** The receipt handle of the last receive. */
  receipt?: string | undefined
}

/** A message to be sent. */
export type NewMessage = Pick<QueueMessage, 'body' | 'attributes' | 'group'> & {
  /** @default 0 */
  delaySeconds?: number | undefined
}

/** `MD5OfBody`, by which SDK clients verify a body. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** The system attributes of a message (SQS API Reference, "ReceiveMessage"). */
export function systemAttributes(message: QueueMessage): Record<string, string> {
  const { receiveCount, firstReceivedAt, sentAt, group, deadLetterSource } = message
  return {
    ApproximateReceiveCount: String(receiveCount),
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
    SenderId: 'local',
    SentTimestamp: String(sentAt),
    ...(group !== undefined && { MessageGroupId: group }),
    ...(deadLetterSource !== undefined && { DeadLetterQueueSourceArn: deadLetterSource }),
  }
}
