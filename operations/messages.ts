/** What is sent for a message from a dead-letter queue. */
import type { DeliveryMessage } from '../domain/notifications/delivery'
import type { OutgoingMessage } from '../lambdas/aws/queue'

/** What is brought back takes turns with what happens now. */
const GROUP = 'redrive'

/** A delivery with a new reason, which starts its attempts anew; undefined for what is none. */
export function deliveryAgain(body: string, newId: () => string): OutgoingMessage | undefined {
  const message: Partial<DeliveryMessage> | undefined = objectIn(body)
  const { subscriptionId, deliveryId, subject, sequence } = message ?? {}
  const isWhole = [subscriptionId, deliveryId, subject].every((each) => typeof each === 'string')
  if (!isWhole || subscriptionId === undefined || typeof sequence !== 'number') return undefined
  return { body: { ...message, requestId: newId() }, group: subscriptionId }
}

/** A change in its envelope from the bus, or a replay that was under way, as it is; undefined for what is neither. */
export function announcementAgain(body: string): OutgoingMessage | undefined {
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
