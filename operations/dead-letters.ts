/** Moves messages from a dead-letter queue to a queue that processes them. */
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { OutgoingMessage, Queue } from '../lambdas/aws/queue'
import type { RedriveOptions, RedriveResult } from './redrive-result'

interface QueueRedrive {
  readonly sqs: SQSClient
  /** The URL of the dead-letter queue. */
  readonly from: string
  readonly to: Pick<Queue, 'send'>
  /** The message to send for the body of a dead letter; undefined for an unreadable body. */
  readonly messageFor: (body: string) => OutgoingMessage | undefined
}

/** In seconds. Only long polling asks all servers, so that an empty answer means an empty queue (SQS Developer Guide). */
const WAIT_SECONDS = 1

/**
 * Sends every message to the other queue, then deletes it: an interruption loses no message. A message that was sent and not
 * deleted is sent twice; its consumer is idempotent.
 */
export async function redriveQueue(
  queues: QueueRedrive,
  { dryRun, onProgress }: RedriveOptions,
): Promise<RedriveResult> {
  const { visible, hidden } = await countMessages(queues)
  if (dryRun) return { redriven: visible + hidden, left: [] }
  const left = new Map<string, string>()
  let redriven = 0
  for (;;) {
    const messages = await receive(queues)
    if (messages.length === 0) break
    const readable = messages.filter(({ Body = '' }) => queues.messageFor(Body))
    for (const { MessageId = '' } of messages) left.set(MessageId, `message ${MessageId} cannot be read`)
    await sendAndDelete(queues, readable)
    for (const { MessageId = '' } of readable) left.delete(MessageId)
    redriven += readable.length
    onProgress(`dead letters: ${redriven} of ${visible} sent, ${left.size} left`)
  }
  return { redriven, left: [...left.values(), ...(hidden > 0 ? [hiddenLine(hidden)] : [])] }
}

const hiddenLine = (count: number): string =>
  `${count} in flight, received by another consumer: try again in a minute`

async function receive({ sqs, from }: QueueRedrive): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10, WaitTimeSeconds: WAIT_SECONDS }),
  )
  return Messages
}

async function sendAndDelete(
  { sqs, from, to, messageFor }: QueueRedrive,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return
  await to.send(messages.flatMap(({ Body = '' }) => messageFor(Body) ?? []))
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
  // A message whose deletion fails is sent again by the next run.
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries }))
}

async function countMessages({ sqs, from }: QueueRedrive): Promise<{ visible: number; hidden: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: from,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  return {
    visible: Number(Attributes['ApproximateNumberOfMessages'] ?? 0),
    hidden: Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0),
  }
}
