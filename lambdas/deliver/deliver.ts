/** One message on its way to one subscription: what stands in its way, the attempt, and what is kept of it. */
import type { Disabled, Subscription } from '../../contract/subscriptions/schemas'
import { REGISTRY } from '../../domain/shared/change'
import {
  afterAttempt,
  healthAfter,
  leased,
  reasonToDisable,
  skipped,
  stepFor,
  type Attempted,
  type Chance,
  type DeliveryMessage,
  type Step,
} from '../../domain/notifications/delivery'
import { disableSubscription, subscriptionSubject } from '../../domain/notifications/subscription'
import { messageOf } from '../../domain/notifications/webhook-message'
import { notFound } from '../../domain/shared/refusal'
import { unchanged } from '../table/write'
import type { Deliveries, DeliveryItems } from '../subscriptions/deliveries'
import type { Store } from '../table/store'
import { secretsAt, subscriptionItems } from '../subscriptions/record'
import { contextOf } from '../fan-out/context'
import type { SigningSecrets } from './sign'

export interface DeliverDeps extends Chance {
  readonly store: Pick<Store, 'read' | 'readChange' | 'write'>
  readonly deliveries: Pick<Deliveries, 'readItems' | 'keep' | 'takeLease'>
  /** Posts a body to an address, signed with these secrets as the message of this id; never throws for what the other side does. */
  readonly post: (message: Signed) => Promise<Attempted>
  /** Puts a message aside that has had its last attempt. */
  readonly giveUp: (message: DeliveryMessage) => Promise<void>
}

export interface Signed {
  readonly url: string
  readonly id: string
  readonly body: string
  /** The current one first. */
  readonly secrets: SigningSecrets
}

/** What is to become of the message: nothing any more, or it comes again in so many seconds. */
export type Delivered =
  | { readonly kind: 'settled' | 'dropped' }
  | { readonly kind: 'again'; readonly seconds: number }

/** Takes a message one step further; what it does can be done again, since nothing is lost by a second time. */
export async function deliver(message: DeliveryMessage, deps: DeliverDeps): Promise<Delivered> {
  const { deliveries } = deps
  const items = await deliveries.readItems(message)
  const step = stepFor(message, await contextOf(message, items, deps.store), deps)
  if (step.kind === 'drop') return { kind: 'dropped' }
  if (step.kind === 'attempt') return await attempt(message, step, items, deps)
  if (step.kind === 'skip') {
    // What is left of a subscription that was disabled is for the person on call, once it is mended.
    if (items.subscription?.disabled) await deps.giveUp(message)
    await deliveries.keep(message.subscriptionId, skipped(step.current))
    return { kind: 'settled' }
  }
  // Whoever looks finds it from now on.
  if (step.current !== items.kept) await deliveries.keep(message.subscriptionId, step.current)
  return { kind: 'again', seconds: step.seconds }
}

async function attempt(
  message: DeliveryMessage,
  { subscription, content, current }: Extract<Step, { kind: 'attempt' }>,
  { health, secrets }: DeliveryItems,
  deps: DeliverDeps,
): Promise<Delivered> {
  const { deliveries, post, now } = deps
  // A subscription that is failing is tried by one message at a time, so that it does not take the place of others.
  if (health && !(await deliveries.takeLease(subscription.id, health, leased(health, now()))))
    return { kind: 'again', seconds: 1 }
  if (!secrets) throw new Error('A subscription has no secret.')
  const at = now()
  const body = messageOf(content, subscription.clearance)
  const attempted = await post({
    url: subscription.url,
    id: content.id,
    body,
    secrets: secretsAt(secrets, at.toISOString()),
  })
  const after = afterAttempt(current, attempted, at, deps)
  if (after.kept.delivery.status === 'failed') await deps.giveUp(message)
  const healthThen = healthAfter(health, attempted, now())
  const because = reasonToDisable(attempted, healthThen, now())
  // Before it is kept that the delivery has ended: from then on the message comes to nothing.
  if (because) await disable(subscription.id, because, deps)
  await deliveries.keep(subscription.id, after.kept, { before: health, after: healthThen })
  return after.retryIn === undefined ? { kind: 'settled' } : { kind: 'again', seconds: after.retryIn }
}

/** Records that the registry sends nothing there any more, unless that is so already. */
async function disable(
  subscriptionId: string,
  because: Disabled['because'],
  { store }: DeliverDeps,
): Promise<void> {
  const subject = subscriptionSubject(subscriptionId)
  await store.write({ actor: REGISTRY }, async (moment) => {
    const kept = await store.read<Subscription>(subject)
    if (!kept) throw notFound()
    const next = disableSubscription(kept.thing, because, moment)
    return next
      ? { change: next.change, items: subscriptionItems(next, kept.thing) }
      : unchanged(subject, kept.thing)
  })
}
