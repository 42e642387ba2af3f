import { unsupported } from '../run-error'
import { dailyTimes, readDailyCron } from './daily-cron'
import type { FiringTimes } from './firing-times'
import { rateTimes, readRate } from './rate'

/**
 * Reads a schedule expression: `cron(minute hour * * ? *)`, which fires once a day, `rate(1 minute)` or `rate(N minutes)`.
 *
 * @param logicalId the schedule
 * @param timeZone of the times of a cron expression
 * @throws RunError for `at`, and for any other cron or rate expression
 */
export function parseExpression(logicalId: string, expression: string, timeZone: string): FiringTimes {
  const daily = readDailyCron(expression)
  if (daily) return dailyTimes(daily, timeZone)
  const minutes = readRate(expression)
  if (minutes !== undefined) return rateTimes(minutes)
  throw unsupported(logicalId, `the schedule expression ${expression}`)
}
