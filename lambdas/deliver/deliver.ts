/** One step of a delivery: decides about the message, makes an attempt, and stores the outcome. */
import type { Disabled, Subscription } from '../../contract/subscriptions/schemas'
import { REGISTRY_ACTOR } from '../../domain/shared/change'
import {
  afterAttempt,
  skipped,
  stepFor,
  type AttemptReport,
  type ClockAndRandom,
  type DeliveryMessage,
  type Step,
} from '../../domain/notifications/delivery'
import { healthAfter, isFailing, leased, reasonToDisable, slowFrom } from '../../domain/notifications/health'
import { ATTEMPT_MS, type Lane } from '../../domain/notifications/lanes'
import { disableSubscription, subscriptionSubject } from '../../domain/notifications/subscription'
import { messageOf } from '../../domain/notifications/webhook-message'
import { notFound } from '../../domain/shared/refusal'
import { unchanged } from '../table/write'
import type { Deliveries, DeliveryItems } from '../subscriptions/deliveries'
import type { Store } from '../table/store'
import { secretsAt, subscriptionItems } from '../subscriptions/record'
import { contextOf } from '../fan-out/context'
import type { SigningSecrets } from './sign'

export interface DeliverDeps extends ClockAndRandom {
  readonly lane: Lane
  readonly store: Pick<Store, 'read' | 'readChange' | 'write'>
  readonly deliveries: Pick<Deliveries, 'readItems' | 'store' | 'storeHealth' | 'takeLease'>
  /**
   * Signs and posts a message, and waits for the answer for `deadlineMs` milliseconds. Returns every failure of the receiver
   * as an outcome, and does not throw for it.
   */
  readonly post: (message: WebhookMessage, deadlineMs: number) => Promise<AttemptReport>
  /** Sends a message to the dead-letter queue after its last attempt. */
  readonly sendToDeadLetters: (message: DeliveryMessage) => Promise<void>
}

export interface WebhookMessage {
  readonly url: string
  readonly id: string
  readonly body: string
  /** The current secret first. */
  readonly secrets: SigningSecrets
}

/**
 * `finished`: the delivery has its final status. `dropped`: the message is a duplicate, or obsolete. `retry`: the message
 * belongs to the lane of retries, and is due there in so many seconds.
 */
export type DeliveryResult =
  | { readonly kind: 'finished' | 'dropped' }
  | { readonly kind: 'retry'; readonly seconds: number }

const RETRY_NOW = { kind: 'retry', seconds: 0 } as const

/** Handles a message once. It is safe to repeat: SQS may deliver a message more than once. */
export async function deliver(message: DeliveryMessage, deps: DeliverDeps): Promise<DeliveryResult> {
  const { deliveries, lane } = deps
  const items = await deliveries.readItems(message)
  const step = stepFor(message, lane, await contextOf(message, items, deps.store), deps)
  if (step.kind === 'drop') return { kind: 'dropped' }
  if (step.kind === 'move') return RETRY_NOW
  if (step.kind === 'attempt') return await attempt(message, step, items, deps)
  if (step.kind === 'skip') {
    // The operators redrive the skipped messages of a disabled subscription after its endpoint has been repaired.
    if (items.subscription?.disabled) await deps.sendToDeadLetters(message)
    await deliveries.store(message.subscriptionId, skipped(step.current))
    return { kind: 'finished' }
  }
  // From now on the delivery is listed as pending.
  if (step.current !== items.kept) await deliveries.store(message.subscriptionId, step.current)
  return { kind: 'retry', seconds: step.seconds }
}

async function attempt(
  message: DeliveryMessage,
  { subscription, content, current }: Extract<Step, { kind: 'attempt' }>,
  { health, secrets }: DeliveryItems,
  deps: DeliverDeps,
): Promise<DeliveryResult> {
  const { deliveries, lane, post, now } = deps
  // A failing subscription gets one attempt at a time, so that it does not use the concurrency of others.
  if (isFailing(health) && !(await deliveries.takeLease(subscription.id, health, leased(health, now()))))
    return { kind: 'retry', seconds: 1 }
  if (!secrets) throw new Error('The subscription has no secret.')
  const at = now()
  const body = messageOf(content, subscription.clearance)
  const attempted = await post(
    { url: subscription.url, id: content.id, body, secrets: secretsAt(secrets, at.toISOString()) },
    ATTEMPT_MS[lane],
  )
  if (lane === 'first' && attempted.outcome === 'timed-out') {
    await deliveries.storeHealth(subscription.id, slowFrom(now()))
    return RETRY_NOW
  }
  const after = afterAttempt(current, attempted, at, deps)
  if (after.kept.delivery.status === 'failed') await deps.sendToDeadLetters(message)
  const healthThen = healthAfter(health, attempted, now())
  const because = reasonToDisable(attempted, healthThen, now())
  // This comes before the final status is stored: a repeated message of a finished delivery is dropped.
  if (because) await disable(subscription.id, because, deps)
  await deliveries.store(subscription.id, after.kept, { before: health, after: healthThen })
  return after.retryIn === undefined ? { kind: 'finished' } : { kind: 'retry', seconds: after.retryIn }
}

/** Disables a subscription, unless it is paused or deleted. */
async function disable(
  subscriptionId: string,
  because: Disabled['because'],
  { store }: DeliverDeps,
): Promise<void> {
  const subject = subscriptionSubject(subscriptionId)
  await store.write({ actor: REGISTRY_ACTOR }, async (moment) => {
    const kept = await store.read<Subscription>(subject)
    if (!kept) throw notFound()
    const next = disableSubscription(kept.thing, because, moment)
    return next
      ? { change: next.change, items: subscriptionItems(next, kept.thing) }
      : unchanged(subject, kept.thing)
  })
}
