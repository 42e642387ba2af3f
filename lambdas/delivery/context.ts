import type { Instant } from '../../contract/values'
import type { EventType } from '../../contract/withdrawals'
import type { ThingInPartnership } from '../../domain/audience'
import type { DeliveryContext, DeliveryMessage } from '../../domain/delivery'
import type { DeliveryItems } from '../store/deliveries'
import { withPartnership, type PartnershipReads } from './partnerships'

/** Everything that decides about a message; partnerships are looked up only if the subscription names some. */
export async function contextOf(
  { withdraws }: DeliveryMessage,
  { earlier, thing, ...items }: DeliveryItems,
  store: PartnershipReads,
): Promise<DeliveryContext> {
  const { subscription, change } = items
  if (!change) return items
  const isNeeded = subscription?.partnershipIds !== undefined
  const { type, time } = change
  const related = async (
    of: object | undefined,
    as: EventType,
    at?: { readonly time: Instant },
  ): Promise<ThingInPartnership | undefined> =>
    of && (await withPartnership(as, of, { isNeeded, ...at }, store))
  const [before, after, now] = await Promise.all([
    related(earlier?.data as object | undefined, type, { time }),
    related(change.data as object, type, { time }),
    // An occurrence is computed: the item at its subject lists its announcements, and is no version of it.
    type === 'anniversary.upcoming' ? undefined : related(thing, withdraws?.type ?? type),
  ])
  return { ...items, before, after, now }
}
