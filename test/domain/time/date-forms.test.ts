import * as fc from 'fast-check'
import { parse } from '../../../contract/parse'
import { partialDate, plainDate } from '../../../contract/values/dates'
import { spanOf } from '../../../domain/calendar/span'
import { englishDate, germanDate } from '../../../domain/time/date-words'
import { isCertainlyBefore } from '../../../domain/time/dates'
import {
  addDays,
  daysBetween,
  earliestDay,
  isDay,
  isPlain,
  latestDay,
  liesIn,
} from '../../../domain/time/partial-date'
import { compareDates } from '../../../domain/time/sort-text'
import { utcOffsetOf } from '../../../domain/time/utc-offset'
import { keyRangesOf, LOOK_BACK } from '../../../lambdas/table/list'
import { listSk } from '../../../lambdas/table/keys'
import { ALL_FORMS, anyDate, anyDay, FORMED_DAY } from '../shared/date-forms'
import { BERLIN } from '../shared/builders'

const day = FORMED_DAY
const all = ALL_FORMS

describe('a date of every form', () => {
  test('is taken by the contract, and by that of live records only without qualifier and X', () => {
    expect(all).toHaveLength(32)
    for (const [date] of all) {
      expect(parse(partialDate, date)).toEqual({ value: date })
      expect('value' in parse(plainDate, date)).toBe(/^[\d-]+$/.test(date))
      expect(isPlain(date)).toBe(/^[\d-]+$/.test(date))
    }
  })

  test('may mean the day that it was made of, from the earliest to the latest day', () => {
    fc.assert(
      fc.property(anyDate, ({ day: own, date }) => {
        expect(earliestDay(date) <= own && own <= latestDay(date)).toBe(true)
      }),
    )
  })

  test('sorts before every day that it may mean, as does its key', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(), ({ date, form }, seed) => {
        const [first, last] = [earliestDay(date), latestDay(date)]
        const meant = addDays(first, seed % (daysBetween(first, last) + 1))
        expect(meant <= last).toBe(true)
        expect(compareDates(date, meant)).toBe(form === 'day' ? 0 : -1)
        expect(listSk(date, form === 'day' ? 'a' : 'z') < listSk(meant, form === 'day' ? 'z' : 'a')).toBe(
          true,
        )
      }),
    )
  })

  test('is in an order with other dates that is total, transitive, and that of their earliest days', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, ({ date: a }, { date: b }, { date: c }) => {
        expect(compareDates(a, b)).toBe(0 - compareDates(b, a))
        const [first = '', second = '', third = ''] = [a, b, c].toSorted(compareDates)
        expect(compareDates(first, second) <= 0 && compareDates(second, third) <= 0).toBe(true)
        expect(compareDates(first, third) <= 0 && earliestDay(first) <= earliestDay(third)).toBe(true)
        expect(isCertainlyBefore(a, b) && compareDates(a, b) >= 0).toBe(false)
      }),
    )
  })

  test('lies in each range that has one of its days, and then a list reads its key', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -40, max: 40 }),
        fc.nat(60),
        ({ day: own, date }, to, length) => {
          const range = { from: addDays(own, to - length), to: addDays(own, to) }
          const isIn = earliestDay(date) <= range.to && latestDay(date) >= range.from
          expect(liesIn(range, date)).toBe(isIn)
          if (!isIn) return
          for (const requested of [range, { from: range.from }, { to: range.to }, {}])
            expect(isRead(requested, listSk(date, '0190'))).toBe(true)
        },
      ),
    )
  })

  test('is read by a list also if it is the start of a visit that ends in the range', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: LOOK_BACK }), ({ date }, length) => {
        const from = addDays(latestDay(date), length)
        expect(isRead({ from, to: addDays(from, 3) }, listSk(date, '0190'))).toBe(true)
      }),
    )
  })

  test('keeps the key of a plain date: the date itself', () => {
    fc.assert(
      fc.property(anyDay, (own) => {
        for (const date of [own, own.slice(0, 7), own.slice(0, 4), `${own}T10:00`])
          expect(listSk(date, '0190')).toBe(`${date}#0190`)
      }),
    )
  })

  test('is shown by a calendar only if it names a day, on that day', () => {
    for (const [date, form] of all) {
      const span = spanOf({ start: date }, utcOffsetOf(BERLIN))
      expect(isDay(date)).toBe(form === 'day' && date === day)
      expect(span?.when).toEqual(date === day ? { first: day, last: day } : undefined)
    }
  })

  test('has words that name no month and no day that is not specified', () => {
    for (const [date, form] of all)
      for (const words of [germanDate(date), englishDate(date)]) {
        expect(/April/.test(words)).toBe(['day', 'month', 'unspecified day'].includes(form))
        expect(/\b12\b/.test(words)).toBe(form === 'day')
        expect(words).not.toMatch(/X|undefined|NaN/)
      }
  })
})

test('no date lies in no range of days, but in the list of all', () => {
  expect(liesIn({}, '')).toBe(true)
  for (const range of [{ from: '0000-01-01' }, { to: '9999-12-31' }, { from: day, to: day }])
    expect(liesIn(range, '')).toBe(false)
  expect(isRead({}, listSk('', '0000000001'))).toBe(true)
  expect(listSk('', '0000000001') < listSk('00XX', '0000000000')).toBe(true)
})

/** Whether a list reads this key for a range. */
const isRead = (range: object, key: string): boolean =>
  keyRangesOf(range, 'asc').some(([first, last]) => first <= key && key <= last)
