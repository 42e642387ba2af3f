/** Partial dates (EDTF level 0), and arithmetic on days. */
import { daysInMonth, type Day, type PartialDate } from '../../contract/values/values'

/** The first day that a partial date or a local time may mean: `2024-06` → `2024-06-01`. */
export const earliestDay = (date: PartialDate): Day => {
  const [year, month = '01', day = '01'] = date.slice(0, 10).split('-')
  return `${year}-${month}-${day}`
}

/** The last day that a partial date or a local time may mean: `2024-06` → `2024-06-30`. */
export const latestDay = (date: PartialDate): Day => {
  const [year, month = '12', day] = date.slice(0, 10).split('-')
  return `${year}-${month}-${day ?? daysInMonth(Number(year), Number(month))}`
}

/**
 * Orders by date: a partial date before every day that it may mean, a day before its local times. Text order does this,
 * since the shorter text is a prefix of the longer.
 */
export const compareDates = (a: PartialDate, b: PartialDate): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day so many days later, or earlier if negative, within the years 0000 to 9999. */
export const addDays = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  const year = date.getUTCFullYear()
  if (year < 0) return '0000-01-01'
  return year > 9999 ? '9999-12-31' : date.toISOString().slice(0, 10)
}

/**
 * The same date so many years later, or earlier if negative, as precise as before: `1989` → `2029`. 29 February becomes
 * 28 February in a common year.
 */
export function addYears(from: PartialDate, years: number): PartialDate {
  const year = Number(from.slice(0, 4)) + years
  const date = `${String(year).padStart(4, '0')}${from.slice(4)}`
  return date.endsWith('-02-29') ? `${date.slice(0, 8)}${daysInMonth(year, 2)}` : date
}

/** Whether a partial date or a local time has a day. */
export const isDay = (date: PartialDate): boolean => date.length >= '2024-06-19'.length

export type Precision = 'year' | 'month' | 'day'

/** The last part of a partial date that is known. */
export const precisionOf = (date: PartialDate): Precision =>
  isDay(date) ? 'day' : date.length > '2024'.length ? 'month' : 'year'

/**
 * Whether a date is EDTF level 0: it has neither a qualifier (`1927~`, `1989?`, `1961%`) nor an unspecified digit
 * (`192X`), so that all its parts are known.
 */
export const isLevelZero = (date: string): boolean => /^[0-9]{4}(?:-[0-9]{2}){0,2}$/.test(date)

/** The number of days between two days or local times; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)

/** Days, both included. */
export interface ClosedDayRange {
  readonly from: Day
  readonly to: Day
}

/** Days, both included. A missing end is open. */
export interface DayRange {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** Whether any day that the dates may mean, from `start` to `end`, lies in the range. */
export const liesIn = (range: DayRange, start: PartialDate, end: PartialDate = start): boolean =>
  (range.to === undefined || earliestDay(start) <= range.to) &&
  (range.from === undefined || latestDay(end) >= range.from)
