import * as fc from 'fast-check'
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Day, PartialDate } from '../../../contract/values/dates'
import {
  isMilestone,
  nextOccurrences,
  occurrenceOf,
  occurrenceDatesBetween,
} from '../../../domain/anniversaries/occurrences'
import { addYears, earliestDay, latestDay, precisionOf } from '../../../domain/time/partial-date'
import { compareDates } from '../../../domain/time/sort-text'
import { anniversaryOf } from '../shared/builders'

const between = (originOn: PartialDate, from: Day, to: Day, milestones?: readonly number[]) =>
  [...occurrenceDatesBetween({ originOn, milestones }, from, to)].map(
    ({ on, ordinal, milestone }) => `${on} ${ordinal}${milestone ? ' milestone' : ''}`,
  )

describe('occurrence dates', () => {
  test('are yearly within a range, both ends included', () => {
    const returns = ['2024-11-17 35 milestone', '2025-11-17 36', '2026-11-17 37']
    expect(between('1989-11-17', '2024-11-17', '2026-11-17')).toEqual(returns)
    expect(between('1989-11-17', '2024-11-18', '2026-11-16')).toEqual(returns.slice(1, 2))
  })

  test('of 29 February are 28 February in common years', () => {
    expect(between('2020-02-29', '2020-01-01', '2025-12-31')).toEqual([
      '2021-02-28 1 milestone',
      '2022-02-28 2',
      '2023-02-28 3',
      '2024-02-29 4',
      '2025-02-28 5 milestone',
    ])
    expect(between('2020-02-29', '2024-02-28', '2024-02-28')).toEqual([])
    expect(between('2020-02-29', '2025-02-28', '2025-02-28')).toEqual(['2025-02-28 5 milestone'])
    expect(between('2020-02-29', '2025-03-01', '2025-03-01')).toEqual([])
  })

  test('have the year alone, or the year and the month, if the origin has', () => {
    expect(between('1989', '2028-12-31', '2030-01-01')).toEqual(['2028 39', '2029 40 milestone', '2030 41'])
    expect(between('1989-11', '2028-12-01', '2030-11-01')).toEqual(['2029-11 40 milestone', '2030-11 41'])
  })

  test.each([
    ['1989', '2029-06-01', '2029-06-01', ['2029 40 milestone']],
    ['1989', '2029-01-01', '2029-01-01', ['2029 40 milestone']],
    ['1989', '2029-12-31', '2029-12-31', ['2029 40 milestone']],
    ['1989-11', '2029-11-30', '2029-11-30', ['2029-11 40 milestone']],
    ['1989-11', '2029-11-01', '2029-11-01', ['2029-11 40 milestone']],
    ['1989-11', '2029-10-31', '2029-10-31', []],
    ['1989-11', '2029-12-01', '2029-12-01', []],
    ['1989', '1989-01-01', '1989-12-31', []],
  ])('of %s are in the range %s to %s if any day of theirs is', (originOn, from, to, expected) => {
    expect(between(originOn, from, to)).toEqual(expected)
  })

  test.each([
    ['2096-02-29', 4, '2100-02-28'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2000-02-28', 4, '2004-02-28'],
    ['2023-03-01', 1, '2024-03-01'],
    ['1999-12-31', 1, '2000-12-31'],
    ['0999-01-01', 1, '1000-01-01'],
    ['0000-02-29', 1, '0001-02-28'],
    ['0000-02-29', 9996, '9996-02-29'],
  ])('%s plus %i years is %s', (originOn, ordinal, on) => {
    expect(addYears(originOn, ordinal)).toBe(on)
  })

  test('begin one year after the origin', () => {
    expect(between('2026-06-01', '0000-01-01', '2026-06-01')).toEqual([])
    expect(between('2026-06-01', '2026-06-01', '2027-06-01')).toEqual(['2027-06-01 1 milestone'])
  })

  test('end with the year 9999', () => {
    expect(between('1989-11-17', '9998-01-01', '9999-12-31')).toEqual([
      '9998-11-17 8009',
      '9999-11-17 8010 milestone',
    ])
    expect(between('9999-01-01', '9999-01-01', '9999-12-31')).toEqual([])
  })

  test('are empty for a range that ends before it starts', () => {
    expect(between('1989-11-17', '2026-12-31', '2026-01-01')).toEqual([])
  })
})

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2110-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const leapDay = fc.integer({ min: 475, max: 524 }).map((fourYears) => `${fourYears * 4}-02-29`)
const origin = fc.oneof(
  day,
  leapDay.filter((each) => !each.startsWith('1900')),
)
const daysAfter = (from: Day, days: number): Day =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether a day is an occurrence, decided from its month and day alone. */
function returnsOn(originOn: Day, on: Day): boolean {
  if (on.slice(0, 4) <= originOn.slice(0, 4)) return false
  const isEndOfShortFebruary = on.endsWith('-02-28') && daysAfter(on, 1).endsWith('-03-01')
  return on.slice(4) === originOn.slice(4) || (originOn.endsWith('-02-29') && isEndOfShortFebruary)
}

describe('occurrence dates of any day', () => {
  test('equal those found by stepping through the calendar day by day', () => {
    fc.assert(
      fc.property(origin, day, fc.nat(800), (originOn, from, length) => {
        const days = Array.from({ length: length + 1 }, (_, later) => daysAfter(from, later))
        const expected = days
          .filter((on) => returnsOn(originOn, on))
          .map((on) => ({ on, ordinal: Number(on.slice(0, 4)) - Number(originOn.slice(0, 4)) }))
        expect([...occurrenceDatesBetween({ originOn }, from, daysAfter(from, length))]).toMatchObject(
          expected,
        )
        expect(between(originOn, from, daysAfter(from, length))).toHaveLength(expected.length)
      }),
    )
  })

  test('of two adjacent ranges are those of the joined range', () => {
    const lengths = fc.tuple(fc.nat(4000), fc.nat(4000))
    fc.assert(
      fc.property(origin, day, lengths, (originOn, from, [first, second]) => {
        const middle = daysAfter(from, first)
        const to = daysAfter(middle, second)
        expect([...between(originOn, from, middle), ...between(originOn, daysAfter(middle, 1), to)]).toEqual(
          between(originOn, from, to),
        )
      }),
    )
  })
})

/** Origins of which the day, or the day and the month, may be unknown. */
const partialOrigin = fc
  .tuple(origin, fc.constantFrom(4, 7, 10))
  .map(([date, length]) => date.slice(0, length))

describe('occurrence dates of any origin', () => {
  test('are as precise as the origin, in order, and exactly those of which any day is in the range', () => {
    fc.assert(
      fc.property(partialOrigin, day, fc.nat(4000), (originOn, from, length) => {
        const to = daysAfter(from, length)
        const dates = [...occurrenceDatesBetween({ originOn }, from, to)].map(({ on }) => on)
        expect(new Set([originOn, ...dates].map(precisionOf)).size).toBe(1)
        expect(dates.toSorted(compareDates)).toEqual(dates)
        const years = Array.from({ length: 400 }, (_, index) => addYears(originOn, index + 1))
        expect(dates).toEqual(years.filter((on) => earliestDay(on) <= to && latestDay(on) >= from))
      }),
    )
  })

  test('of several origins have one order: a year, then its months, each before its days', () => {
    fc.assert(
      fc.property(fc.array(partialOrigin), day, (origins, from) => {
        const to = daysAfter(from, 4000)
        const dates = origins.flatMap((originOn) =>
          [...occurrenceDatesBetween({ originOn }, from, to)].map(({ on }) => on),
        )
        const sorted = dates.toSorted(compareDates)
        for (const [index, on] of sorted.entries())
          for (const later of sorted.slice(index + 1)) {
            expect(earliestDay(on) <= earliestDay(later)).toBe(true)
            expect(on.startsWith(later) && on !== later).toBe(false)
          }
      }),
      { numRuns: 30 },
    )
  })
})

describe('milestones', () => {
  const upTo = (last: number, milestones?: readonly number[]) =>
    Array.from({ length: last }, (_, index) => index + 1).filter((each) => isMilestone(each, milestones))

  test('are 1 and every fifth ordinal by default', () => {
    expect(upTo(30)).toEqual([1, 5, 10, 15, 20, 25, 30])
  })

  test('always include 1, 10, 25, 50 and 100', () => {
    expect(upTo(120, [33, 7, 10])).toEqual([1, 7, 10, 25, 33, 50, 100])
    expect(upTo(120, [])).toEqual([1, 10, 25, 50, 100])
  })
})

describe('the occurrences of an anniversary', () => {
  const istanbul = anniversaryOf({ title: { de: 'Istanbul' }, originOn: '1989-11-17' })
  const nextOn = (today: Day, fields: Partial<Anniversary> = {}) => {
    const { nextOccurrence, nextMilestone } = nextOccurrences({ ...istanbul, ...fields }, today)
    return [nextOccurrence?.on, nextMilestone?.on]
  }

  test('have the id, title and kind of the anniversary only', () => {
    const found = { ordinal: 35, on: '2024-11-17', milestone: true }
    const { id, title, kind } = istanbul
    expect(occurrenceOf(istanbul, found)).toEqual({ anniversaryId: id, title, kind, ...found })
  })

  test('include today as the next one, and from tomorrow on the next year', () => {
    expect(nextOn('2024-06-19')).toEqual(['2024-11-17', '2024-11-17'])
    expect(nextOn('2024-11-17')).toEqual(['2024-11-17', '2024-11-17'])
    expect(nextOn('2024-11-18')).toEqual(['2025-11-17', '2029-11-17'])
  })

  test('of a year include it until its last day', () => {
    expect(nextOn('2029-12-31', { originOn: '1989' })).toEqual(['2029', '2029'])
    expect(nextOn('2030-01-01', { originOn: '1989' })).toEqual(['2030', '2034'])
  })

  test('of a month include it until its last day', () => {
    expect(nextOn('2029-11-30', { originOn: '1989-11' })).toEqual(['2029-11', '2029-11'])
    expect(nextOn('2029-12-01', { originOn: '1989-11' })).toEqual(['2030-11', '2034-11'])
  })

  test('have a next milestone up to a hundred years ahead without own milestones', () => {
    expect(nextOn('2039-11-18', { milestones: [] })).toEqual(['2040-11-17', '2089-11-17'])
  })

  test('have the first occurrence next if the origin is in the future', () => {
    expect(nextOn('2026-01-01', { originOn: '2030-10-03' })).toEqual(['2031-10-03', '2031-10-03'])
  })

  test('have no next one after the year 9999', () => {
    expect(nextOccurrences(istanbul, '9999-11-18')).toEqual({})
    expect(nextOccurrences({ ...istanbul, milestones: [] }, '9999-11-17')).toEqual({
      nextOccurrence: {
        anniversaryId: istanbul.id,
        title: istanbul.title,
        kind: 'historic',
        ordinal: 8010,
        on: '9999-11-17',
        milestone: false,
      },
    })
  })
})
