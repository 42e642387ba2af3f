/** When a notification is tried again, and when a subscription is given up. Every duration is in seconds. */
import type { Instant } from '../../contract/values/values'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The wait after each failed attempt, the first one first. */
export const STEPS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
]

/** SQS hides a message for 12 h from its receipt at most; ten minutes of them are left for the attempt itself. */
export const LONGEST_WAIT = 42_600

/** Nothing but failures for so long, and a subscription is disabled. */
export const FIVE_DAYS = 5 * DAY

const LONGEST_DEFERRAL = 15 * MINUTE

interface Circumstances {
  /** What the subscriber's `Retry-After` asks for, if it sent one. */
  readonly retryAfterSeconds?: number | undefined
  /** From 0 to 1: spreads what failed together. */
  readonly random: number
}

/**
 * How long a delivery waits after so many failed attempts, or `undefined` when that was the last. The step is spread
 * by 20 % to either side; a `Retry-After` is honoured between one and two times the step.
 */
export function waitAfter(
  attempts: number,
  { retryAfterSeconds, random }: Circumstances,
): number | undefined {
  const step = STEPS[attempts - 1]
  if (step === undefined) return undefined
  const spread = step * (0.8 + 0.4 * random)
  if (retryAfterSeconds === undefined) return wholeWait(spread)
  return wholeWait(Math.max(spread, step, Math.min(retryAfterSeconds, 2 * step)))
}

interface Lease {
  /** How long the attempt that holds the lease may still take. */
  readonly leaseSeconds: number
  /** The failures of the subscription since it last took anything. */
  readonly failures: number
  /** From 0 to 1: spreads those that wait for the same lease. */
  readonly random: number
}

/**
 * How long another message of a failing subscription waits while one attempt holds the lease: until the lease ends,
 * and then a random time up to a bound that doubles with each failure, 15 minutes at most.
 */
export function deferral({ leaseSeconds, failures, random }: Lease): number {
  const bound = Math.min(LONGEST_DEFERRAL, 5 * 2 ** failures)
  return wholeWait(Math.ceil(Math.max(0, leaseSeconds)) + bound * random)
}

/** Whether a subscription is to be disabled that has done nothing but fail since `failingSince`; of none, it has not. */
export const isToBeDisabled = (failingSince: Instant | undefined, now: Date): boolean =>
  failingSince !== undefined && now.getTime() - Date.parse(failingSince) >= FIVE_DAYS * 1000

const wholeWait = (seconds: number): number => Math.min(LONGEST_WAIT, Math.max(1, Math.round(seconds)))
