import type { Instant } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import type { EventType } from '../../contract/events'
import type { ThingInPartnership } from '../../domain/notifications/audience'
import { visitSubject } from '../../domain/visits/visit'
import { viewForEvent } from '../../domain/views'
import type { Store } from '../table/store'
import { asOf } from './as-of'

/** The reads that find the partnership of a thing. */
export type PartnershipReads = Pick<Store, 'read' | 'readChange'>

/** A version of a thing, with the partnership that it has at a time; by default now. */
type WithPartnership = (type: EventType, thing: object, time?: Instant) => Promise<ThingInPartnership>

/**
 * Finds the partnerships of the versions of one thing. An entry has the partnership of its visit, which is read once, and
 * only if a subscription names partnerships (`isNeeded`).
 */
export function partnershipsOf(store: PartnershipReads, isNeeded: boolean): WithPartnership {
  const visits = new Map<string, Promise<Visit | undefined>>()
  const readVisit = (subject: string) => {
    const visit = visits.get(subject) ?? store.read<Visit>(subject).then((kept) => kept?.thing)
    visits.set(subject, visit)
    return visit
  }
  return async (type, thing, time) => {
    const { id, ofVisit } = viewForEvent(type).partnershipOf(thing)
    if (ofVisit === undefined || !isNeeded) return { thing, partnershipId: id }
    const subject = visitSubject(ofVisit)
    const visit = await readVisit(subject)
    const then = visit && time !== undefined ? await asOf(subject, visit, time, store) : visit
    return { thing, partnershipId: then?.partnershipId }
  }
}
