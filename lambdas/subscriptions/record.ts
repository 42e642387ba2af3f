/** The record of a subscription, with its secrets and its row among the active subscriptions. */
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { Instant } from '../../contract/values/dates'
import type { Audience } from '../../domain/notifications/audience'
import type { Changed } from '../../domain/shared/change'
import type { Health } from '../../domain/notifications/health'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import type { SigningSecrets } from '../deliver/sign'
import { expiryOf } from '../table/expiry'
import { ACTIVE_SUBSCRIPTIONS, activeSubscriptionKey, healthKey, listSk, secretsKey } from '../table/keys'
import { partsBy, unitsOf, type ThingRecord } from '../table/record'
import { queryAll } from '../table/query'
import type { Table } from '../table/table'
import { thingItems, type WriteItem } from '../table/write-items'

/** The secrets that sign messages: the current one, and those before a rotation for a while. Never part of the subscription. */
export interface Secrets {
  readonly current: string
  /** The latest first. */
  readonly earlier?: readonly { readonly secret: string; readonly until: Instant }[] | undefined
}

/** The secrets that are valid at a time, the current one first. */
export const secretsAt = ({ current, earlier = [] }: Secrets, time: Instant): SigningSecrets => [
  current,
  ...earlier.filter(({ until }) => until > time).map(({ secret }) => secret),
]

/** The most earlier secrets: each adds a signature to a header of limited size. */
const MAX_EARLIER = 5

/** The secrets after a rotation: the replaced one is valid until `until`, earlier ones until the time set for each. */
export const rotated = (
  before: Secrets | undefined,
  current: string,
  now: Instant,
  until: Instant,
): Secrets => ({
  current,
  earlier: before
    ? [
        { secret: before.current, until },
        ...(before.earlier ?? []).filter((each) => each.until > now).slice(0, MAX_EARLIER - 1),
      ]
    : [],
})

export const SUBSCRIPTIONS = 'subscriptions'
const DELETED_SUBSCRIPTIONS = 'deleted-subscriptions'

/** A deleted subscription is in another list until its deliveries expire. */
export const subscriptionRecord = (subscription: Subscription): ThingRecord<Subscription> => ({
  kind: 'subscription',
  thing: subscription,
  listSummary: {
    subject: subscriptionSubject(subscription.id),
    units: unitsOf(subscription),
    start: subscription.createdAt,
    status: subscription.paused ? 'paused' : 'active',
    countries: [],
  },
  list: subscription.deletedAt === undefined ? SUBSCRIPTIONS : DELETED_SUBSCRIPTIONS,
  sort: listSk(subscription.createdAt, subscription.id),
  parts: subscription.deletedAt === undefined ? partsBy(SUBSCRIPTIONS, 'owner', [subscription.owner]) : [],
  people: new Map(),
  ...(subscription.deletedAt === undefined ? {} : { expiresAt: expiryOf(subscription.deletedAt) }),
})

/** An active subscription, as the fan-out reads it. */
export interface Subscriber extends Audience {
  readonly subscriptionId: string
}

/** Everything to write when a subscription is recorded or changed, with its secrets where these are new. */
export function subscriptionItems(
  { thing, change }: Changed<Subscription>,
  before?: Subscription,
  secrets?: Secrets,
): WriteItem[] {
  const subject = subscriptionSubject(thing.id)
  const isDeleted = thing.deletedAt !== undefined
  // A resumed subscription starts as healthy.
  const isHealthForgotten = isDeleted || (before?.paused === true && !thing.paused)
  return [
    ...thingItems(subscriptionRecord(thing), change, before && subscriptionRecord(before)),
    activeItem(thing),
    ...(secrets ? [{ key: secretsKey(subject), attributes: { kind: 'secrets', secrets } }] : []),
    ...(isDeleted ? [{ key: secretsKey(subject) }] : []),
    ...(isHealthForgotten ? [{ key: healthKey(subject) }] : []),
  ]
}

/** A paused or deleted subscription has no row among the active ones. */
function activeItem({ id, types, clearance, partnershipIds, paused, deletedAt }: Subscription): WriteItem {
  const key = activeSubscriptionKey(id)
  if (paused || deletedAt !== undefined) return { key }
  return { key, attributes: { kind: 'subscriber', subscriptionId: id, types, clearance, partnershipIds } }
}

export async function readSecrets(
  table: Pick<Table, 'get'>,
  subscriptionId: string,
): Promise<Secrets | undefined> {
  const item = await table.get(secretsKey(subscriptionSubject(subscriptionId)))
  return item?.secrets as Secrets | undefined
}

/** Every active subscription. The read is consistent: a subscription counts from the answer to its request on. */
export async function readActiveSubscriptions(table: Pick<Table, 'query'>): Promise<Subscriber[]> {
  const items = await queryAll(table, { partition: ACTIVE_SUBSCRIPTIONS })
  return items as unknown as Subscriber[]
}

/** The health of a subscription that is slow or failing; `undefined` is healthy. */
export const readHealth = async (
  table: Pick<Table, 'get'>,
  subscriptionId: string,
): Promise<Health | undefined> =>
  (await table.get(healthKey(subscriptionSubject(subscriptionId))))?.health as Health | undefined
