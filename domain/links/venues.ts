/** Two visits in one venue at overlapping hours. Both are told by the office's wall, as lists know them. */
import type { Visit } from '../../contract/visits'
import type { Warning } from '../../contract/warnings/all'
import { canonical } from '../json'
import { fold, slugOf } from '../folded-key'
import { hasHours, minutesLater } from '../office-time'

/** From the first minute on, up to the last, which is free again. */
export interface Hours {
  readonly from: string
  readonly to: string
}

/** How long a start without a later end counts, in minutes. */
const UNSAID_MINUTES = 60

/** The hours of a visit, by its start and end on the office's wall; none where only the day is known. */
export function hoursOf({
  start,
  end = '',
}: {
  readonly start: string
  readonly end?: string | undefined
}): Hours | undefined {
  if (!hasHours(start)) return undefined
  return { from: start, to: hasHours(end) && end > start ? end : minutesLater(start, UNSAID_MINUTES) }
}

export const isOverlapping = (one: Hours, other: Hours): boolean => one.from < other.to && other.from < one.to

/** Whether a visit needs its venues at its hours, and did not need these before. */
export const claimsVenues = (after: Visit, before?: Visit): boolean =>
  isOn(after) &&
  hasHours(after.start) &&
  after.venues.length > 0 &&
  (!before || canonical(claimOf(before)) !== canonical(claimOf(after)))

/** Whether a visit of this status needs its venues. */
export const isOn = ({ status }: { readonly status: string }): boolean =>
  status !== 'cancelled' && status !== 'void'

const claimOf = ({ start, end, timeZone, venues }: Visit) => ({ start, end, timeZone, venues })

/** A warning for each venue of the visit, and each visit at overlapping hours that has the venue as well. */
export const venueWarnings = (visit: Visit, overlapping: readonly Visit[]): Warning[] =>
  visit.venues.flatMap((venue, index) =>
    overlapping
      .filter(({ venues }) => venues.some((other) => keyOf(other) === keyOf(venue)))
      .map(({ id }): Warning => {
        const pointer = `/venues/${index}`
        const message = `\`${pointer}\` is the venue of another visit at overlapping hours. The visit is recorded all the same.`
        return { code: 'venue-taken', message, pointer, visitId: id }
      }),
  )

/** Venues are the same whose folded words are. */
const keyOf = (venue: string): string => slugOf(venue) ?? fold(venue)
