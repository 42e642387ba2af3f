/** Who is to hear of a change, and the message that brings it to them. */
import type { Change } from '../../contract/changes'
import type { Visit } from '../../contract/visits'
import { isFor, partnershipOf, type Audience } from '../../domain/audience'
import type { DeliveryMessage } from '../../domain/delivery'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'

/** What has to be looked up beside the change. */
export type Lookups = Pick<Store, 'read'>

/** Those of some audiences that are to hear of a change. */
export async function audienceOf<A extends Audience>(
  change: Change,
  audiences: readonly A[],
  store: Lookups,
): Promise<A[]> {
  // Whose partnership it is has to be looked up only where somebody asks for partnerships.
  const isAsked = audiences.some(
    ({ partnershipIds, ...all }) => partnershipIds && isFor(all, change, undefined),
  )
  const partnershipId = isAsked ? await partnershipIdOf(change, store) : undefined
  return audiences.filter((audience) => isFor(audience, change, partnershipId))
}

async function partnershipIdOf(change: Change, store: Lookups): Promise<string | undefined> {
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
