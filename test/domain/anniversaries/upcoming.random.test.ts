/** The announcements of runs on random days. */
import * as fc from 'fast-check'
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Day } from '../../../contract/values/dates'
import { addDays } from '../../../domain/time/partial-date'
import {
  announce,
  daysToAnnounce,
  dueOn,
  MAX_CATCH_UP_DAYS,
  occurrenceSubject,
  type AnnouncementRecord,
} from '../../../domain/anniversaries/upcoming'
import { anniversaryOf, momentAt } from '../shared/builders'

/** Runs of the daily announcements, with what they leave. */
function announcedBy(runs: readonly Day[], anniversaries: readonly Anniversary[]): string[] {
  const kept = new Map<string, AnnouncementRecord>()
  const said: string[] = []
  let mark: Day | undefined
  for (const today of runs) {
    for (const upcoming of dueOn(daysToAnnounce(today, mark), anniversaries)) {
      const subject = occurrenceSubject(upcoming)
      const next = announce(upcoming, kept.get(subject), momentAt())
      if (!next) continue
      kept.set(subject, next.announced)
      said.push(`${subject} ${upcoming.daysLeft}`)
    }
    if (mark === undefined || today > mark) mark = today
  }
  return said
}

/**
 * What falls due on the days of a test, found by counting each day on from each return that a calendar has. A return whose
 * day is unknown counts from the first day of its month or year.
 */
function dueByTheCalendar(isCovered: (day: Day) => boolean, anniversaries: readonly Anniversary[]): string[] {
  return anniversaries.flatMap(({ id, originOn, leadTimes, announce: wanted, milestones, status }) =>
    Array.from({ length: 80 }, (_, index) => index + 1).flatMap((ordinal) => {
      const year = Number(originOn.slice(0, 4)) + ordinal
      const isShort = originOn.endsWith('-02-29') && new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 2
      const on = `${year}${isShort ? '-02-28' : `${originOn.slice(4)}-01-01`.slice(0, '-11-17'.length)}`
      const isMilestone =
        [1, 10, 25, 50, 100].includes(ordinal) || (milestones?.includes(ordinal) ?? ordinal % 5 === 0)
      const isWanted = status === 'active' && (wanted === 'every' || isMilestone)
      return [...new Set(leadTimes)]
        .filter((lead) => isWanted && isCovered(addDays(on, -lead)))
        .map((lead) => `occurrences/${id}/${ordinal} ${lead}`)
    }),
  )
}

const FIRST: Day = '2020-01-01'
const anniversaries = fc.array(
  fc.record({
    originOn: fc.oneof(
      fc.constantFrom('1996-02-29', '2016-02-29'),
      fc
        .date({ min: new Date('1990-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom('1996', '2015', '1996-01', '2016-02', '2020-12'),
    ),
    leadTimes: fc.array(fc.oneof(fc.constantFrom(0, 7, 30, 180), fc.nat(3650)), { maxLength: 5 }),
    announce: fc.constantFrom('milestones', 'every'),
    milestones: fc.option(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }), { nil: undefined }),
    status: fc.constantFrom('active', 'active', 'active', 'muted'),
  }),
  { maxLength: 4 },
)

/** Steps from run to run, in days: the next day, gaps, the same day again, and back. */
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: MAX_CATCH_UP_DAYS }) },
    { weight: 2, arbitrary: fc.integer({ min: -400, max: 0 }) },
  ),
  { maxLength: 30 },
)

/** The days of the runs. No gap is longer than the catch-up limit. */
function runsBy(days: readonly number[]): Day[] {
  const runs = [FIRST]
  for (const step of days) {
    const next = addDays(runs.at(-1) ?? FIRST, step)
    const last = addDays(latestOf(runs), MAX_CATCH_UP_DAYS)
    runs.push(next > last ? last : next)
  }
  return runs
}

const latestOf = (runs: readonly Day[]): Day => runs.toSorted().at(-1) ?? FIRST

test('every due announcement from the first to the last run is made exactly once', () => {
  fc.assert(
    fc.property(anniversaries, steps, (bodies, days) => {
      const all = bodies.map((body, index) => anniversaryOf({ ...body, id: `a${index}` }))
      const runs = runsBy(days)
      const isCovered = (day: Day) => (FIRST <= day && day <= latestOf(runs)) || runs.includes(day)
      expect(announcedBy(runs, all).toSorted()).toEqual(dueByTheCalendar(isCovered, all).toSorted())
    }),
    { numRuns: 200 },
  )
})

test('no announcement is repeated, whenever more or less of the origin becomes known', () => {
  const origins = ['1995', '1995-01', '1995-01-01', '1995-03', '1995-03-20', '1996-02-29']
  const stages = fc.array(fc.tuple(fc.constantFrom(...origins), fc.integer({ min: -20, max: 40 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(stages, (learned) => {
      const kept = new Map<string, AnnouncementRecord>()
      const made: string[] = []
      let [mark, today] = ['2019-10-01', '2019-10-01']
      for (const [originOn, days] of learned) {
        const anniversary = anniversaryOf({ originOn, announce: 'every', leadTimes: [90, 30, 1, 0] })
        today = addDays(today, days)
        for (const upcoming of dueOn(daysToAnnounce(today, mark), [anniversary])) {
          const subject = occurrenceSubject(upcoming)
          const next = announce(upcoming, kept.get(subject), momentAt())
          if (!next) continue
          kept.set(subject, next.announced)
          made.push(`${subject} ${upcoming.daysLeft} ${upcoming.on.length}`)
        }
        if (today > mark) mark = today
      }
      expect(new Set(made).size).toBe(made.length)
    }),
  )
})

test('only days before the catch-up limit are skipped', () => {
  const newYear = anniversaryOf({ id: 'new-year', originOn: '2000-01-01', announce: 'every', leadTimes: [0] })
  const eve = addDays(FIRST, -1)
  const after = (gap: number) => announcedBy([eve, addDays(eve, gap)], [newYear])
  expect(after(MAX_CATCH_UP_DAYS)).toEqual(['occurrences/new-year/20 0'])
  expect(after(MAX_CATCH_UP_DAYS + 1)).toEqual(['occurrences/new-year/20 0', 'occurrences/new-year/21 0'])
  expect(after(MAX_CATCH_UP_DAYS + 2)).toEqual(['occurrences/new-year/21 0'])
})
