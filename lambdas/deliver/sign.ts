import { Webhook } from 'standardwebhooks'

/** What is signed: the id is the same on every attempt, the time is that of the attempt. */
export interface Unsigned {
  readonly id: string
  readonly sentAt: Date
  /** The body exactly as it is posted. */
  readonly body: string
}

/** The secrets of a subscription, the current one first: while one replaces another, both sign. */
export type SigningSecrets = readonly [current: string, ...previous: string[]]

/** The headers by which a subscriber knows the sender (Standard Webhooks, https://www.standardwebhooks.com). */
export function signedHeaders(
  { id, sentAt, body }: Unsigned,
  secrets: SigningSecrets,
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
