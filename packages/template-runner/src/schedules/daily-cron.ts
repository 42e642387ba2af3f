import type { FiringTimes } from './firing-times'
import { instantOf, wallTimeAt } from './wall-time'

/** A time of day at which a schedule fires every day. */
interface DailyTime {
  hour: number
  minute: number
}

/** The time of `cron(minute hour * * ? *)`, which fires once a day; undefined for any other expression. */
export function readDailyCron(expression: string): DailyTime | undefined {
  const [, minute, hour] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(expression) ?? []
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23) return undefined
  return { hour: Number(hour), minute: Number(minute) }
}

/** Fires at every time in order, also when the clock is moved over several: each is the work of another day. */
export const dailyTimes = (time: DailyTime, timeZone: string): FiringTimes => ({
  nextAfter: (instant) => nextAfter(time, timeZone, instant),
  catchUp: (due) => due,
})

const minuteMilliseconds = 60_000
const dayMilliseconds = 86_400_000

/**
 * The first instant after another at which a zone's clocks show the time. When clocks move forward, a time that does not
 * exist is skipped; when they move back, a time that exists twice counts once (EventBridge Scheduler User Guide, "Daylight
 * savings time").
 *
 * @param instant milliseconds since 1970
 */
function nextAfter({ hour, minute }: DailyTime, timeZone: string, instant: number): number {
  const today = Math.floor(wallTimeAt(instant, timeZone) / dayMilliseconds) * dayMilliseconds
  for (let date = today; ; date += dayMilliseconds) {
    const next = instantOf(date + (hour * 60 + minute) * minuteMilliseconds, timeZone)
    if (next !== undefined && next > instant) return next
  }
}
