/** The days or hours at which a calendar shows a visit. */
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import { hasHours } from '../time/office-time'
import { addDays, isDay } from '../time/partial-date'
import { instantOf, type UtcOffset } from '../time/utc-offset'

/** Whole days, both included. */
export interface WholeDays {
  readonly first: Day
  readonly last: Day
}

/** Local times. `to` is absent if only the start is known. */
export interface TimedHours {
  readonly from: string
  readonly to?: string
}

export interface Span {
  readonly when: WholeDays | TimedHours
  /** Whether the calendar shows other dates than the registry has. The description then quotes the registry's. */
  readonly differs: boolean
}

/**
 * The span of a visit; undefined if its first day is not known, since no calendar shows a day that nobody recorded. An end
 * of which the day is not known is left out. With times at both ends, these. With a time to a later day, until the end of
 * that day. With a time and no later end, a start alone. Otherwise whole days.
 */
export function spanOf(
  { start, end: recorded }: Pick<Visit, 'start' | 'end'>,
  offsetAt: UtcOffset,
): Span | undefined {
  if (!isDay(start)) return undefined
  const firstDay = start.slice(0, 10)
  const end = recorded !== undefined && isDay(recorded) ? recorded : firstDay
  const isPartial = recorded !== undefined && end !== recorded
  if (!hasHours(start)) {
    const when = { first: firstDay, last: end.slice(0, 10) }
    return { when, differs: isPartial || hasHours(end) }
  }
  if (hasHours(end)) {
    const isLater = instantOf(end, offsetAt) > instantOf(start, offsetAt)
    return { when: { from: start, ...(isLater ? { to: end } : {}) }, differs: !isLater }
  }
  const isLater = end > start
  return { when: { from: start, ...(isLater ? { to: `${addDays(end, 1)}T00:00` } : {}) }, differs: true }
}
