import { Webhook } from 'standardwebhooks'

/** The signed content (Standard Webhooks). The id is the same on every attempt. */
interface SignedContent {
  readonly id: string
  /** The time of the attempt. */
  readonly sentAt: Date
  /** The body exactly as it is posted. */
  readonly body: string
}

/** The secrets of a subscription, the current one first. After a rotation, the previous secrets sign too for a time. */
export type SigningSecrets = readonly [current: string, ...previous: string[]]

/** The headers with which a subscriber verifies a message (Standard Webhooks, https://www.standardwebhooks.com). */
export function signedHeaders(
  { id, sentAt, body }: SignedContent,
  secrets: SigningSecrets,
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
