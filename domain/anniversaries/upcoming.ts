/** The announcements of occurrences: the day on which each is due, and that each is made once. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Change } from '../../contract/changes'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import type { Day } from '../../contract/values/dates'
import { changeOf, differencesOf, type Moment } from '../shared/change'
import { occurrenceOf, occurrenceDatesBetween, type OccurrenceDate } from './occurrences'
import {
  addDays,
  earliestDay,
  liesIn,
  precisionOf,
  type ClosedDayRange,
  type Precision,
} from '../time/partial-date'

/**
 * The most days for which missed announcements are made. Every anniversary has an occurrence within a year, so after a
 * longer outage there is a later one to announce; and a day recorded by a wrong clock makes no run longer than this.
 */
export const MAX_CATCH_UP_DAYS = 366

/**
 * The days whose announcements are made today, given the last day whose announcements are complete. That day is included,
 * for anniversaries that were recorded after its run. Only today if there was no run before, or if the last day is in the
 * future because a clock was wrong.
 */
export function daysToAnnounce(today: Day, lastDay: Day | undefined): ClosedDayRange {
  if (lastDay === undefined || lastDay > today) return { from: today, to: today }
  const earliest = addDays(today, -MAX_CATCH_UP_DAYS)
  return { from: lastDay < earliest ? earliest : lastDay, to: today }
}

/** The announcements that are due on these days, in order of day, also those already made. */
export const dueOn = (days: ClosedDayRange, anniversaries: readonly Anniversary[]): Upcoming[] =>
  anniversaries
    .flatMap((anniversary) => upcomingOf(anniversary, days))
    .map((upcoming) => ({ upcoming, sortKey: sortKeyOf(upcoming) }))
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0))
    .map(({ upcoming }) => upcoming)

/** Orders by due day, then by anniversary. */
const sortKeyOf = ({ anniversaryId, on, daysLeft }: Upcoming): string =>
  `${addDays(earliestDay(on), -daysLeft)} ${anniversaryId}`

/**
 * The due announcements of one anniversary: each occurrence with each lead time. Lead times are counted to the first day
 * that the date of the occurrence may mean, so that no announcement is late, whichever day it was.
 */
function upcomingOf(anniversary: Anniversary, { from, to }: ClosedDayRange): Upcoming[] {
  const { announce: wanted, leadTimes, status } = anniversary
  if (status === 'muted') return []
  return [...new Set(leadTimes)].flatMap((daysLeft) => {
    const ahead = { from: addDays(from, daysLeft), to: addDays(to, daysLeft) }
    return [...occurrenceDatesBetween(anniversary, ahead.from, ahead.to)]
      .filter(({ on }) => liesIn(ahead, earliestDay(on)))
      .filter(({ milestone }) => milestone || wanted !== 'milestones')
      .map((date) => upcomingAt(anniversary, date, daysLeft))
  })
}

const upcomingAt = (anniversary: Anniversary, date: OccurrenceDate, daysLeft: number): Upcoming => ({
  ...occurrenceOf(anniversary, date),
  daysLeft,
  ...(anniversary.partnershipId === undefined ? {} : { partnershipId: anniversary.partnershipId }),
})

export const occurrenceSubject = ({
  anniversaryId,
  ordinal,
}: Pick<Upcoming, 'anniversaryId' | 'ordinal'>): string => `occurrences/${anniversaryId}/${ordinal}`

/** The announcements of an occurrence. The occurrence itself is not stored. */
export interface AnnouncementRecord {
  /** The number of announcements. */
  readonly version: number
  /** The lead times that have been announced with the day of the occurrence, in order. */
  readonly leadTimes: readonly number[]
  /** Those that have been announced while only the month was known; absent before the first. */
  readonly leadTimesOfMonth?: readonly number[]
  /** Those that have been announced while only the year was known; absent before the first. */
  readonly leadTimesOfYear?: readonly number[]
  readonly last: Upcoming
}

const LEAD_TIMES = {
  day: 'leadTimes',
  month: 'leadTimesOfMonth',
  year: 'leadTimesOfYear',
} as const satisfies Record<Precision, keyof AnnouncementRecord>

/**
 * Announces an occurrence; `undefined` if it has been announced with this lead time and a date of this precision. So an
 * occurrence whose day has become known is announced again, by its day; one whose day was corrected is not.
 */
export function announce(
  upcoming: Upcoming,
  before: AnnouncementRecord | undefined,
  moment: Moment,
): { readonly announced: AnnouncementRecord; readonly change: Change<Upcoming> } | undefined {
  const field = LEAD_TIMES[precisionOf(upcoming.on)]
  const made = before?.[field] ?? []
  if (made.includes(upcoming.daysLeft)) return undefined
  const version = (before?.version ?? 0) + 1
  const header = { type: 'anniversary.upcoming', subject: occurrenceSubject(upcoming) } as const
  const pointers = before ? differencesOf(before.last, upcoming) : ['']
  return {
    announced: { leadTimes: [], ...before, version, [field]: [...made, upcoming.daysLeft], last: upcoming },
    change: changeOf(header, version, upcoming, pointers, moment),
  }
}
