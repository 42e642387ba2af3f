/** The messages of one change to subscribers: the change itself, and withdrawals of the things that it hides. */
import type { Change } from '../../contract/changes'
import { WITHDRAWAL_TYPES } from '../../contract/events'
import { needsBefore, messageKindFor, type Transition } from '../../domain/notifications/audience'
import type { DeliveryMessage, Withdrawn } from '../../domain/notifications/delivery'
import { groupOf } from '../../domain/shared/event-group'
import type { Subscriber } from '../subscriptions/record'
import { entriesHiddenBy, type HiddenEntry } from './entry-withdrawals'
import type { FanOutStore } from './fan-out-store'
import { partnershipsOf } from './partnerships'
import { withdrawalId } from './withdrawal-id'

/** A message names its change; its content is composed at each attempt. */
export const messageTo = (
  subscriptionId: string,
  { id, subject, sequence }: Pick<Change, 'id' | 'subject' | 'sequence'>,
  requestId: string,
): DeliveryMessage => ({ subscriptionId, deliveryId: id, subject, sequence, requestId })

/** The messages of a change to these subscribers. `requestId` is the id of the replay that requested them, if any. */
export async function messagesOf(
  change: Change,
  subscribers: readonly Subscriber[],
  requestId: string | undefined,
  store: FanOutStore,
): Promise<DeliveryMessage[]> {
  const transition = await readTransition(change, subscribers, store)
  const { type, subject, sequence } = change
  const messages: DeliveryMessage[] = []
  for (const subscriber of subscribers) {
    const kind = messageKindFor(subscriber, change, transition)
    if (kind === undefined) continue
    const message = messageTo(subscriber.subscriptionId, change, requestId ?? change.id)
    messages.push(
      kind === 'change'
        ? message
        : withdrawalMessage(message, change, { type: withdrawalTypeOf(type), subject, sequence }),
    )
  }
  const entries = await entriesHiddenBy(change, transition.before?.thing, subscribers, store)
  const all = [...messages, ...entries.map((each) => entryWithdrawalMessage(each, requestId ?? each.by.id))]
  return all.filter((message) => !predatesSubscription(message))
}

/**
 * Whether a message withdraws a thing that was hidden before the subscription was recorded: the subscription has never
 * seen the thing, and must not learn of it. Ids are in order of time.
 */
const predatesSubscription = ({ withdraws, deliveryId, subscriptionId }: DeliveryMessage): boolean =>
  withdraws !== undefined && deliveryId < subscriptionId

/** The withdrawal type of a change's thing. Throws if things of this kind cannot be hidden from a subscription. */
function withdrawalTypeOf(type: Change['type']): Withdrawn['type'] {
  const withdrawal = WITHDRAWAL_TYPES.find((each) => groupOf(each) === groupOf(type))
  if (!withdrawal) throw new Error(`The group of ${type} has no withdrawal event.`)
  return withdrawal
}

const withdrawalMessage = (
  message: DeliveryMessage,
  { id }: Change,
  withdraws: Withdrawn,
): DeliveryMessage => ({
  ...message,
  deliveryId: withdrawalId(id, withdraws.subject),
  withdraws,
})

const entryWithdrawalMessage = (
  { subscriber, by, subject, sequence }: HiddenEntry,
  requestId: string,
): DeliveryMessage =>
  withdrawalMessage(messageTo(subscriber.subscriptionId, by, requestId), by, {
    type: 'book-entry.withdrawn',
    subject,
    sequence,
  })

/** The thing before and after a change. The thing before is read only if the messages to a subscriber depend on it. */
async function readTransition(
  { type, time, subject, sequence, data }: Change,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<Transition> {
  const isNeeded = subscribers.some(({ partnershipIds }) => partnershipIds !== undefined)
  const withPartnership = partnershipsOf(store, isNeeded)
  const isRead = sequence > 1 && subscribers.some(needsBefore)
  const [earlier, after] = await Promise.all([
    isRead ? store.readChange<object>(subject, sequence - 1) : undefined,
    withPartnership(type, data as object, time),
  ])
  return { before: earlier && (await withPartnership(type, earlier.data, time)), after }
}
