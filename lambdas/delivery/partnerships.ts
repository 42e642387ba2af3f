import type { Instant } from '../../contract/values'
import type { Visit } from '../../contract/visits'
import type { EventType } from '../../contract/withdrawals'
import { partnershipOf, type Concerned } from '../../domain/audience'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'
import { asOf } from './as-of'

/** Reads beside the change. */
export type Lookups = Pick<Store, 'read' | 'readChange'>

export interface Looking {
  /** Whether the partnership of an entry matters: it is that of its visit, which has to be looked up. */
  readonly isAsked: boolean
  /** The time at which the visit is looked at; now unless given. */
  readonly time?: Instant
}

/** A thing with its partnership. */
export async function concernedBy(
  type: EventType,
  thing: object,
  { isAsked, time }: Looking,
  store: Lookups,
): Promise<Concerned> {
  const { id, ofVisit } = partnershipOf(type, thing)
  if (ofVisit === undefined || !isAsked) return { thing, partnershipId: id }
  const subject = visitSubject(ofVisit)
  const visit = (await store.read<Visit>(subject))?.thing
  const then = visit && time !== undefined ? await asOf(subject, visit, time, store) : visit
  return { thing, partnershipId: then?.partnershipId }
}
