import type { DeliveryContext, DeliveryMessage } from '../../domain/notifications/delivery'
import type { DeliveryItems } from '../subscriptions/deliveries'
import { partnershipsOf, type PartnershipReads } from './partnerships'

/** Everything that decides about a message; partnerships are looked up only if the subscription names some. */
export async function contextOf(
  { withdraws }: DeliveryMessage,
  { earlier, thing, ...items }: DeliveryItems,
  store: PartnershipReads,
): Promise<DeliveryContext> {
  const { subscription, change } = items
  if (!change) return items
  const { type, time } = change
  const withPartnership = partnershipsOf(store, subscription?.partnershipIds !== undefined)
  const [before, after, now] = await Promise.all([
    earlier && withPartnership(type, earlier.data as object, time),
    withPartnership(type, change.data as object, time),
    // An occurrence is computed: the item at its subject lists its announcements, and is no version of it.
    thing && type !== 'anniversary.upcoming' ? withPartnership(withdraws?.type ?? type, thing) : undefined,
  ])
  return { ...items, before, after, now }
}
