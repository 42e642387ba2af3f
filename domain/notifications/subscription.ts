/** The rules of a subscription: its changes, and the requests for tests, redeliveries and replays. */
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
import type { StoredDelivery } from './delivery'
import { patched } from '../shared/merge-patch'
import { Refusal } from '../shared/refusal'

export const subscriptionSubject = (id: string): string => `subscriptions/${id}`

/** The time for which the previous secret stays valid after a rotation. */
const OVERLAP_MS = 24 * 60 * 60 * 1000

export function recordSubscription(
  { secret: _, ...fields }: SubscriptionInput,
  moment: Moment,
): Changed<Subscription> {
  const id = moment.newId()
  const header = { type: 'subscription.recorded', subject: subscriptionSubject(id) } as const
  return created(header, { id, ...fields, paused: false }, moment)
}

/** Merges a patch (RFC 7396). Resuming removes `disabled`. `undefined` if nothing differs. */
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

/** Records the rotation of the secret. The previous secret stays valid for 24 hours. */
export function rotateSecret(before: Subscription, moment: Moment): Changed<Subscription> {
  requireAlive(before)
  const earlierSecretUntil = new Date(Date.parse(moment.now) + OVERLAP_MS).toISOString()
  return step('subscription.secret-rotated', before, { ...before, earlierSecretUntil }, moment)
}

/** Pauses a subscription because of its failures; `undefined` if it is paused or deleted. */
export function disableSubscription(
  before: Subscription,
  because: Disabled['because'],
  moment: Moment,
): Changed<Subscription> | undefined {
  if (before.paused || before.deletedAt !== undefined) return undefined
  const after = { ...before, paused: true, disabled: { at: moment.now, because } }
  return step('subscription.disabled', before, after, moment)
}

/** Deletes a subscription; `undefined` if it is deleted. */
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

/** Requests a test message, which is sent regardless of the subscription's types, and also while it is paused. */
export function requestTest(subscription: Subscription, moment: Moment): Change<TestRequest> {
  requireAlive(subscription)
  return request('subscription.test', 'tests', { subscriptionId: subscription.id }, moment)
}

/** Requests a redelivery. The attempt decides what may be sent. */
export function requestRedelivery(
  subscription: Subscription,
  { delivery, hiddenBy }: StoredDelivery,
  moment: Moment,
): Change<RedeliveryRequest> {
  requireRunning(subscription)
  const { id: deliveryId, type, subject, sequence } = delivery
  const target = { subscriptionId: subscription.id, deliveryId }
  const data =
    hiddenBy && isWithdrawal(type)
      ? { ...target, ...hiddenBy, withdraws: { type, subject, sequence } }
      : { ...target, subject, sequence }
  return request('subscription.redelivery-requested', 'redeliveries', data, moment)
}

/** Requests the changes of some days again. */
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

/** A request is recorded as a change, and carried out by the fan-out when it receives the change. */
function request<Data extends { readonly subscriptionId: string }>(
  type: Change['type'],
  kind: string,
  data: Data,
  moment: Moment,
): Change<Data> {
  const subject = `${subscriptionSubject(data.subscriptionId)}/${kind}/${moment.newId()}`
  return changeOf({ type, subject }, 1, data, [''], moment)
}

/** Throws `forbidden-step` if the subscription is deleted. */
function requireAlive({ deletedAt }: Subscription): void {
  if (deletedAt === undefined) return
  throw new Refusal('forbidden-step', 'The subscription is deleted. Record a new one.', { allowed: [] })
}

/** Throws `forbidden-step` if the subscription is deleted or paused. */
function requireRunning(subscription: Subscription): void {
  requireAlive(subscription)
  if (!subscription.paused) return
  throw new Refusal(
    'forbidden-step',
    'The subscription is paused: nothing is sent. Resume it by PATCH with {"paused": false} first.',
    { allowed: ['PATCH'] },
  )
}
