/** From one change to the messages that bring it, or withdraw what it hides, to the subscriptions that it reaches. */
import type { Entry } from '../../contract/books'
import type { Change } from '../../contract/changes'
import {
  isOfGroup,
  isRestricted,
  isSeenBy,
  receptionOf,
  type Audience,
  type Transition,
} from '../../domain/audience'
import type { DeliveryMessage, Withdrawn } from '../../domain/delivery'
import { groupOf } from '../../domain/view'
import { entriesOf } from '../store/record'
import type { Store } from '../store/store'
import { concernedBy } from './partnerships'
import { withdrawalId } from './withdrawal-id'

export interface FanOutStore extends Pick<Store, 'read' | 'readChange' | 'readOutline' | 'readThings'> {
  /** The books that are set up with the stack. */
  readonly books: readonly string[]
}

/** What of a subscription decides whether a change reaches it. */
export interface Subscriber extends Audience {
  readonly subscriptionId: string
}

/** A message names its change: its content is made when it is sent. */
export const messageTo = (
  subscriptionId: string,
  { id, subject, sequence }: Pick<Change, 'id' | 'subject' | 'sequence'>,
  asked: string,
): DeliveryMessage => ({ subscriptionId, deliveryId: id, subject, sequence, asked })

/** The messages of a change to those of some subscriptions that it reaches; `asked` is the id of what asks for them. */
export async function messagesOf(
  change: Change,
  subscribers: readonly Subscriber[],
  asked: string,
  store: FanOutStore,
): Promise<DeliveryMessage[]> {
  const transition = await readTransition(change, subscribers, store)
  const { type, subject, sequence } = change
  const messages: DeliveryMessage[] = []
  for (const subscriber of subscribers) {
    const reception = receptionOf(subscriber, change, transition)
    if (reception === undefined) continue
    const message = messageTo(subscriber.subscriptionId, change, asked)
    const own = { type: withdrawalTypeOf(type), subject, sequence } as const
    messages.push(reception === 'change' ? message : withdrawing(message, change, own))
  }
  return [...messages, ...(await entryWithdrawals(change, transition, subscribers, asked, store))]
}

/** Things of these kinds alone can be hidden from a subscription that could see them. */
const withdrawalTypeOf = (type: Change['type']): Withdrawn['type'] =>
  groupOf(type) === 'book-entry' ? 'book-entry.withdrawn' : 'visit.withdrawn'

const withdrawing = (message: DeliveryMessage, { id }: Change, withdraws: Withdrawn): DeliveryMessage => ({
  ...message,
  deliveryId: withdrawalId(id, withdraws.subject),
  withdraws,
})

/** The thing before and after a change. What was before is read only where it matters to one of the subscriptions. */
async function readTransition(
  { type, subject, sequence, data }: Change,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<Transition> {
  const isAsked = subscribers.some(({ partnershipIds }) => partnershipIds !== undefined)
  const isRead = sequence > 1 && subscribers.some(isRestricted)
  const [earlier, after] = await Promise.all([
    isRead ? store.readChange<object>(subject, sequence - 1) : undefined,
    concernedBy(type, data as object, isAsked, store),
  ])
  return { before: earlier && (await concernedBy(type, earlier.data, isAsked, store)), after }
}

/** An entry is about the partnership of its visit: a visit that changes its partnership takes its entries along. */
async function entryWithdrawals(
  change: Change,
  { before, after }: Transition,
  subscribers: readonly Subscriber[],
  asked: string,
  store: FanOutStore,
): Promise<DeliveryMessage[]> {
  const was = before?.partnershipId
  if (groupOf(change.type) !== 'visit' || was === undefined || was === after.partnershipId) return []
  const losing = subscribers.filter(
    ({ types, partnershipIds }) =>
      isOfGroup('book-entry.withdrawn', types) &&
      partnershipIds?.includes(was) &&
      !partnershipIds.includes(after.partnershipId ?? ''),
  )
  if (losing.length === 0) return []
  const entries = await readEntriesOf(change, store)
  return losing.flatMap((subscriber) =>
    [...entries]
      .filter(([, thing]) => isSeenBy(subscriber, 'book-entry.withdrawn', { thing, partnershipId: was }))
      .map(([subject, { version: sequence }]) =>
        withdrawing(messageTo(subscriber.subscriptionId, change, asked), change, {
          type: 'book-entry.withdrawn',
          subject,
          sequence,
        }),
      ),
  )
}

/** The entries of a visit that were there when it changed, by subject. */
async function readEntriesOf({ data, time }: Change, store: FanOutStore): Promise<Map<string, Entry>> {
  const { id } = data as { readonly id: string }
  const outlines = await Promise.all(
    store.books.map((book) => store.readOutline(entriesOf(book), ['visitId', id])),
  )
  const entries = await store.readThings<Entry>(outlines.flat().map(({ subject }) => subject))
  return new Map([...entries].filter(([, { createdAt }]) => createdAt <= time))
}
