import { md5, type QueueMessage, systemAttributes } from '../queues/message'
import type { Queue } from '../queues/queue'
import { readNumber, readTexts } from '../template/read'
import type { Call } from './service'
import { invalidParameter, readSeconds } from './sqs-entries'

/** SQS quotas: messages of a response, and the wait of long polling in seconds. */
const maxMessages = 10
const maxWait = 20

/**
 * Receives visible messages, with long polling until the caller disconnects.
 *
 * @throws AwsError for a parameter outside SQS's limits
 */
export async function receiveMessages(queue: Queue, { input, signal }: Call) {
  const limit = readNumber(input, 'MaxNumberOfMessages') ?? 1
  if (!Number.isInteger(limit) || limit < 1 || limit > maxMessages)
    throw invalidParameter('MaxNumberOfMessages', `Must be between 1 and ${maxMessages}, if provided`)
  const end = performance.now() + (readSeconds(input, 'WaitTimeSeconds', maxWait) ?? 0) * 1000
  let messages = queue.receive(limit)
  while (messages.length === 0 && performance.now() < end && !signal.aborted) {
    await visibleMessage(queue, end - performance.now(), signal)
    if (!signal.aborted) messages = queue.receive(limit)
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => outputOf(message, input)) }
}

/** Resolves when a message may be visible, the caller disconnects, or the time is over. */
async function visibleMessage(queue: Queue, milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      unsubscribe()
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const unsubscribe = queue.onVisible(finish)
    const timer = setTimeout(finish, milliseconds)
    signal.addEventListener('abort', finish)
  })
}

function outputOf(message: QueueMessage, input: Record<string, unknown>) {
  const system = select(systemAttributes(message), readTexts(input, 'MessageSystemAttributeNames'))
  const own = select(message.attributes ?? {}, readTexts(input, 'MessageAttributeNames'))
  const typed = own.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }])
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(typed.length > 0 && { MessageAttributes: Object.fromEntries(typed) as object }),
  }
}

function select(attributes: Record<string, string>, names: string[]): [name: string, value: string][] {
  return Object.entries(attributes).filter(([name]) => names.includes('All') || names.includes(name))
}
