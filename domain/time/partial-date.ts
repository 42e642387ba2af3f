/** Partial dates (EDTF level 0): what days they may mean, and which range those days lie in. */
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
 * Order by date: a partial date comes before every day that it may mean, a day before its hours.
 * Text order does just that, since the shorter is the beginning of the longer.
 */
export const compareDates = (a: PartialDate, b: PartialDate): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day so many days later (or earlier, when negative), within the years 0000 to 9999. */
export const addDays = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  const year = date.getUTCFullYear()
  if (year < 0) return '0000-01-01'
  return year > 9999 ? '9999-12-31' : date.toISOString().slice(0, 10)
}

/** Whether a partial date or a local time has a day. */
export const isDay = (date: PartialDate): boolean => date.length >= '2024-06-19'.length

/** The number of days between two days or local times; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)

/** Days, both included; an end that is left out is open. */
export interface DayRange {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** Whether any day that the thing may mean, or any day between its start and its end, lies in the range. */
export const liesIn = (range: DayRange, start: PartialDate, end: PartialDate = start): boolean =>
  (range.to === undefined || earliestDay(start) <= range.to) &&
  (range.from === undefined || latestDay(end) >= range.from)
