/** Brings messages back from a dead-letter queue to where they are worked off. */
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { OutgoingMessage, Queue } from '../lambdas/aws/queue'
import type { RunOptions, RedriveOutcome } from './outcome'

export interface DeadLetters {
  readonly sqs: SQSClient
  /** Address of the dead-letter queue. */
  readonly from: string
  readonly to: Pick<Queue, 'send'>
  /** What to send for a message; undefined for one that nobody could read. */
  readonly sentFor: (body: string) => OutgoingMessage | undefined
}

/** An empty answer says that a queue is empty only when it was waited for, in seconds (SQS Developer Guide, "Long polling"). */
const WAIT_SECONDS = 1

/**
 * Sends all messages on. Each is deleted only when it has been sent, so that whoever ends this at any point loses nothing;
 * one that was sent and not deleted comes twice, which harms nobody.
 */
export async function bringBack(letters: DeadLetters, { dryRun, tell }: RunOptions): Promise<RedriveOutcome> {
  const { visible, hidden } = await countsOf(letters)
  if (dryRun) return { back: visible + hidden, left: [] }
  const left = new Map<string, string>()
  let back = 0
  for (;;) {
    const messages = await received(letters)
    if (messages.length === 0) break
    const sent = messages.filter(({ Body = '' }) => letters.sentFor(Body))
    for (const { MessageId = '' } of messages) left.set(MessageId, `message ${MessageId} cannot be read`)
    await sendOn(letters, sent)
    for (const { MessageId = '' } of sent) left.delete(MessageId)
    back += sent.length
    tell(`dead letters: ${back} of ${visible} sent again, ${left.size} left`)
  }
  return { back, left: [...left.values(), ...(hidden > 0 ? [hiddenLine(hidden)] : [])] }
}

const hiddenLine = (count: number): string =>
  `${count} that somebody else looks at, or has just looked at: try again in a minute`

async function received({ sqs, from }: DeadLetters): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10, WaitTimeSeconds: WAIT_SECONDS }),
  )
  return Messages
}

async function sendOn({ sqs, from, to, sentFor }: DeadLetters, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return
  await to.send(messages.flatMap(({ Body = '' }) => sentFor(Body) ?? []))
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
  // What is not deleted is sent once more by the next run.
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries }))
}

async function countsOf({ sqs, from }: DeadLetters): Promise<{ visible: number; hidden: number }> {
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
