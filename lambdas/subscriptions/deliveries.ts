/** Deliveries: what became of each change on its way to each subscription, and how well the subscription answers. */
import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { DeliveryStatus } from '../../contract/subscriptions/deliveries'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { DeliveryMessage, Health, KeptDelivery } from '../../domain/notifications/delivery'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { batchGet } from '../table/batch-get'
import { documentClient } from '../table/client'
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
import { transact } from '../table/transaction'
import { NEW, type WriteItem } from '../table/write-items'

export interface DeliveriesQuery {
  readonly subscriptionId: string
  readonly status?: DeliveryStatus | undefined
  readonly limit: number
  /** The id of the last delivery of the page before. */
  readonly after?: string | undefined
}

export type Deliveries = ReturnType<typeof openDeliveries>

export function openDeliveries(table: string, now: () => Date, client = documentClient()) {
  const isKept = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt > secondsOf(now())

  return {
    read: async (subscriptionId: string, deliveryId: string): Promise<KeptDelivery | undefined> => {
      const Key = deliveryKey(subscriptionSubject(subscriptionId), deliveryId)
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
      return Item && isKept(Item as Expiring) ? (Item as Expiring) : undefined
    },

    /** A page of the deliveries of a subscription, newest changes first; short where a status leaves few of those read. */
    readPage: async ({ subscriptionId, status, limit, after }: DeliveriesQuery) => {
      const subject = subscriptionSubject(subscriptionId)
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :subscription AND begins_with(sk, :delivery)',
          ExpressionAttributeValues: { ':subscription': subject, ':delivery': DELIVERY_PREFIX },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: deliveryKey(subject, after) }),
        }),
      )
      const deliveries = (Items as Expiring[]).filter(isKept).map(({ delivery }) => delivery)
      const matching = deliveries.filter((each) => status === undefined || each.status === status)
      const last = (LastEvaluatedKey as Key | undefined)?.sk.slice(DELIVERY_PREFIX.length)
      return last === undefined ? { items: matching } : { items: matching, next: last }
    },

    /** The items that decide about a message, in one consistent batch. */
    readItems: (message: DeliveryMessage) => readItems(client, table, message),

    /** Keeps what has become of a delivery, and of the health with it, where that is told. */
    keep: async (
      subscriptionId: string,
      { delivery, requestId, hiddenBy }: KeptDelivery,
      health?: HealthStep,
    ): Promise<void> => {
      const subject = subscriptionSubject(subscriptionId)
      const expiresAt = expiryOf(now().toISOString())
      const item = {
        key: deliveryKey(subject, delivery.id),
        attributes: { kind: 'delivery', delivery, requestId, hiddenBy, expiresAt },
        condition: `${NEW} OR requestId <= :requestId`,
        values: { ':requestId': requestId },
      }
      // What was asked for since stands above what came of this.
      await isDone(() => transact(client, table, [item, ...(health ? healthItems(subject, health) : [])]))
    },

    /** Takes the one attempt that a failing subscription is granted; false when somebody else has it. */
    takeLease: async (subscriptionId: string, before: Health, leased: Health): Promise<boolean> => {
      const key = healthKey(subscriptionSubject(subscriptionId))
      const condition = 'health.leaseUntil = :until'
      const values = { ':until': before.leaseUntil }
      return await isDone(() =>
        transact(client, table, [{ key, attributes: { kind: 'health', health: leased }, condition, values }]),
      )
    },
  }
}

type Expiring = KeptDelivery & { readonly expiresAt: number }

/** The health before and after an attempt; undefined is good. */
export interface HealthStep {
  readonly before: Health | undefined
  readonly after: Health | undefined
}

function healthItems(subject: string, { before, after }: HealthStep): WriteItem[] {
  const key = healthKey(subject)
  if (after) return [{ key, attributes: { kind: 'health', health: after } }]
  return before ? [{ key }] : []
}

/** The stored subscription, delivery, change and thing of a message. */
export interface DeliveryItems {
  readonly subscription?: Subscription | undefined
  readonly secrets?: Secrets | undefined
  readonly health?: Health | undefined
  readonly kept?: KeptDelivery | undefined
  readonly change?: Change | undefined
  /** The change before it, of the same thing. */
  readonly earlier?: Change | undefined
  /** The current version of the withdrawn thing, or of the change's thing. */
  readonly thing?: object | undefined
}

async function readItems(
  client: DynamoDBDocumentClient,
  table: string,
  { subscriptionId, deliveryId, subject, sequence, withdraws }: DeliveryMessage,
): Promise<DeliveryItems> {
  const owner = subscriptionSubject(subscriptionId)
  const keys = {
    subscription: thingKey(owner),
    secrets: secretsKey(owner),
    health: healthKey(owner),
    kept: deliveryKey(owner, deliveryId),
    change: changeKey(subject, sequence),
    // The first change has none before it, and this key finds nothing.
    earlier: changeKey(subject, sequence - 1),
    thing: thingKey(withdraws?.subject ?? subject),
  }
  const items = await batchGet(client, table, Object.values(keys))
  const at = (key: Key) => items.get(idOf(key))
  return {
    subscription: at(keys.subscription)?.thing as Subscription | undefined,
    secrets: at(keys.secrets)?.secrets as Secrets | undefined,
    health: at(keys.health)?.health as Health | undefined,
    kept: at(keys.kept) as KeptDelivery | undefined,
    change: at(keys.change)?.change as Change | undefined,
    earlier: at(keys.earlier)?.change as Change | undefined,
    thing: at(keys.thing)?.thing as object | undefined,
  }
}

async function isDone(write: () => Promise<void>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof Contention) return false
    throw error
  }
}
