import type { Instant } from '../../contract/values'
import type { EventType } from '../../contract/withdrawals'
import type { Concerned } from '../../domain/audience'
import type { DeliveryContext, DeliveryMessage } from '../../domain/delivery'
import type { DeliveryItems } from '../store/deliveries'
import { concernedBy, type Lookups } from './partnerships'

/** All that decides about a message, with the partnerships of its things where the subscription is about some. */
export async function contextOf(
  { withdraws }: DeliveryMessage,
  { earlier, thing, ...items }: DeliveryItems,
  store: Lookups,
): Promise<DeliveryContext> {
  const { subscription, change } = items
  if (!change) return items
  const isAsked = subscription?.partnershipIds !== undefined
  const { type, time } = change
  const concerned = async (
    of: object | undefined,
    as: EventType,
    at?: { readonly time: Instant },
  ): Promise<Concerned | undefined> => of && (await concernedBy(as, of, { isAsked, ...at }, store))
  const [before, after, now] = await Promise.all([
    concerned(earlier?.data as object | undefined, type, { time }),
    concerned(change.data as object, type, { time }),
    // An occurrence is computed: the item of its subject lists its announcements, and is no version of it.
    type === 'anniversary.upcoming' ? undefined : concerned(thing, withdraws?.type ?? type),
  ])
  return { ...items, before, after, now }
}
