import { md5, type QueueMessage, systemAttributes } from '../queues/message'
import type { Queue } from '../queues/queue'
import { readNumber, readTexts } from '../template/read'
import type { Call } from './service'
import { invalid, withinSeconds } from './sqs-entries'

/** SQS quotas: messages of one answer, and the longest that it is waited for. */
const mostMessages = 10
const longestWait = 20

/**
 * Receives what is visible, and waits for it if asked to, until the caller is gone.
 *
 * @throws AwsError for a number beyond SQS's limits
 */
export async function receive(queue: Queue, { input, signal }: Call) {
  const most = readNumber(input, 'MaxNumberOfMessages') ?? 1
  if (!Number.isInteger(most) || most < 1 || most > mostMessages)
    throw invalid('MaxNumberOfMessages', `Must be between 1 and ${mostMessages}, if provided`)
  const visibility = withinSeconds(input, 'VisibilityTimeout', 43_200)
  const end = performance.now() + (withinSeconds(input, 'WaitTimeSeconds', longestWait) ?? 0) * 1000
  let messages = queue.take(most, visibility)
  while (messages.length === 0 && performance.now() < end && !signal.aborted) {
    await arrival(queue, end - performance.now(), signal)
    if (!signal.aborted) messages = queue.take(most, visibility)
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => received(message, input)) }
}

/** Settles when a message may be there, when nobody waits for it any more, or after some time. */
async function arrival(queue: Queue, milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      unsubscribe()
      clearTimeout(timer)
      signal.removeEventListener('abort', settle)
      resolve()
    }
    const unsubscribe = queue.onVisible(settle)
    const timer = setTimeout(settle, milliseconds)
    signal.addEventListener('abort', settle)
  })
}

function received(message: QueueMessage, input: Record<string, unknown>) {
  const system = [...readTexts(input, 'AttributeNames'), ...readTexts(input, 'MessageSystemAttributeNames')]
  const attributes = only(systemAttributes(message), system)
  const own = only(message.attributes ?? {}, readTexts(input, 'MessageAttributeNames'))
  const typed = own.map(([name, StringValue]) => [name, { DataType: 'String', StringValue }])
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(attributes.length > 0 && { Attributes: Object.fromEntries(attributes) }),
    ...(typed.length > 0 && { MessageAttributes: Object.fromEntries(typed) as object }),
  }
}

function only(attributes: Record<string, string>, names: string[]): [name: string, value: string][] {
  return Object.entries(attributes).filter(([name]) => names.includes('All') || names.includes(name))
}
