import { createHash } from 'node:crypto'

/** A message as a queue keeps it; times are milliseconds since 1970. */
export interface QueueMessage {
  id: string
  body: string
  /** What the sender has added, as texts. */
  attributes?: Record<string, string> | undefined
  /** `MessageGroupId`: on a standard queue, whose share of it the message is. */
  group?: string | undefined
  sentAt: number
  /** From then on it can be received. */
  visibleAt: number
  receiveCount: number
  firstReceivedAt?: number | undefined
  /** In a dead-letter queue: ARN of the queue that it comes from. */
  deadLetterSource?: string | undefined
  /** Of its last receipt in this run: when, and the handle that deletes it. */
  receivedAt?: number | undefined
  receipt?: string | undefined
}

/** What a sender gives. */
export type Draft = Pick<QueueMessage, 'body' | 'attributes' | 'group'> & {
  /** @default the queue's */
  delaySeconds?: number | undefined
}

/** With it a client makes sure that a body arrived as it was sent. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** The attributes that SQS itself gives a message (SQS API Reference, "ReceiveMessage"). */
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
