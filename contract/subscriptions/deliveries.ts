/** Deliveries: what became of one change on its way to one subscription. Kept for 30 days. */
import * as z from 'zod/mini'
import { CHANGE_TYPES, WITHDRAWAL_TYPES } from '../events'
import { instant, uuid } from '../values/values'

/** `skipped`: not sent, since the subscription was paused or may not see the thing now. `failed`: the last attempt failed. */
export const deliveryStatus = z.enum(['pending', 'delivered', 'failed', 'skipped'])
export type DeliveryStatus = z.output<typeof deliveryStatus>

/**
 * What came of an attempt: `delivered` 2xx, `gone` 410, `redirected` 3xx, `refused` any other status, `timed-out` no answer within
 * 15 s, `unreachable` no connection, `unreadable` an answer that is none, `blocked` an address that is never connected to.
 */
export const attemptOutcome = z.enum([
  'delivered',
  'gone',
  'redirected',
  'refused',
  'timed-out',
  'unreachable',
  'unreadable',
  'blocked',
])
export type AttemptOutcome = z.output<typeof attemptOutcome>

export const attempt = z.strictObject({
  at: instant,
  outcome: attemptOutcome,
  /** The HTTP status, where there was an answer. */
  status: z.optional(z.int()),
  /** How long it took, in milliseconds. */
  ms: z.int().check(z.minimum(0)),
})
export type Attempt = z.output<typeof attempt>

/** `id` is that of the change or the withdrawal, and the message's `webhook-id` on every attempt. */
export const delivery = z.strictObject({
  id: uuid,
  type: z.enum([...CHANGE_TYPES, ...WITHDRAWAL_TYPES]),
  /** The thing that has changed, below `/v1`. */
  subject: z.string(),
  sequence: z.int().check(z.minimum(1)),
  status: deliveryStatus,
  /** Since it was asked for the last time. */
  attempts: z.int().check(z.minimum(0)),
  lastAttempt: z.optional(attempt),
  nextAttemptAt: z.optional(instant),
})
export type Delivery = z.output<typeof delivery>

/** A wish for a delivery: where to look what came of it. */
export const deliveryAsked = z.strictObject({ deliveryId: uuid })
/** A wish for a replay; its changes are delivered one after the other. */
export const replayAsked = z.strictObject({ replayId: uuid })
