/** From one change to a message for each subscription that is to hear of it. */
import type { Change } from '../../contract/changes'
import type { RedeliveryRequest, ReplayRequest, TestRequest } from '../../contract/subscriptions'
import type { DeliveryMessage } from '../../domain/delivery'
import type { Store } from '../store/store'
import type { Subscriber } from '../store/subscriptions'
import { audienceOf, messageTo, type Lookups } from './hearing'
import { beginReplay, type Replay } from './replay'

/** What a change leads to: messages, or the beginning of a replay. */
export interface FannedOut {
  readonly messages: readonly DeliveryMessage[]
  readonly replay?: Replay
}

/** What administrators ask for is done for the one subscription that it is about. */
export async function fanOut(change: Change, store: Lookups & Pick<Store, 'readRoster'>): Promise<FannedOut> {
  switch (change.type) {
    case 'subscription.test': {
      const { subscriptionId } = change.data as TestRequest
      return { messages: [messageTo(subscriptionId, change, change.id)] }
    }
    case 'subscription.redelivery-requested': {
      const { subscriptionId, deliveryId, subject, sequence } = change.data as RedeliveryRequest
      return { messages: [messageTo(subscriptionId, { id: deliveryId, subject, sequence }, change.id)] }
    }
    case 'subscription.replay-requested':
      return { messages: [], replay: beginReplay(change as Change<ReplayRequest>) }
    default:
      return { messages: await toSubscribers(change, await store.readRoster(), store) }
  }
}

async function toSubscribers(
  change: Change,
  roster: readonly Subscriber[],
  store: Lookups,
): Promise<DeliveryMessage[]> {
  const hearing = await audienceOf(change, roster, store)
  return hearing.map(({ subscriptionId }) => messageTo(subscriptionId, change, change.id))
}
