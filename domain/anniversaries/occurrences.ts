/** The occurrences of an anniversary. They are computed and not stored. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import { LAST_YEAR } from '../../contract/limits'
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import type { Day, PartialDate } from '../../contract/values/dates'
import { addYears, liesIn } from '../time/partial-date'

/** The ordinals that are milestones of every anniversary. */
const ALWAYS = new Set([1, 10, 25, 50, 100])

/** Whether an ordinal is a milestone: every fifth one, unless the anniversary has its own milestones. */
export const isMilestone = (ordinal: number, milestones?: readonly number[]): boolean =>
  ALWAYS.has(ordinal) || (milestones ? milestones.includes(ordinal) : ordinal % 5 === 0)

/** The fields of an anniversary that decide its occurrences. */
export interface Origin {
  readonly originOn: PartialDate
  readonly milestones?: readonly number[] | undefined
}

/** The date and the ordinal of an occurrence. */
export type OccurrenceDate = Pick<Occurrence, 'ordinal' | 'on' | 'milestone'>

const yearOf = (date: PartialDate): number => Number(date.slice(0, 4))

/**
 * The occurrence dates of which any day lies between two days, both included, in order. Each is as precise as the origin:
 * those of `1989-11` are `1990-11`, `1991-11` and so on. The last year is 9999.
 */
export function* occurrenceDatesBetween(
  { originOn, milestones }: Origin,
  from: Day,
  to: Day,
): Generator<OccurrenceDate> {
  const last = Math.min(yearOf(to), LAST_YEAR) - yearOf(originOn)
  for (let ordinal = Math.max(1, yearOf(from) - yearOf(originOn)); ordinal <= last; ordinal += 1) {
    const on = addYears(originOn, ordinal)
    if (liesIn({ from, to }, on)) yield { ordinal, on, milestone: isMilestone(ordinal, milestones) }
  }
}

/** The occurrence as the API returns it. */
export const occurrenceOf = ({ id, title, kind }: Anniversary, date: OccurrenceDate): Occurrence => ({
  anniversaryId: id,
  title,
  kind,
  ...date,
})

const END: Day = '9999-12-31'

/** The next occurrence whose last possible day is not before a day, and the next milestone. */
export function nextOccurrences(
  anniversary: Anniversary,
  from: Day,
): { readonly nextOccurrence?: Occurrence; readonly nextMilestone?: Occurrence } {
  const next = (isMatch: (date: OccurrenceDate) => boolean): Occurrence | undefined => {
    for (const date of occurrenceDatesBetween(anniversary, from, END))
      if (isMatch(date)) return occurrenceOf(anniversary, date)
    return undefined
  }
  const nextOccurrence = next(() => true)
  const nextMilestone = next(({ milestone }) => milestone)
  return { ...(nextOccurrence ? { nextOccurrence } : {}), ...(nextMilestone ? { nextMilestone } : {}) }
}
