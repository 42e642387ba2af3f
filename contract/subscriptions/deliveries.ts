/** Deliveries: the delivery of one change to one subscription. They are kept for 30 days. */
import * as z from 'zod/mini'
import { CHANGE_TYPES, WITHDRAWAL_TYPES } from '../events'
import { instant } from '../values/dates'
import { uuid } from '../values/values'

/** `skipped`: not sent, because the subscription was paused, or may not see the thing now. `failed`: the last attempt failed. */
export const deliveryStatus = z.enum(['pending', 'delivered', 'failed', 'skipped'])
export type DeliveryStatus = z.output<typeof deliveryStatus>

/**
 * The outcome of an attempt: `delivered` 2xx, `gone` 410, `redirected` 3xx, `refused` any other status, `timed-out` no answer within
 * 15 s, `unreachable` no connection, `unreadable` a malformed response, `blocked` an address that is never connected to.
 */
const attemptOutcome = z.enum([
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
  /** The HTTP status, if there was a response. */
  status: z.optional(z.int()),
  /** The duration in milliseconds. */
  ms: z.int().check(z.minimum(0)),
})
export type Attempt = z.output<typeof attempt>

/** `id` is that of the change or the withdrawal, and the message's `webhook-id` on every attempt. */
export const delivery = z.strictObject({
  id: uuid,
  type: z.enum([...CHANGE_TYPES, ...WITHDRAWAL_TYPES]),
  /** The path of the changed thing, below `/v1`. */
  subject: z.string(),
  sequence: z.int().check(z.minimum(1)),
  status: deliveryStatus,
  /** Since the last request for it. */
  attempts: z.int().check(z.minimum(0)),
  lastAttempt: z.optional(attempt),
  nextAttemptAt: z.optional(instant),
})
export type Delivery = z.output<typeof delivery>

/** The response to a request for a delivery. */
export const requestedDelivery = z.strictObject({ deliveryId: uuid })
/** The response to a request for a replay. */
export const requestedReplay = z.strictObject({ replayId: uuid })
