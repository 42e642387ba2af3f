/** Days of the calendar, `2026-11-17`, and the days that a date may mean. */
import { knownPartsOf } from './format'

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The same day, month or year some years later; 29 February becomes 28 February in a common year. */
export function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years
  const rest = date.slice(4) === '-02-29' && !isLeapYear(year) ? '-02-28' : date.slice(4)
  return `${String(year).padStart(4, '0')}${rest}`
}

/** The day at the office, `2026-11-17`. */
export const officeToday = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The first day that a date may mean: `192X` → `1920-01-01`. */
export function firstDayOf(date: string): string {
  const { year, month = '01', day = '01' } = knownPartsOf(date)
  return `${year.replaceAll('X', '0')}-${month}-${day}`
}

/** The last day that a date may mean: `2024-06` → `2024-06-30`. */
export function lastDayOf(date: string): string {
  const { year: digits, month = '12', day } = knownPartsOf(date)
  const year = digits.replaceAll('X', '9')
  if (day !== undefined) return `${year}-${month}-${day}`
  return addDays(
    month === '12' ? `${year}-12-31` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`,
    month === '12' ? 0 : -1,
  )
}

/** The text by which a date sorts, as in the lists of the API: before every day that it may mean. */
const sortTextOf = (date: string): string => date.replaceAll(/[X?~%]/g, '')

export const compareDates = (a: string, b: string): number => {
  const [one, other] = [sortTextOf(a), sortTextOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}
