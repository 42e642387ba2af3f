/** A queue of SQS, as the functions use one. */
import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SQSClient,
  type SendMessageBatchRequestEntry,
} from '@aws-sdk/client-sqs'

export interface Outgoing {
  readonly body: object
  /** Messages of one group take turns with those of others (SQS Developer Guide, "Amazon SQS fair queues"). */
  readonly group: string
  readonly delaySeconds?: number
}

export type Queue = ReturnType<typeof openQueue>

/** `SendMessageBatch` takes so many entries. */
const MAX_ENTRIES = 10

export function openQueue(QueueUrl: string, client = new SQSClient({})) {
  const sendBatch = async (batch: readonly Outgoing[]): Promise<void> => {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl, Entries: batch.map(entryOf) }),
    )
    // Whoever sends tries all of it again: what is taken twice is known by its id.
    if (Failed.length > 0) throw new Error(`${Failed.length} of ${batch.length} messages were not taken`)
  }

  return {
    /** Sends all; throws when one is not taken. */
    send: async (messages: readonly Outgoing[]): Promise<void> => {
      for (let start = 0; start < messages.length; start += MAX_ENTRIES)
        await sendBatch(messages.slice(start, start + MAX_ENTRIES))
    },

    /** Lets a message that was received come again after so many seconds, at most 12 hours from its receipt. */
    comeAgain: async (ReceiptHandle: string, VisibilityTimeout: number): Promise<void> => {
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
