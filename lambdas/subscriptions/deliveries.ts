/** The stored deliveries of subscriptions, and the health of failing subscriptions. */
import type { Change } from '../../contract/changes'
import type { DeliveryStatus } from '../../contract/subscriptions/deliveries'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { DeliveryMessage, StoredDelivery } from '../../domain/notifications/delivery'
import type { Failing, Health } from '../../domain/notifications/health'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { equal, NEW, newOrAtMost } from '../table/condition'
import { Contention } from '../table/contention'
import { expiryOf, secondsOf } from '../table/expiry'
import {
  changeKey,
  deliveryKey,
  DELIVERY_PREFIX,
  healthKey,
  idOf,
  secretsKey,
  thingKey,
  type Key,
} from '../table/keys'
import type { Secrets } from './record'
import type { Table } from '../table/table'
import type { WriteItem } from '../table/write-items'

export interface DeliveriesQuery {
  readonly subscriptionId: string
  readonly status?: readonly DeliveryStatus[] | undefined
  readonly limit: number
  /** The id of the last delivery of the page before. */
  readonly after?: string | undefined
}

export type Deliveries = ReturnType<typeof openDeliveries>

export function openDeliveries(table: Table, now: () => Date) {
  const isUnexpired = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt > secondsOf(now())

  return {
    read: async (subscriptionId: string, deliveryId: string): Promise<StoredDelivery | undefined> => {
      const item = await table.get(deliveryKey(subscriptionSubject(subscriptionId), deliveryId))
      const kept = item as unknown as Expiring | undefined
      return kept && isUnexpired(kept) ? kept : undefined
    },

    /** A page of a subscription's deliveries, newest changes first. With a `status` a page can be short, or empty. */
    readPage: (query: DeliveriesQuery) => readPage(table, query, isUnexpired),

    /** Reads the items that decide about a message, in one consistent batch. */
    readItems: (message: DeliveryMessage) => readItems(table, message),

    /** Stores a delivery, and the health if it is given. An older request does not replace a newer one. */
    store: async (subscriptionId: string, delivery: StoredDelivery, health?: HealthStep): Promise<void> => {
      const subject = subscriptionSubject(subscriptionId)
      const items = [
        deliveryItem(subject, delivery, expiryOf(now().toISOString())),
        ...(health ? healthItems(subject, health) : []),
      ]
      // The condition fails if a later request for this delivery is stored.
      await isWritten(() => table.transact(items))
    },

    /** Stores the health of a subscription that was healthy. The health that another attempt has stored stays. */
    storeHealth: async (subscriptionId: string, health: Health): Promise<void> => {
      const item = healthItem(subscriptionSubject(subscriptionId), health)
      await isWritten(() => table.transact([{ ...item, condition: NEW }]))
    },

    /** Takes the lease for the single attempt at a failing subscription; false if another message has it. */
    takeLease: async (subscriptionId: string, before: Failing, leased: Failing): Promise<boolean> => {
      const item = healthItem(subscriptionSubject(subscriptionId), leased)
      const condition = equal({ 'health.leaseUntil': before.leaseUntil })
      return await isWritten(() => table.transact([{ ...item, condition }]))
    },
  }
}

async function readPage(
  table: Table,
  { subscriptionId, status, limit, after }: DeliveriesQuery,
  isUnexpired: (stored: Expiring) => boolean,
) {
  const subject = subscriptionSubject(subscriptionId)
  const { items: read, last } = await table.query({
    partition: subject,
    sortKeys: { beginsWith: DELIVERY_PREFIX },
    order: 'desc',
    limit,
    after: after === undefined ? undefined : deliveryKey(subject, after),
  })
  const deliveries = (read as unknown as Expiring[]).filter(isUnexpired).map(({ delivery }) => delivery)
  const matching = deliveries.filter((each) => status === undefined || status.includes(each.status))
  return last ? { items: matching, next: last.sk.slice(DELIVERY_PREFIX.length) } : { items: matching }
}

const deliveryItem = (
  subject: string,
  { delivery, requestId, hiddenBy }: StoredDelivery,
  expiresAt: number,
): WriteItem => ({
  key: deliveryKey(subject, delivery.id),
  attributes: { kind: 'delivery', delivery, requestId, hiddenBy, expiresAt },
  condition: newOrAtMost('requestId', requestId),
})

type Expiring = StoredDelivery & { readonly expiresAt: number }

/** The health before and after an attempt; `undefined` is healthy. */
interface HealthStep {
  readonly before: Health | undefined
  readonly after: Health | undefined
}

function healthItems(subject: string, { before, after }: HealthStep): WriteItem[] {
  if (after === before) return []
  return after ? [healthItem(subject, after)] : [{ key: healthKey(subject) }]
}

const healthItem = (subject: string, health: Health) => ({
  key: healthKey(subject),
  attributes: { kind: 'health', health },
})

/** The stored subscription, delivery, change and thing of a message. */
export interface DeliveryItems {
  readonly subscription?: Subscription | undefined
  readonly secrets?: Secrets | undefined
  readonly health?: Health | undefined
  readonly kept?: StoredDelivery | undefined
  readonly change?: Change | undefined
  /** The previous change of the same thing. */
  readonly earlier?: Change | undefined
  /** The current version of the withdrawn thing, or of the change's thing. */
  readonly thing?: object | undefined
}

async function readItems(
  table: Table,
  { subscriptionId, deliveryId, subject, sequence, withdraws }: DeliveryMessage,
): Promise<DeliveryItems> {
  const owner = subscriptionSubject(subscriptionId)
  const keys = {
    subscription: thingKey(owner),
    secrets: secretsKey(owner),
    health: healthKey(owner),
    kept: deliveryKey(owner, deliveryId),
    change: changeKey(subject, sequence),
    // For the first change, this key finds no item.
    earlier: changeKey(subject, sequence - 1),
    thing: thingKey(withdraws?.subject ?? subject),
  }
  const items = await table.batchGet(Object.values(keys))
  const at = (key: Key) => items.get(idOf(key))
  return {
    subscription: at(keys.subscription)?.thing as Subscription | undefined,
    secrets: at(keys.secrets)?.secrets as Secrets | undefined,
    health: at(keys.health)?.health as Health | undefined,
    kept: at(keys.kept) as unknown as StoredDelivery | undefined,
    change: at(keys.change)?.change as Change | undefined,
    earlier: at(keys.earlier)?.change as Change | undefined,
    thing: at(keys.thing)?.thing as object | undefined,
  }
}

/** Whether a write succeeds; false if its condition fails or another write interferes. */
async function isWritten(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof Contention) return false
    throw error
  }
}
