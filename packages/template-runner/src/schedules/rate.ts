import type { FiringTimes } from './firing-times'

const minuteMilliseconds = 60_000

/** The minutes of `rate(1 minute)` or `rate(N minutes)`; undefined for any other expression. */
export function readRate(expression: string): number | undefined {
  const [, value, unit] = /^rate\(([1-9]\d*) (minutes?)\)$/.exec(expression) ?? []
  if (value === undefined || unit !== (value === '1' ? 'minute' : 'minutes')) return undefined
  return Number(value)
}

/**
 * Fires at whole minutes: the multiples of the rate since 1970, in UTC. EventBridge Scheduler counts from the `StartDate` or
 * from the creation of the schedule, and invokes with a precision of 60 seconds (User Guide, "Schedule types"): a function
 * must not depend on the second.
 *
 * When the clock jumps, the schedule fires once, for the newest time. Moving the clock by a month would otherwise invoke a
 * function 43,200 times, although no app sees the clock of AWS jump, and the first invocation does all the work that is due.
 */
export function rateTimes(minutes: number): FiringTimes {
  const interval = minutes * minuteMilliseconds
  const newest = (instant: number): number => Math.floor(instant / interval) * interval
  return {
    nextAfter: (instant) => newest(instant) + interval,
    catchUp: (_due, now) => newest(now),
  }
}
