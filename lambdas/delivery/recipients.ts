/** From one change to the messages that bring it, or withdraw what it hides, to the subscriptions that it reaches. */
import type { Change } from '../../contract/changes'
import { isRestricted, receptionOf, type Transition } from '../../domain/audience'
import type { DeliveryMessage, Withdrawn } from '../../domain/delivery'
import { groupOf } from '../../domain/view'
import type { Subscriber } from '../store/subscriptions'
import { entriesHiddenBy, type HiddenEntry } from './entry-withdrawals'
import type { FanOutStore } from './fan-out-store'
import { concernedBy } from './partnerships'
import { withdrawalId } from './withdrawal-id'

/** A message names its change: its content is made when it is sent. */
export const messageTo = (
  subscriptionId: string,
  { id, subject, sequence }: Pick<Change, 'id' | 'subject' | 'sequence'>,
  asked: string,
): DeliveryMessage => ({ subscriptionId, deliveryId: id, subject, sequence, asked })

/** The messages of a change to those of some subscriptions that it reaches; `asked` is the id of a request for them. */
export async function messagesOf(
  change: Change,
  subscribers: readonly Subscriber[],
  asked: string | undefined,
  store: FanOutStore,
): Promise<DeliveryMessage[]> {
  const transition = await readTransition(change, subscribers, store)
  const { type, subject, sequence } = change
  const messages: DeliveryMessage[] = []
  for (const subscriber of subscribers) {
    const reception = receptionOf(subscriber, change, transition)
    if (reception === undefined) continue
    const message = messageTo(subscriber.subscriptionId, change, asked ?? change.id)
    const own = { type: withdrawalTypeOf(type), subject, sequence } as const
    messages.push(reception === 'change' ? message : withdrawing(message, change, own))
  }
  const entries = await entriesHiddenBy(change, transition.before?.thing, subscribers, store)
  const all = [...messages, ...entries.map((each) => withdrawingEntry(each, asked ?? each.by.id))]
  return all.filter((message) => !isTooOld(message))
}

/**
 * Whether a message withdraws what was hidden before its subscription was recorded, which has never seen the thing and
 * must not learn of it. Ids are in the order of time.
 */
const isTooOld = ({ withdraws, deliveryId, subscriptionId }: DeliveryMessage): boolean =>
  withdraws !== undefined && deliveryId < subscriptionId

/** Things of these kinds alone can be hidden from a subscription that could see them. */
const withdrawalTypeOf = (type: Change['type']): Withdrawn['type'] =>
  groupOf(type) === 'book-entry' ? 'book-entry.withdrawn' : 'visit.withdrawn'

const withdrawing = (message: DeliveryMessage, { id }: Change, withdraws: Withdrawn): DeliveryMessage => ({
  ...message,
  deliveryId: withdrawalId(id, withdraws.subject),
  withdraws,
})

const withdrawingEntry = (
  { subscriber, by, subject, sequence }: HiddenEntry,
  asked: string,
): DeliveryMessage =>
  withdrawing(messageTo(subscriber.subscriptionId, by, asked), by, {
    type: 'book-entry.withdrawn',
    subject,
    sequence,
  })

/** The thing before and after a change. What was before is read only where it matters to one of the subscriptions. */
async function readTransition(
  { type, time, subject, sequence, data }: Change,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<Transition> {
  const isAsked = subscribers.some(({ partnershipIds }) => partnershipIds !== undefined)
  const isRead = sequence > 1 && subscribers.some(isRestricted)
  const [earlier, after] = await Promise.all([
    isRead ? store.readChange<object>(subject, sequence - 1) : undefined,
    concernedBy(type, data as object, { isAsked, time }, store),
  ])
  return { before: earlier && (await concernedBy(type, earlier.data, { isAsked, time }, store)), after }
}
