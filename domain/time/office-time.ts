/** Times on the wall, told in the office's time zone. */
import type { Day } from '../../contract/values/values'
import { earliestDay } from './partial-date'
import { clockOf, instantOf, type ZoneClock } from './zone-clock'

/** A local time has hours, `2026-11-17T10:00`; a partial date has none. */
export const hasHours = (time: string): boolean => time.includes('T')

/**
 * The same moment on the office's wall: `2026-11-17T10:00` in Tokyo is `2026-11-17T02:00` in Berlin.
 * Dates without hours are the same day everywhere.
 */
export function onOfficeWall(time: string, timeZone: string, officeZone: string): string {
  if (timeZone === officeZone || !hasHours(time)) return time
  return wallTime(instantOf(time, clockOf(timeZone)), clockOf(officeZone))
}

/** The time on a wall, within the years 0000 to 9999. */
function wallTime(instant: number, clock: ZoneClock): string {
  const wall = new Date(instant + clock(instant)).toISOString()
  if (wall.startsWith('-')) return '0000-01-01T00:00'
  return wall.startsWith('+') ? '9999-12-31T23:59' : wall.slice(0, 16)
}

/** Whether the clocks of a zone skip this local time when daylight saving begins. */
export function isSkipped(time: string, timeZone: string): boolean {
  const clock = clockOf(timeZone)
  return wallTime(instantOf(time, clock), clock) !== time
}

/** The local time a number of minutes later, without clock changes: `2026-11-17T10:00` and 60 give `2026-11-17T11:00`. */
export const minutesLater = (time: string, minutes: number): string =>
  wallTime(Date.parse(`${time}:00Z`) + minutes * 60_000, () => 0)

/** The day that it is on a zone's wall. */
export const dayAt = (now: Date, timeZone: string): Day =>
  wallTime(now.getTime(), clockOf(timeZone)).slice(0, 10)

/** Whether an end is before its start, as far as what is known of them tells. */
export function isBefore(end: string, start: string): boolean {
  const comparable = hasHours(end) && hasHours(start)
  return comparable ? end < start : end.slice(0, 10) < earliestDay(start).slice(0, end.slice(0, 10).length)
}
