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
  const concerned = async (type: EventType, of: object | undefined): Promise<Concerned | undefined> =>
    of && (await concernedBy(type, of, isAsked, store))
  const [before, after, now] = await Promise.all([
    concerned(change.type, earlier?.data as object | undefined),
    concerned(change.type, change.data as object),
    concerned(withdraws?.type ?? change.type, thing),
  ])
  return { ...items, before, after, now }
}
