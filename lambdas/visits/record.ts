import type { Country } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { rolesOn } from '../../domain/people/appearance'
import { toOfficeTime } from '../../domain/time/office-time'
import { earliestDay, latestDay } from '../../domain/time/partial-date'
import { tripOf } from '../../domain/visits/trip'
import { visitSubject } from '../../domain/visits/visit'
import { listSk } from '../table/keys'
import { partsBy, unitsOf, type ListSummary, type ThingRecord } from '../table/record'

export const VISITS = 'visits'

/** The list summary of a visit, with its times in the office's time zone. */
export function visitSummary(visit: Visit, countries: readonly Country[], officeZone: string): ListSummary {
  const { id, status, kind, direction, partnershipId, visibility, timeZone = officeZone } = visit
  const start = toOfficeTime(visit.start, timeZone, officeZone)
  return {
    subject: visitSubject(id),
    units: unitsOf(visit),
    start,
    ...(visit.end === undefined
      ? {}
      : { end: notBefore(start, toOfficeTime(visit.end, timeZone, officeZone)) }),
    status,
    kind,
    direction,
    partnershipId,
    visibility,
    countries,
  }
}

/**
 * Converting to the office's time zone moves a time but not a day, so that a visit elsewhere could end before it starts:
 * it then ends when it starts.
 */
const notBefore = (start: string, end: string): string => (latestDay(end) < earliestDay(start) ? start : end)

/** `listSummary` is computed for a new version, and read for the stored one. */
export const visitRecord = (visit: Visit, listSummary: ListSummary): ThingRecord<Visit> => ({
  kind: 'visit',
  thing: visit,
  listSummary,
  list: VISITS,
  sort: listSk(listSummary.start, visit.id),
  parts: [
    ...partsBy(VISITS, 'partnershipId', [listSummary.partnershipId]),
    ...partsBy(VISITS, 'country', listSummary.countries),
    ...partsBy(VISITS, 'partOf', [tripOf(visit)]),
  ],
  people: rolesOn(visit),
  externalId: visit.externalId,
})
