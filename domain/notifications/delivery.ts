/** The rules of a delivery: whether a message is sent, waits or is skipped, and the state after an attempt. */
import type { Change } from '../../contract/changes'
import type { Attempt, AttemptOutcome, Delivery } from '../../contract/subscriptions/deliveries'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { EventType } from '../../contract/events'
import type { Withdrawal } from '../../contract/subscriptions/withdrawals'
import { isSeenBy, type ThingInPartnership } from './audience'
import { leaseWait, waitAfter } from './delivery-schedule'
import { isFailing, type Health } from './health'
import type { Lane } from './lanes'
import { viewOfChange } from '../shared/view'
import { viewForEvent } from '../views'

/** A queued message: one change, or the withdrawal of a thing that it hides, for one subscription. */
export interface DeliveryMessage {
  readonly subscriptionId: string
  /** The id of the change or of the withdrawal. */
  readonly deliveryId: string
  /** The key of the change. */
  readonly subject: string
  readonly sequence: number
  /** The withdrawn thing, if the message is a withdrawal: the change's own thing, or an entry of its visit. */
  readonly withdraws?: Withdrawn | undefined
  /** The id of the request for the delivery: of the change itself, or of a later redelivery or replay. */
  readonly requestId: string
}

export type Withdrawn = Pick<Withdrawal, 'type' | 'subject' | 'sequence'>

/** A stored delivery. A new request resets its attempts. */
export interface StoredDelivery {
  readonly delivery: Delivery
  readonly requestId: string
  /** The change that hides the thing, if this is the delivery of a withdrawal. */
  readonly hiddenBy?: Pick<Change, 'subject' | 'sequence'> | undefined
}

/** Everything that decides about a message at the time of an attempt. */
export interface DeliveryContext {
  readonly subscription?: Subscription | undefined
  readonly change?: Change | undefined
  /** The change's thing just before it. */
  readonly before?: ThingInPartnership | undefined
  /** The change's thing just after it. */
  readonly after?: ThingInPartnership | undefined
  /** The current version of the changed or withdrawn thing. */
  readonly now?: ThingInPartnership | undefined
  readonly kept?: StoredDelivery | undefined
  readonly health?: Health | undefined
}

export type Step =
  | { readonly kind: 'drop' }
  /** To the lane of retries, where it may wait for its time or for an answer. */
  | { readonly kind: 'move' }
  | { readonly kind: 'skip'; readonly current: StoredDelivery }
  | { readonly kind: 'wait'; readonly seconds: number; readonly current: StoredDelivery }
  | {
      readonly kind: 'attempt'
      readonly subscription: Subscription
      readonly content: Change | Withdrawal
      readonly current: StoredDelivery
    }

/** `random` returns a number from 0 to 1. */
export interface ClockAndRandom {
  readonly now: () => Date
  readonly random: () => number
}

/**
 * The next step of a message in a lane. A repeated message, or one that a later request has replaced, is dropped. The lane
 * of first attempts keeps only messages whose subscription is healthy.
 */
export function stepFor(
  message: DeliveryMessage,
  lane: Lane,
  context: DeliveryContext,
  { now, random }: ClockAndRandom,
): Step {
  const { subscription, change, kept, health } = context
  if (!subscription || subscription.deletedAt !== undefined || !change) return { kind: 'drop' }
  if (kept && isSettled(kept, message)) return { kind: 'drop' }
  const current = kept?.requestId === message.requestId ? kept : pending(message, change)
  const content = contentOf(message, subscription, change, context)
  // A delivery that was never tried leaves no trace of a thing that the subscription may not see.
  if (!content) return kept || subscription.paused ? { kind: 'skip', current } : { kind: 'drop' }
  if (lane === 'first' && (health || current.delivery.attempts > 0)) return { kind: 'move' }
  const earlyMs = Date.parse(current.delivery.nextAttemptAt ?? '') - now().getTime()
  if (earlyMs > SLACK_MS) return { kind: 'wait', seconds: Math.ceil(earlyMs / 1000), current }
  const lease = isFailing(health) ? Date.parse(health.leaseUntil) - now().getTime() : 0
  if (!isFailing(health) || lease <= 0) return { kind: 'attempt', subscription, content, current }
  const seconds = leaseWait({ leaseSeconds: lease / 1000, failures: health.failures, random: random() })
  return { kind: 'wait', seconds, current }
}

