/** Two visits in one venue at overlapping hours. Hours are local times of the office's time zone, as in list summaries. */
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { fold, slugOf } from '../people/folded-key'
import { isCalledOff } from '../shared/life-cycle'
import { hasHours, minutesLater } from '../time/office-time'
import { isRescheduled } from './visit'

/** A range of local times: `from` is included, `to` is not. */
export interface Hours {
  readonly from: string
  readonly to: string
}

/** The length in minutes of a visit whose end is not later than its start, or not known. */
const DEFAULT_MINUTES = 60

/** The hours of a visit, from its start and end in the office's local time; undefined where only the day is known. */
export function hoursOf({
  start,
  end = '',
}: {
  readonly start: string
  readonly end?: string | undefined
}): Hours | undefined {
  if (!hasHours(start)) return undefined
  return { from: start, to: hasHours(end) && end > start ? end : minutesLater(start, DEFAULT_MINUTES) }
}

export const isOverlapping = (one: Hours, other: Hours): boolean => one.from < other.to && other.from < one.to

/** Whether a visit occupies its venues at hours, and did not before: it is new, reinstated or rescheduled. */
export const claimsVenues = (after: Visit, before?: Visit): boolean =>
  occupiesVenues(after) &&
  hasHours(after.start) &&
  after.venues.length > 0 &&
  (!before || !occupiesVenues(before) || isRescheduled(before, after))

/** Whether a visit of this status occupies its venues. */
export const occupiesVenues = ({ status }: { readonly status: string }): boolean => !isCalledOff(status)

/** A warning for each venue of the visit and each other visit in it at overlapping hours, except its trip and its stops. */
export const venueWarnings = (visit: Visit, overlapping: readonly Visit[]): VisitWarning[] =>
  visit.venues.flatMap((venue, index) =>
    overlapping
      .filter(({ id, partOf }) => id !== visit.partOf && partOf !== visit.id)
      .filter(({ venues }) => venues.some((other) => keyOf(other) === keyOf(venue)))
      .map(({ id }): VisitWarning => {
        const pointer = `/venues/${index}`
        const message = `\`${pointer}\` is also a venue of the visit \`visitId\` at overlapping hours. The visit is recorded; change its venue or its hours if they are wrong.`
        return { code: 'venue-taken', message, pointer, visitId: id }
      }),
  )

/** Venues are compared by their folded words. */
const keyOf = (venue: string): string => slugOf(venue) ?? fold(venue)
