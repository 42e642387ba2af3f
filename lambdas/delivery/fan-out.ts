/** From one change to a message for each subscription that is to hear of it. */
import type { Change } from '../../contract/changes'
import type { RedeliveryRequest, ReplayRequest, TestRequest } from '../../contract/subscriptions'
import type { Visit } from '../../contract/visits'
import { isFor, partnershipOf, type Audience } from '../../domain/audience'
import type { DeliveryMessage } from '../../domain/delivery'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'
import type { Subscriber } from '../store/subscriptions'
import { beginReplay, type Replay } from './replay'

export interface FanOutDeps {
  readonly store: Pick<Store, 'read' | 'readRoster'>
}

/** What a change leads to: messages, or the beginning of a replay. */
export interface FannedOut {
  readonly messages: readonly DeliveryMessage[]
  readonly replay?: Replay
}

/** What administrators ask for is done for the one subscription that it is about. */
export async function fanOut(change: Change, deps: FanOutDeps): Promise<FannedOut> {
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
      return { messages: await toSubscribers(change, await deps.store.readRoster(), deps) }
  }
}

async function toSubscribers(
  change: Change,
  roster: readonly Subscriber[],
  deps: FanOutDeps,
): Promise<DeliveryMessage[]> {
  const hearing = await audienceOf(change, roster, deps)
  return hearing.map(({ subscriptionId }) => messageTo(subscriptionId, change, change.id))
}

/** Those of some audiences that are to hear of a change. */
export async function audienceOf<A extends Audience>(
  change: Change,
  audiences: readonly A[],
  { store }: FanOutDeps,
): Promise<A[]> {
  // Whose partnership it is has to be looked up only where somebody asks for partnerships.
  const isAsked = audiences.some(
    ({ partnershipIds, ...all }) => partnershipIds && isFor(all, change, undefined),
  )
  const partnershipId = isAsked ? await partnershipIdOf(change, store) : undefined
  return audiences.filter((audience) => isFor(audience, change, partnershipId))
}

async function partnershipIdOf(change: Change, store: FanOutDeps['store']): Promise<string | undefined> {
  const { id, ofVisit } = partnershipOf(change)
  if (ofVisit === undefined) return id
  return (await store.read<Visit>(visitSubject(ofVisit)))?.thing.partnershipId
}

/** A message names its change: what is sent is read when it is sent. */
export const messageTo = (
  subscriptionId: string,
  { id, subject, sequence }: Pick<Change, 'id' | 'subject' | 'sequence'>,
  asked: string,
): DeliveryMessage => ({ subscriptionId, changeId: id, subject, sequence, asked })
