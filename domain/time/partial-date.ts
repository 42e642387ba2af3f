/** Partial dates (EDTF levels 0 and 1), and arithmetic on days. */
import { daysInMonth, type Day, type PartialDate } from '../../contract/values/dates'
import { sortTextOf } from './sort-text'

/** The parts of a date before its qualifier and its time: `['1985', '04', 'XX']`. */
const partsOf = (date: string): string[] =>
  date
    .slice(0, 10)
    .replace(/[?~%]$/, '')
    .split('-')

const isKnown = (part: string | undefined): part is string => part !== undefined && part !== 'XX'

/**
 * The first day that a partial date or a local time may mean: `2024-06` → `2024-06-01`, `192X` → `1920-01-01`. EDTF gives
 * no width to uncertain and approximate dates, so `1927~` is taken for the days of 1927.
 */
export const earliestDay = (date: PartialDate): Day => {
  const [year = '', month, day] = partsOf(date)
  return `${year.replaceAll('X', '0')}-${isKnown(month) ? month : '01'}-${isKnown(day) ? day : '01'}`
}

/** The last day that a partial date or a local time may mean: `2024-06` → `2024-06-30`, `192X` → `1929-12-31`. */
export const latestDay = (date: PartialDate): Day => {
  const [years = '', months, day] = partsOf(date)
  const year = years.replaceAll('X', '9')
  const month = isKnown(months) ? months : '12'
  return `${year}-${month}-${isKnown(day) ? day : daysInMonth(Number(year), Number(month))}`
}

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

/** Whether a partial date or a local time names one day: `1989-11-17?` may be another day, `1985-04-XX` names none. */
export const isDay = (date: PartialDate): boolean => /^[\d-]{10}(?:T|$)/.test(date)

/** Whether a date is of EDTF level 0, as those of live records are. */
export const isPlain = (date: PartialDate): boolean => sortTextOf(date) === date

export type Precision = 'year' | 'month' | 'day'

/** The last part of a partial date that is known. */
export const precisionOf = (date: PartialDate): Precision =>
  isDay(date) ? 'day' : date.length > '2024'.length ? 'month' : 'year'

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

/** Whether any day that the dates may mean, from `start` to `end`, lies in the range. An unknown date ('') lies in no range. */
export const liesIn = ({ from, to }: DayRange, start: PartialDate, end: PartialDate = start): boolean =>
  (from === undefined && to === undefined) ||
  (start !== '' &&
    (to === undefined || earliestDay(start) <= to) &&
    (from === undefined || latestDay(end) >= from))
