import type { Visit } from '../../contract/visits'
import type { EventType } from '../../contract/withdrawals'
import { partnershipOf, type Concerned } from '../../domain/audience'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'

/** Reads beside the change. */
export type Lookups = Pick<Store, 'read'>

/** A thing with its partnership: an entry's is that of its visit, which is looked up only where `isAsked`. */
export async function concernedBy(
  type: EventType,
  thing: object,
  isAsked: boolean,
  store: Lookups,
): Promise<Concerned> {
  const { id, ofVisit } = partnershipOf(type, thing)
  if (ofVisit === undefined || !isAsked) return { thing, partnershipId: id }
  const visit = await store.read<Visit>(visitSubject(ofVisit))
  return { thing, partnershipId: visit?.thing.partnershipId }
}
