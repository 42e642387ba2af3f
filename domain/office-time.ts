/** Times on the wall, told in the office's time zone. */
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

/** A time that the clocks skip in spring is taken an hour later, one that they repeat in autumn is the first. */
function instantOf(time: string, timeZone: string): number {
  const asUtc = Date.parse(`${time}:00Z`)
  const offsetAt = (instant: number) => Date.parse(`${wallTime(instant, timeZone)}:00Z`) - instant
  const before = offsetAt(asUtc - 86_400_000)
  const after = offsetAt(asUtc + 86_400_000)
  const early = asUtc - before
  return offsetAt(early) === before ? early : asUtc - Math.min(before, after)
}

function wallTime(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

/** Whether an end is before its start, as far as what is known of them tells. */
export function isBefore(end: string, start: string): boolean {
  const comparable = hasHours(end) && hasHours(start)
  return comparable ? end < start : end.slice(0, 10) < earliestDay(start).slice(0, end.slice(0, 10).length)
}
