/** The days or hours at which a calendar shows a visit. */
import type { Day } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { hasHours } from '../time/office-time'
import { addDays, earliestDay, latestDay } from '../time/partial-date'
import { instantOf, type UtcOffset } from '../time/utc-offset'

/** Whole days, both included. Not `certain` if they are all the days that a month or a year may mean. */
export interface WholeDays {
  readonly first: Day
  readonly last: Day
  readonly certain: boolean
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

const FULL_DAY = '2026-11-17'.length
const isDay = (time: string): boolean => time.length >= FULL_DAY

/**
 * The span of a visit. With times at both ends, these. With a time to a later day, until the end of that day. With a time
 * and no later end, a start alone. Otherwise whole days, from the first to the last that the dates may mean.
 */
export function spanOf(
  { start, end = start.slice(0, FULL_DAY) }: Pick<Visit, 'start' | 'end'>,
  offsetAt: UtcOffset,
): Span {
  if (!hasHours(start) || !isDay(end)) return wholeDays(start, end)
  if (hasHours(end)) {
    const isLater = instantOf(end, offsetAt) > instantOf(start, offsetAt)
    return { when: { from: start, ...(isLater ? { to: end } : {}) }, differs: !isLater }
  }
  const isLater = end > start
  return { when: { from: start, ...(isLater ? { to: `${addDays(end, 1)}T00:00` } : {}) }, differs: true }
}

function wholeDays(start: string, end: string): Span {
  const certain = isDay(start) && isDay(end)
  return {
    when: { first: earliestDay(start), last: latestDay(end), certain },
    differs: !certain || hasHours(start) || hasHours(end),
  }
}
