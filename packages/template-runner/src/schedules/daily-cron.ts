import { unsupported } from '../run-error'
import { instantOf, wallTimeAt } from './wall-time'

/** A time of day at which a schedule fires every day. */
export interface DailyTime {
  hour: number
  minute: number
}

/**
 * Reads a cron expression that fires once a day: `cron(minute hour * * ? *)`.
 *
 * @param logicalId the schedule
 * @throws RunError for `rate`, `at` and any other cron expression
 */
export function parseDailyCron(logicalId: string, expression: string): DailyTime {
  const [, minute, hour] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(expression) ?? []
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23)
    throw unsupported(logicalId, `the schedule expression ${expression}`)
  return { hour: Number(hour), minute: Number(minute) }
}

const minuteMilliseconds = 60_000
const dayMilliseconds = 86_400_000

/**
 * The first instant after another at which a zone's clocks show the time. When clocks move forward, a time that does not
 * exist is skipped; when they move back, a time that exists twice counts once (EventBridge Scheduler User Guide, "Daylight
 * savings time").
 *
 * @param instant milliseconds since 1970
 */
export function nextAfter({ hour, minute }: DailyTime, timeZone: string, instant: number): number {
  const today = Math.floor(wallTimeAt(instant, timeZone) / dayMilliseconds) * dayMilliseconds
  for (let date = today; ; date += dayMilliseconds) {
    const next = instantOf(date + (hour * 60 + minute) * minuteMilliseconds, timeZone)
    if (next !== undefined && next > instant) return next
  }
}
