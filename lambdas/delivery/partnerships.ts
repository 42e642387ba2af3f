import type { Instant } from '../../contract/values'
import type { Visit } from '../../contract/visits'
import type { EventType } from '../../contract/withdrawals'
import { partnershipOf, type ThingInPartnership } from '../../domain/audience'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'
import { asOf } from './as-of'

/** The reads that find the partnership of a thing. */
export type PartnershipReads = Pick<Store, 'read' | 'readChange'>

export interface PartnershipLookup {
  /** Whether the partnership of an entry is needed: it is that of its visit, which costs a read. */
  readonly isNeeded: boolean
  /** The time of the visit's version. @default the current version */
  readonly time?: Instant
}

/** A thing with its partnership. */
export async function withPartnership(
  type: EventType,
  thing: object,
  { isNeeded, time }: PartnershipLookup,
  store: PartnershipReads,
): Promise<ThingInPartnership> {
  const { id, ofVisit } = partnershipOf(type, thing)
  if (ofVisit === undefined || !isNeeded) return { thing, partnershipId: id }
  const subject = visitSubject(ofVisit)
  const visit = (await store.read<Visit>(subject))?.thing
  const then = visit && time !== undefined ? await asOf(subject, visit, time, store) : visit
  return { thing, partnershipId: then?.partnershipId }
}
