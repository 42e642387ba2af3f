/** From when to when a calendar shows a visit, as people mean what is known of its start and its end. */
import type { Day } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { hasHours } from '../time/office-time'
import { addDays, earliestDay, latestDay } from '../time/partial-date'
import { instantOf, type ZoneClock } from '../time/zone-clock'

/** Whole days, both included; they are not `certain` when they are all that a month or a year may mean. */
export interface Days {
  readonly first: Day
  readonly last: Day
  readonly certain: boolean
}

/** Local times; `to` is left out where only the start is known. */
export interface Hours {
  readonly from: string
  readonly to?: string
}

export interface Span {
  readonly when: Days | Hours
  /** The registry knows less, or other, than a calendar can show: its own words should stand beside it. */
  readonly differs: boolean
}

const FULL_DAY = '2026-11-17'.length
const isDay = (time: string): boolean => time.length >= FULL_DAY

/**
 * Hours to hours as they are. Hours to a later day last until the end of that day. Hours to their own day, or to
 * nothing, or to no later instant (the clocks skip it), have no end. All else is whole days, from the first to the last
 * that it may mean.
 */
export function spanOf(
  { start, end = start.slice(0, FULL_DAY) }: Pick<Visit, 'start' | 'end'>,
  clock: ZoneClock,
): Span {
  if (!hasHours(start) || !isDay(end)) return wholeDays(start, end)
  if (hasHours(end)) {
    const isLater = instantOf(end, clock) > instantOf(start, clock)
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
