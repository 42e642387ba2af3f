/** Fans a change out: one message for each subscription that it reaches. */
import type { Change } from '../../contract/changes'
import type { RedeliveryRequest, ReplayRequest, TestRequest } from '../../contract/subscriptions/schemas'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { readActiveSubscriptions } from '../subscriptions/record'
import type { FanOutStore } from './fan-out-store'
import { messagesOf, messageTo } from './recipients'
import { startReplay, type Replay } from './replay'

/** The messages of a change, and the replay that it requests. */
interface FanOutResult {
  readonly messages: readonly DeliveryMessage[]
  readonly replay?: Replay
}

/** A change goes to all subscriptions that it reaches; a test, redelivery or replay only to the one that it names. */
export async function fanOut(change: Change, store: FanOutStore): Promise<FanOutResult> {
  switch (change.type) {
    case 'subscription.test': {
      const { subscriptionId } = change.data as TestRequest
      return { messages: [messageTo(subscriptionId, change, change.id)] }
    }
    case 'subscription.redelivery-requested':
      return { messages: [redelivery(change as Change<RedeliveryRequest>)] }
    case 'subscription.replay-requested':
      return { messages: [], replay: startReplay(change as Change<ReplayRequest>) }
    default:
      return { messages: await messagesOf(change, await readActiveSubscriptions(store), undefined, store) }
  }
}

const redelivery = ({ id, data }: Change<RedeliveryRequest>): DeliveryMessage => {
  const { subscriptionId, deliveryId, subject, sequence, withdraws } = data
  const message = messageTo(subscriptionId, { id: deliveryId, subject, sequence }, id)
  return withdraws ? { ...message, withdraws } : message
}
