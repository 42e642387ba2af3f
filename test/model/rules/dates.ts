/** The first and the last day of a date, in which order dates sort, and the current day. */
import { ARCHIVE_DATES } from '../test-data'

/** The first day of a date: of `1994-06`, 1 June. */
export const begins = (date: string): string =>
  ARCHIVE_DATES[date]?.first ?? date.slice(0, 10) + '-01-01'.slice(date.length < 10 ? date.length - 4 : 6)

/** The last day of a date: of `1994-06`, 30 June. */
export function ends(date: string): string {
  const known = ARCHIVE_DATES[date]
  if (known) return known.last
  if (date.length >= 10) return date.slice(0, 10)
  const [year = 0, month = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whether a live record may have this date. */
export const isPlain = (date: string | undefined): boolean => date === undefined || !(date in ARCHIVE_DATES)

/** Whether a date names one day. */
export const isDay = (date: string | undefined = ''): boolean => isPlain(date) && /^\d+-\d+-\d+/.test(date)

/** The text by which a date sorts. */
export const sortsAs = (date: string): string => ARCHIVE_DATES[date]?.sorts ?? date

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const daysFrom = (one: string, other: string): number =>
  (Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / 86_400_000

/** The day of an instant in a time zone. */
export const dayIn = (now: string, timeZone = 'Europe/Berlin'): string =>
  new Date(now).toLocaleDateString('sv-SE', { timeZone })

/** Whether the last day of one date is before the first day of the other. */
export const isBefore = (one: string, other: string): boolean => ends(one) < begins(other)
