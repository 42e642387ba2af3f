/** Reads the deliveries of a subscription. */
import type { Delivery, DeliveryStatus } from '../../contract/subscriptions/deliveries'
import { uuid } from '../../contract/values/values'
import type { StoredDelivery } from '../../domain/notifications/delivery'
import { notFound } from '../../domain/shared/refusal'
import { find, type OneThing } from '../things/kind'
import { toPage, type ListPage, type PageQuery } from '../things/page'
import type { Subscriptions } from './dependencies'
import { SUBSCRIPTION } from './kind'

interface DeliveriesQuery extends PageQuery {
  readonly status?: readonly DeliveryStatus[] | undefined
}

/** A page of the deliveries of a subscription, newest changes first. */
export async function listDeliveries(
  subscriptionId: string,
  { limit, cursor, ...filters }: DeliveriesQuery,
  { deliveries, cursors }: Subscriptions,
): Promise<ListPage<Delivery>> {
  const bound = { list: 'deliveries', subscriptionId, ...filters }
  const after = cursor === undefined ? undefined : cursors.read(bound, cursor, uuid)
  const { items, next } = await deliveries.readPage({ subscriptionId, limit, after, ...filters })
  return toPage(items, next, (position) => cursors.seal(bound, position))
}

/** A delivery of a subscription that the caller may know of; throws `not-found`. */
export async function readDelivery(
  request: OneThing<{ readonly subscriptionId: string; readonly deliveryId: string }>,
  deps: Subscriptions,
): Promise<StoredDelivery> {
  const { thing } = await find(SUBSCRIPTION, request, deps)
  const kept = await deps.deliveries.read(thing.id, request.params.deliveryId)
  if (!kept) throw notFound()
  return kept
}
