/** A queue of SQS, as the functions use one. */
import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SQSClient,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs'
import { batchesOf } from './batches'

export interface Outgoing {
  readonly body: object
  /** Messages of one group take turns with those of others (SQS Developer Guide, "Amazon SQS fair queues"). */
  readonly group: string
  readonly delaySeconds?: number
}

/** A queue did not take all that it was sent. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

export type Queue = ReturnType<typeof openQueue>

export function openQueue(QueueUrl: string, client = new SQSClient({})) {
  const sendBatch = async (batch: SendMessageBatchRequestEntry[]): Promise<void> => {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: batch }))
    // Whoever sends tries all of it again: what is taken twice is known by its id.
    if (Failed.length > 0) throw new NotTaken(`${Failed.length} of ${batch.length} messages were not taken`)
  }

  return {
    /** Sends all; throws when one is not taken. */
    send: async (messages: readonly Outgoing[]): Promise<void> => {
      const entries = messages.map(entryOf)
      for (const batch of batchesOf(entries, ({ MessageBody = '' }) => MessageBody)) await sendBatch(batch)
    },

    /** Lets a message that was received come again after so many seconds, at most 12 hours from its receipt. */
    postpone: async (ReceiptHandle: string, VisibilityTimeout: number): Promise<void> => {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }))
    },
  }
}

const entryOf = ({ body, group, delaySeconds }: Outgoing, index: number): SendMessageBatchRequestEntry => ({
  Id: String(index),
  MessageBody: JSON.stringify(body),
  MessageGroupId: group,
  ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
})
