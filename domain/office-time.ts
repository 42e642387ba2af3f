/** Times on the wall, told in the office's time zone. */
import type { Day } from '../contract/values'
import { earliestDay } from './partial-date'

/** A local time has hours, `2026-11-17T10:00`; a partial date has none. */
export const hasHours = (time: string): boolean => time.includes('T')

/**
 * The same moment on the office's wall: `2026-11-17T10:00` in Tokyo is `2026-11-17T02:00` in Berlin.
 * Dates without hours are the same day everywhere.
 */
export function onOfficeWall(time: string, timeZone: string, officeZone: string): string {
  if (timeZone === officeZone || !hasHours(time)) return time
  return wallTime(instantOf(time, timeZone), officeZone)
}

const DAY = 86_400_000

/** A time that the clocks skip in spring is taken an hour later, one that they repeat in autumn is the first. */
function instantOf(time: string, timeZone: string): number {
  const asUtc = Date.parse(`${time}:00Z`)
  const before = offsetAt(asUtc - DAY, timeZone)
  const after = offsetAt(asUtc + DAY, timeZone)
  const shown = [before, after].find((offset) => offsetAt(asUtc - offset, timeZone) === offset)
  return asUtc - (shown ?? before)
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds: they tell `GMT+05:45`, or seconds too. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return (sign === '-' ? -ahead : ahead) * 1000
}

/** The time on a wall, within the years 0000 to 9999. */
function wallTime(instant: number, timeZone: string): string {
  const wall = new Date(instant + offsetAt(instant, timeZone)).toISOString()
  if (wall.startsWith('-')) return '0000-01-01T00:00'
  return wall.startsWith('+') ? '9999-12-31T23:59' : wall.slice(0, 16)
}

/** The day that it is on a zone's wall. */
export const dayAt = (now: Date, timeZone: string): Day => wallTime(now.getTime(), timeZone).slice(0, 10)

/** Whether an end is before its start, as far as what is known of them tells. */
export function isBefore(end: string, start: string): boolean {
  const comparable = hasHours(end) && hasHours(start)
  return comparable ? end < start : end.slice(0, 10) < earliestDay(start).slice(0, end.slice(0, 10).length)
}
