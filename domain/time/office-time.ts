/** Local times, and their conversion to the office's time zone. */
import type { Day } from '../../contract/values/dates'
import { earliestDay, latestDay } from './partial-date'
import { utcOffsetOf, instantOf, type UtcOffset } from './utc-offset'

/** A local time has hours, `2026-11-17T10:00`; a partial date has none. */
export const hasHours = (time: string): boolean => time.includes('T')

/** The date of a local time; a partial date stays as it is. */
export const withoutHours = (time: string): string => time.replace(/T.*$/, '')

/**
 * Converts a local time to the office's time zone: `2026-11-17T10:00` in Tokyo is `2026-11-17T02:00` in Berlin. Dates
 * without hours stay the same.
 */
export function toOfficeTime(time: string, timeZone: string, officeZone: string): string {
  if (timeZone === officeZone || !hasHours(time)) return time
  return localTime(instantOf(time, utcOffsetOf(timeZone)), utcOffsetOf(officeZone))
}

/** The local time of an instant, within the years 0000 to 9999. */
function localTime(instant: number, offsetAt: UtcOffset): string {
  const text = new Date(instant + offsetAt(instant)).toISOString()
  if (text.startsWith('-')) return '0000-01-01T00:00'
  return text.startsWith('+') ? '9999-12-31T23:59' : text.slice(0, 16)
}

/** Whether the clocks of a zone skip this local time when daylight saving begins. */
export function isSkipped(time: string, timeZone: string): boolean {
  const offsetAt = utcOffsetOf(timeZone)
  return localTime(instantOf(time, offsetAt), offsetAt) !== time
}

/** The local time a number of minutes later, without clock changes: `2026-11-17T10:00` and 60 give `2026-11-17T11:00`. */
export const minutesLater = (time: string, minutes: number): string =>
  localTime(Date.parse(`${time}:00Z`) + minutes * 60_000, () => 0)

/** The local time in a time zone at an instant, `2026-11-17T11:30`. */
export const timeAt = (now: Date, timeZone: string): string => localTime(now.getTime(), utcOffsetOf(timeZone))

/** The date in a time zone at an instant. */
export const dayAt = (now: Date, timeZone: string): Day => timeAt(now, timeZone).slice(0, 10)

/** Whether an end is certainly before its start, for every day that both may mean. */
export function isBefore(end: string, start: string): boolean {
  const comparable = hasHours(end) && hasHours(start)
  return comparable ? end < start : latestDay(end) < earliestDay(start)
}
