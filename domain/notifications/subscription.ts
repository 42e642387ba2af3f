/** The rules of a subscription: recorded, paused and resumed, its secret rotated, disabled by what its address answers, deleted. */
import type { Change } from '../../contract/changes'
import {
  patchedFields,
  type Disabled,
  type RedeliveryRequest,
  type ReplayInput,
  type ReplayRequest,
  type Subscription,
  type SubscriptionInput,
  type TestRequest,
} from '../../contract/subscriptions/schemas'
import { isWithdrawal } from '../../contract/events'
import { changed, changeOf, created, ifChanged, type Changed, type Moment } from '../shared/change'
import type { KeptDelivery } from './delivery'
import { patched } from '../shared/merge-patch'
import { Refusal } from '../shared/refusal'

export const subscriptionSubject = (id: string): string => `subscriptions/${id}`

/** How long the secret before a rotation stays valid. */
const OVERLAP_MS = 24 * 60 * 60 * 1000

export function recordSubscription(
  { secret: _, ...fields }: SubscriptionInput,
  moment: Moment,
): Changed<Subscription> {
  const id = moment.newId()
  const happening = { type: 'subscription.recorded', subject: subscriptionSubject(id) } as const
  return created(happening, { id, ...fields, paused: false }, moment)
}

/** Merges a patch (RFC 7396); whoever resumes a subscription clears why it was disabled. `undefined` when nothing differs. */
export function updateSubscription(
  before: Subscription,
  patch: object,
  moment: Moment,
): Changed<Subscription> | undefined {
  requireAlive(before)
  const { disabled, ...after } = patched(patchedFields, before, patch)
  return ifChanged(
    step('subscription.updated', before, after.paused && disabled ? { ...after, disabled } : after, moment),
  )
}

/** A new secret is made; until the day is over the old one is good too. */
export function rotateSecret(before: Subscription, moment: Moment): Changed<Subscription> {
  requireAlive(before)
  const earlierSecretUntil = new Date(Date.parse(moment.now) + OVERLAP_MS).toISOString()
  return step('subscription.secret-rotated', before, { ...before, earlierSecretUntil }, moment)
}

/** Nothing is sent any more until somebody resumes it; `undefined` when it is paused or deleted already. */
export function disableSubscription(
  before: Subscription,
  because: Disabled['because'],
  moment: Moment,
): Changed<Subscription> | undefined {
  if (before.paused || before.deletedAt !== undefined) return undefined
  const after = { ...before, paused: true, disabled: { at: moment.now, because } }
  return step('subscription.disabled', before, after, moment)
}

/** `undefined` when it is deleted already. */
export function deleteSubscription(before: Subscription, moment: Moment): Changed<Subscription> | undefined {
  if (before.deletedAt !== undefined) return undefined
  const { earlierSecretUntil: _, ...after } = before
  return step('subscription.deleted', before, { ...after, deletedAt: moment.now }, moment)
}

const step = (
  type: Change['type'],
  before: Subscription,
  after: Subscription,
  moment: Moment,
): Changed<Subscription> => changed({ type, subject: subscriptionSubject(before.id) }, before, after, moment)

/** Asks for a message of its own, whatever types it hears of, also while it is paused. */
export function requestTest(subscription: Subscription, moment: Moment): Change<TestRequest> {
  requireAlive(subscription)
  return request('subscription.test', 'tests', { subscriptionId: subscription.id }, moment)
}

/** Requests a redelivery. The attempt decides what may be sent. */
export function requestRedelivery(
  subscription: Subscription,
  { delivery, hiddenBy }: KeptDelivery,
  moment: Moment,
): Change<RedeliveryRequest> {
  requireRunning(subscription)
  const { id: deliveryId, type, subject, sequence } = delivery
  const asked = { subscriptionId: subscription.id, deliveryId }
  const data =
    hiddenBy && isWithdrawal(type)
      ? { ...asked, ...hiddenBy, withdraws: { type, subject, sequence } }
      : { ...asked, subject, sequence }
  return request('subscription.redelivery-requested', 'redeliveries', data, moment)
}

/** Asks for the changes of some days again. */
export function requestReplay(
  subscription: Subscription,
  input: ReplayInput,
  moment: Moment,
): Change<ReplayRequest> {
  requireRunning(subscription)
  return request(
    'subscription.replay-requested',
    'replays',
    { subscriptionId: subscription.id, ...input },
    moment,
  )
}

/** A request is a change of its own: what it asks for is done by whoever hears of it, however often. */
function request<Data extends { readonly subscriptionId: string }>(
  type: Change['type'],
  kind: string,
  data: Data,
  moment: Moment,
): Change<Data> {
  const subject = `${subscriptionSubject(data.subscriptionId)}/${kind}/${moment.newId()}`
  return changeOf({ type, subject }, 1, data, [''], moment)
}

/** Throws `forbidden-step` when it is deleted. */
function requireAlive({ deletedAt }: Subscription): void {
  if (deletedAt === undefined) return
  throw new Refusal('forbidden-step', 'The subscription is deleted. Record a new one.', { allowed: [] })
}

/** Throws `forbidden-step` when nothing would be sent. */
function requireRunning(subscription: Subscription): void {
  requireAlive(subscription)
  if (!subscription.paused) return
  throw new Refusal(
    'forbidden-step',
    'The subscription is paused: nothing is sent. Resume it by PATCH with {"paused": false} first.',
    { allowed: ['PATCH'] },
  )
}
