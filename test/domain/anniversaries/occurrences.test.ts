import * as fc from 'fast-check'
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Day } from '../../../contract/values/values'
import {
  isMilestone,
  nextOccurrences,
  occurrenceOf,
  occurrenceDatesBetween,
} from '../../../domain/anniversaries/occurrences'
import { addYears } from '../../../domain/time/partial-date'
import { anniversaryOf } from '../shared/builders'

const between = (originOn: Day, from: Day, to: Day, milestones?: readonly number[]) =>
  [...occurrenceDatesBetween({ originOn, milestones }, from, to)].map(
    ({ on, ordinal, milestone }) => `${on} ${ordinal}${milestone ? ' milestone' : ''}`,
  )

describe('a day returns', () => {
  test('each year, from one day to another, both included', () => {
    const returns = ['2024-11-17 35 milestone', '2025-11-17 36', '2026-11-17 37']
    expect(between('1989-11-17', '2024-11-17', '2026-11-17')).toEqual(returns)
    expect(between('1989-11-17', '2024-11-18', '2026-11-16')).toEqual(returns.slice(1, 2))
  })

  test('on 28 February in a common year when it was 29 February, and on the 29th in a leap year', () => {
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

  test.each([
    ['2096-02-29', 4, '2100-02-28'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2000-02-28', 4, '2004-02-28'],
    ['2023-03-01', 1, '2024-03-01'],
    ['1999-12-31', 1, '2000-12-31'],
    ['0999-01-01', 1, '1000-01-01'],
    ['0000-02-29', 1, '0001-02-28'],
    ['0000-02-29', 9996, '9996-02-29'],
  ])('%s and %i years are %s', (originOn, ordinal, on) => {
    expect(addYears(originOn, ordinal)).toBe(on)
  })

  test('never on the day itself, nor before it', () => {
    expect(between('2026-06-01', '0000-01-01', '2026-06-01')).toEqual([])
    expect(between('2026-06-01', '2026-06-01', '2027-06-01')).toEqual(['2027-06-01 1 milestone'])
  })

  test('until the calendar ends with the year 9999', () => {
    expect(between('1989-11-17', '9998-01-01', '9999-12-31')).toEqual([
      '9998-11-17 8009',
      '9999-11-17 8010 milestone',
    ])
    expect(between('9999-01-01', '9999-01-01', '9999-12-31')).toEqual([])
  })

  test('at no time between a day and an earlier one', () => {
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

/** Whether a day is a return, told by its calendar page alone. */
function returnsOn(originOn: Day, on: Day): boolean {
  if (on.slice(0, 4) <= originOn.slice(0, 4)) return false
  const isEndOfShortFebruary = on.endsWith('-02-28') && daysAfter(on, 1).endsWith('-03-01')
  return on.slice(4) === originOn.slice(4) || (originOn.endsWith('-02-29') && isEndOfShortFebruary)
}

describe('whatever the day', () => {
  test('it returns on the days that a calendar turned page by page has for it', () => {
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

  test('two stretches that meet have the returns of both together, none lost and none twice', () => {
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

describe('a milestone is', () => {
  const upTo = (last: number, milestones?: readonly number[]) =>
    Array.from({ length: last }, (_, index) => index + 1).filter((each) => isMilestone(each, milestones))

  test('the first year, and every fifth', () => {
    expect(upTo(30)).toEqual([1, 5, 10, 15, 20, 25, 30])
  })

  test('1, 10, 25, 50 and 100, whatever years an office has chosen', () => {
    expect(upTo(120, [33, 7, 10])).toEqual([1, 7, 10, 25, 33, 50, 100])
    expect(upTo(120, [])).toEqual([1, 10, 25, 50, 100])
  })
})

describe('of an anniversary', () => {
  const istanbul = anniversaryOf({ title: { de: 'Istanbul' }, originOn: '1989-11-17' })
  const nextOn = (today: Day, fields: Partial<Anniversary> = {}) => {
    const { nextOccurrence, nextMilestone } = nextOccurrences({ ...istanbul, ...fields }, today)
    return [nextOccurrence?.on, nextMilestone?.on]
  }

  test('an occurrence says which one it is, and nothing else of it', () => {
    const found = { ordinal: 35, on: '2024-11-17', milestone: true }
    const { id, title, kind } = istanbul
    expect(occurrenceOf(istanbul, found)).toEqual({ anniversaryId: id, title, kind, ...found })
  })

  test('the next one is that of the day itself, and of the year after from the morrow on', () => {
    expect(nextOn('2024-06-19')).toEqual(['2024-11-17', '2024-11-17'])
    expect(nextOn('2024-11-17')).toEqual(['2024-11-17', '2024-11-17'])
    expect(nextOn('2024-11-18')).toEqual(['2025-11-17', '2029-11-17'])
  })

  test('the next milestone is a hundred years off where an office has chosen none', () => {
    expect(nextOn('2039-11-18', { milestones: [] })).toEqual(['2040-11-17', '2089-11-17'])
  })

  test('that is still to be, the first one is next', () => {
    expect(nextOn('2026-01-01', { originOn: '2030-10-03' })).toEqual(['2031-10-03', '2031-10-03'])
  })

  test('there is no next one at the end of the calendar, nor a milestone after the last', () => {
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
