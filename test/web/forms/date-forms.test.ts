import * as fc from 'fast-check'
import { earliestDay, latestDay } from '../../../domain/time/partial-date'
import { englishDate, germanDate } from '../../../domain/time/date-words'
import { compareDates } from '../../../domain/time/sort-text'
import * as days from '../../../web/days'
import { dayOf, formatDate } from '../../../web/format'
import { fromDateInput, NO_DATE, toDateInput } from '../../../web/forms/date-input'
import { chooseLanguage } from '../../../web/language'
import { yearOf } from '../../../web/parts/time-axis'
import { ALL_FORMS, anyDate, FORMED_DAY } from '../../domain/shared/date-forms'

describe('a date of every form', () => {
  test('is the same after a form has shown it', () => {
    for (const [date] of ALL_FORMS) expect(fromDateInput(toDateInput(date))).toBe(date)
  })

  test('has the words of calendars and notices, and names a day only if it is that day', () => {
    // The pages are German before a language is chosen.
    for (const [date] of ALL_FORMS) expect(formatDate(date)).toBe(germanDate(date))
    expect(formatDate(undefined)).toBe('ohne Datum')
    for (const [date] of ALL_FORMS) expect(dayOf(date)).toBe(date === FORMED_DAY ? date : undefined)
  })

  test('means the days, and sorts, as in the registry', () => {
    fc.assert(
      fc.property(anyDate, anyDate, ({ date }, { date: other }) => {
        expect([days.firstDayOf(date), days.lastDayOf(date)]).toEqual([earliestDay(date), latestDay(date)])
        expect(days.compareDates(date, other)).toBe(compareDates(date, other))
      }),
    )
  })

  test.each([
    ['192X', 1925],
    ['19XX~', 1950],
    ['1985-XX-XX', 1985.5],
    ['1985?', 1985.5],
    ['1985-01-XX', 1985 + 1 / 24],
  ])('%s is at %d in a picture, in the middle of its days', (date, year) => {
    expect(yearOf(date)).toBeCloseTo(year)
  })
})

test('a small x is taken for an X, and digits without a qualifier are a plain date', () => {
  expect(fromDateInput({ ...NO_DATE, year: '192x' })).toBe('192X')
  expect(fromDateInput({ ...NO_DATE, year: '1985', month: 'xx', qualifier: '?' })).toBe('1985-XX?')
  expect(fromDateInput({ ...NO_DATE, year: '1985', month: '4' })).toBe('1985-04')
  expect(toDateInput('1985-04')).toEqual({ ...NO_DATE, year: '1985', month: '4' })
})

test('has the English words of calendars and notices', () => {
  Object.assign(globalThis, { localStorage: { setItem: () => undefined }, document: { documentElement: {} } })
  chooseLanguage('en')
  try {
    for (const [date] of ALL_FORMS) expect(formatDate(date)).toBe(englishDate(date))
    expect(formatDate(undefined)).toBe('undated')
  } finally {
    chooseLanguage('de')
  }
})
