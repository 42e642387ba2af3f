/** The returns of an anniversary's day: computed, never stored. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import { LAST_YEAR } from '../../contract/limits'
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import { daysInMonth, type Day } from '../../contract/values/values'

/** The milestones of every anniversary, whatever others it has. */
const ALWAYS = new Set([1, 10, 25, 50, 100])

/** Whether that many full years are a milestone: every five years, unless the anniversary says otherwise. */
export const isMilestone = (ordinal: number, milestones?: readonly number[]): boolean =>
  ALWAYS.has(ordinal) || (milestones ? milestones.includes(ordinal) : ordinal % 5 === 0)

/** The day on which so many years are full: 29 February falls on the 28th in a common year. */
export function returnOf(originOn: Day, ordinal: number): Day {
  const [year = 0, month = 1, day = 1] = originOn.split('-').map(Number)
  const then = year + ordinal
  const last = Math.min(day, daysInMonth(then, month))
  return `${String(then).padStart(4, '0')}${originOn.slice(4, 8)}${String(last).padStart(2, '0')}`
}

/** What of an anniversary says when it returns. */
export interface Origin {
  readonly originOn: Day
  readonly milestones?: readonly number[] | undefined
}

/** One return of a day. */
export type Return = Pick<Occurrence, 'ordinal' | 'on' | 'milestone'>

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The returns of a day from one day to another, both included, in order; the calendar ends with the year 9999. */
export function* returnsBetween({ originOn, milestones }: Origin, from: Day, to: Day): Generator<Return> {
  const last = Math.min(yearOf(to), LAST_YEAR) - yearOf(originOn)
  for (let ordinal = Math.max(1, yearOf(from) - yearOf(originOn)); ordinal <= last; ordinal += 1) {
    const on = returnOf(originOn, ordinal)
    if (from <= on && on <= to) yield { ordinal, on, milestone: isMilestone(ordinal, milestones) }
  }
}

/** A return of an anniversary's day, as it is answered. */
export const occurrenceOf = ({ id, title, kind }: Anniversary, found: Return): Occurrence => ({
  anniversaryId: id,
  title,
  kind,
  ...found,
})

/** The last day of the calendar. */
const END: Day = '9999-12-31'

/** The next occurrence from a day on, and the next that is a milestone. */
export function nextOccurrences(
  anniversary: Anniversary,
  from: Day,
): { readonly nextOccurrence?: Occurrence; readonly nextMilestone?: Occurrence } {
  const next = (wanted: (found: Return) => boolean): Occurrence | undefined => {
    for (const found of returnsBetween(anniversary, from, END))
      if (wanted(found)) return occurrenceOf(anniversary, found)
    return undefined
  }
  const nextOccurrence = next(() => true)
  const nextMilestone = next(({ milestone }) => milestone)
  return { ...(nextOccurrence ? { nextOccurrence } : {}), ...(nextMilestone ? { nextMilestone } : {}) }
}
