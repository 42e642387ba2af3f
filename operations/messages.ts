/** The message to send for a message from a dead-letter queue. */
import type { DeliveryMessage } from '../domain/notifications/delivery'
import type { OutgoingMessage } from '../lambdas/aws/queue'

/** One message group for all redriven messages: SQS fair queues keep them from delaying current messages. */
const GROUP = 'redrive'

/** The delivery with a new request id, which resets its attempts. Undefined for any other body. */
export function redrivenDelivery(body: string, newId: () => string): OutgoingMessage | undefined {
  const message: Partial<DeliveryMessage> | undefined = objectIn(body)
  const { subscriptionId, deliveryId, subject, sequence } = message ?? {}
  const isComplete = [subscriptionId, deliveryId, subject].every((each) => typeof each === 'string')
  if (!isComplete || subscriptionId === undefined || typeof sequence !== 'number') return undefined
  return { body: { ...message, requestId: newId() }, group: subscriptionId }
}

/** An event from the bus or a replay, unchanged. Undefined for any other body. */
export function redrivenAnnouncement(body: string): OutgoingMessage | undefined {
  const message = objectIn(body)
  return message && ('detail' in message || 'replay' in message) ? { body: message, group: GROUP } : undefined
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
