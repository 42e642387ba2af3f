/** An SQS queue. */
import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SQSClient,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs'
import { batchesOf } from './batches'

/** The longest delay of a message (SQS quotas). */
export const MAX_DELAY_SECONDS = 900

export interface OutgoingMessage {
  readonly body: object
  /** Fair queues give each message group its turn (SQS Developer Guide, "Amazon SQS fair queues"). */
  readonly group: string
  /** At most `MAX_DELAY_SECONDS`. */
  readonly delaySeconds?: number
}

/** SQS rejected some entries of a batch. */
export class SendFailed extends Error {
  override readonly name = 'SendFailed'
}

export type Queue = ReturnType<typeof openQueue>

export function openQueue(QueueUrl: string, client = new SQSClient({})) {
  const sendBatch = async (batch: SendMessageBatchRequestEntry[]): Promise<void> => {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: batch }))
    // The caller sends all messages again; receivers recognize duplicates by their ids.
    if (Failed.length > 0) throw new SendFailed(`SQS rejected ${Failed.length} of ${batch.length} messages.`)
  }

  return {
    /** Sends all messages; throws `SendFailed` if SQS rejects one. */
    send: async (messages: readonly OutgoingMessage[]): Promise<void> => {
      const entries = messages.map(entryOf)
      for (const batch of batchesOf(entries, ({ MessageBody = '' }) => MessageBody)) await sendBatch(batch)
    },

    /** Makes a received message visible again after so many seconds, at most 12 hours after its receipt. */
    postpone: async (ReceiptHandle: string, VisibilityTimeout: number): Promise<void> => {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }))
    },
  }
}

const entryOf = (
  { body, group, delaySeconds }: OutgoingMessage,
  index: number,
): SendMessageBatchRequestEntry => ({
  Id: String(index),
  MessageBody: JSON.stringify(body),
  MessageGroupId: group,
  ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
})