/** A message may be this early. A duplicate, or one whose function was interrupted, can be earlier: it waits. */
const SLACK_MS = 2_000

const isSettled = (kept: StoredDelivery, { requestId }: DeliveryMessage): boolean =>
  kept.requestId > requestId || (kept.requestId === requestId && kept.delivery.status !== 'pending')

/**
 * The content that may be sent now; `undefined` if nothing may be. Clearance, partnerships and the thing may have changed
 * since the message was queued. A change is sent if the subscription may see both the thing after the change and the
 * current thing, a withdrawal if it may not see the current thing, a test always.
 */
function contentOf(
  { deliveryId, withdraws }: DeliveryMessage,
  subscription: Subscription,
  change: Change,
  { before, after, now }: DeliveryContext,
): Change | Withdrawal | undefined {
  const { type, time } = change
  const { clearance, paused } = subscription
  if (type === 'subscription.test') return viewOfChange(viewForEvent(type), change, clearance, {})
  if (paused) return undefined
  const isSeen = (of: EventType, version: ThingInPartnership | undefined): boolean =>
    version === undefined || isSeenBy(subscription, of, version)
  if (withdraws)
    return now && isSeen(withdraws.type, now) ? undefined : { ...withdraws, id: deliveryId, time }
  if (!isSeen(type, after) || !isSeen(type, now)) return undefined
  const sawBefore = before && isSeen(type, before)
  return viewOfChange(viewForEvent(type), change, clearance, {
    before: sawBefore ? before.thing : undefined,
    now: now?.thing,
  })
}

/** A new delivery without attempts. */
export function pending(message: DeliveryMessage, change: Pick<Change, 'type'>): StoredDelivery {
  const { deliveryId: id, subject, sequence, withdraws, requestId } = message
  const about = withdraws ?? { type: change.type, subject, sequence }
  return {
    requestId,
    delivery: { id, ...about, status: 'pending', attempts: 0 },
    ...(withdraws ? { hiddenBy: { subject, sequence } } : {}),
  }
}

/** The delivery with the status `skipped`: it must not be sent to the subscription now. */
export function skipped({
  delivery: { nextAttemptAt: _, ...delivery },
  ...kept
}: StoredDelivery): StoredDelivery {
  return { ...kept, delivery: { ...delivery, status: 'skipped' } }
}

/** The result of a request to the subscriber. */
export interface AttemptReport {
  readonly outcome: AttemptOutcome
  readonly status?: number | undefined
  readonly ms: number
  readonly retryAfterSeconds?: number | undefined
}

interface AttemptResult {
  readonly kept: StoredDelivery
  /** The seconds until the next attempt; absent after the last one. */
  readonly retryIn?: number
}

/** A delivery after an attempt that began at `at`. */
export function afterAttempt(
  before: StoredDelivery,
  { retryAfterSeconds, outcome, status, ms }: AttemptReport,
  at: Date,
  { now, random }: ClockAndRandom,
): AttemptResult {
  const { nextAttemptAt: _, ...delivery } = before.delivery
  const attempts = delivery.attempts + 1
  const lastAttempt: Attempt = {
    at: at.toISOString(),
    outcome,
    ms: Math.round(ms),
    ...(status === undefined ? {} : { status }),
  }
  const withStatus = (final: 'delivered' | 'failed'): AttemptResult => ({
    kept: { ...before, delivery: { ...delivery, attempts, lastAttempt, status: final } },
  })
  if (outcome === 'delivered') return withStatus('delivered')
  const retryIn =
    outcome === 'gone' ? undefined : waitAfter(attempts, { retryAfterSeconds, random: random() })
  if (retryIn === undefined) return withStatus('failed')
  const nextAttemptAt = new Date(now().getTime() + retryIn * 1000).toISOString()
  const next = { ...delivery, attempts, lastAttempt, status: 'pending' as const, nextAttemptAt }
  return { kept: { ...before, delivery: next }, retryIn }
}
