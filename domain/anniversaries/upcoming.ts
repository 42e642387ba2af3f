/** What is announced ahead of jubilees: on which day it falls due, and how it is announced once. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Change } from '../../contract/changes'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import type { Day } from '../../contract/values/values'
import { changeOf, differencesOf, type Moment } from '../shared/change'
import { occurrenceOf, returnsBetween, type Return } from './occurrences'
import { addDays } from '../time/partial-date'

/**
 * How many days back announcements are made up. Every jubilee returns within a year, so after a longer silence each has
 * a later return to be announced; and a mark that a wrong clock has left makes no run longer than this.
 */
export const LONGEST_CATCHING_UP = 366

/** Days, both included. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

/**
 * The days whose announcements are made today, where all were made through an earlier day already. That day is among
 * them: what was recorded later on it is not lost. Where nothing was ever announced, or today is before that
 * day since the clock was wrong, it is today alone.
 */
export function daysToAnnounce(today: Day, madeThrough: Day | undefined): Days {
  if (madeThrough === undefined || madeThrough > today) return { from: today, to: today }
  const earliest = addDays(today, -LONGEST_CATCHING_UP)
  return { from: madeThrough < earliest ? earliest : madeThrough, to: today }
}

/** All that falls due on these days, in the order of its days, whether it has been announced or not. */
export const dueOn = (days: Days, anniversaries: readonly Anniversary[]): Upcoming[] =>
  anniversaries
    .flatMap((anniversary) => upcomingOf(anniversary, days))
    .map((upcoming) => ({ upcoming, sortKey: sortKeyOf(upcoming) }))
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0))
    .map(({ upcoming }) => upcoming)

/** By the day on which it falls due, then by anniversary: text in that order. */
const sortKeyOf = ({ anniversaryId, on, daysLeft }: Upcoming): string =>
  `${addDays(on, -daysLeft)} ${anniversaryId}`

/** The returns of one anniversary, each with every lead time of it that falls due: so many days before. */
function upcomingOf(anniversary: Anniversary, { from, to }: Days): Upcoming[] {
  const { announce: announced, leadTimes, status } = anniversary
  if (status === 'muted') return []
  return [...new Set(leadTimes)].flatMap((daysLeft) =>
    [...returnsBetween(anniversary, addDays(from, daysLeft), addDays(to, daysLeft))]
      .filter(({ milestone }) => milestone || announced !== 'milestones')
      .map((found) => upcomingAt(anniversary, found, daysLeft)),
  )
}

const upcomingAt = (anniversary: Anniversary, found: Return, daysLeft: number): Upcoming => ({
  ...occurrenceOf(anniversary, found),
  daysLeft,
  ...(anniversary.partnershipId === undefined ? {} : { partnershipId: anniversary.partnershipId }),
})

export const occurrenceSubject = ({
  anniversaryId,
  ordinal,
}: Pick<Upcoming, 'anniversaryId' | 'ordinal'>): string => `occurrences/${anniversaryId}/${ordinal}`

/** What has been announced of an occurrence, which is not kept otherwise. */
export interface AnnouncementRecord {
  /** How many announcements there were. */
  readonly version: number
  /** Those of which there was one, in the order of the announcements. */
  readonly leadTimes: readonly number[]
  readonly last: Upcoming
}

/** Announces an occurrence; `undefined` when it has been announced with this lead time already. */
export function announce(
  upcoming: Upcoming,
  before: AnnouncementRecord | undefined,
  moment: Moment,
): { readonly announced: AnnouncementRecord; readonly change: Change<Upcoming> } | undefined {
  const leadTimes = before?.leadTimes ?? []
  if (leadTimes.includes(upcoming.daysLeft)) return undefined
  const version = (before?.version ?? 0) + 1
  const happening = { type: 'anniversary.upcoming', subject: occurrenceSubject(upcoming) } as const
  const pointers = before ? differencesOf(before.last, upcoming) : ['']
  return {
    announced: { version, leadTimes: [...leadTimes, upcoming.daysLeft], last: upcoming },
    change: changeOf(happening, version, upcoming, pointers, moment),
  }
}
