/** The waits between attempts, and the time after which a subscription is disabled. Every duration is in seconds. */
import type { Instant } from '../../contract/values/dates'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The waits after the first, second, … failed attempt. */
export const RETRY_WAITS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
]

/** SQS can hide a message for 12 h after its receipt; ten minutes of them are reserved for the attempt. */
export const MAX_WAIT = 42_600

/** A subscription is disabled when it has failed without a success for this long. */
export const FIVE_DAYS = 5 * DAY

const MAX_LEASE_WAIT = 15 * MINUTE

interface RetryConditions {
  /** The subscriber's `Retry-After`, if it sent one. */
  readonly retryAfterSeconds?: number | undefined
  /** From 0 to 1. Spreads messages that failed at the same time. */
  readonly random: number
}

/**
 * The wait of a delivery after so many failed attempts; `undefined` after the last. It varies by 20 % in either
 * direction. A `Retry-After` is honoured between one and two times the regular wait.
 */
export function waitAfter(
  attempts: number,
  { retryAfterSeconds, random }: RetryConditions,
): number | undefined {
  const regular = RETRY_WAITS[attempts - 1]
  if (regular === undefined) return undefined
  const spread = regular * (0.8 + 0.4 * random)
  if (retryAfterSeconds === undefined) return wholeWait(spread)
  return wholeWait(Math.max(spread, regular, Math.min(retryAfterSeconds, 2 * regular)))
}

interface Lease {
  /** The rest of the lease. */
  readonly leaseSeconds: number
  /** The consecutive failures of the subscription. */
  readonly failures: number
  /** From 0 to 1. Spreads messages that wait for the same lease. */
  readonly random: number
}

/**
 * The wait of a message while another attempt holds the lease of a failing subscription: until the lease ends, and then a
 * random time up to a bound that doubles with each failure, 15 minutes at most.
 */
export function leaseWait({ leaseSeconds, failures, random }: Lease): number {
  const bound = Math.min(MAX_LEASE_WAIT, 5 * 2 ** failures)
  return wholeWait(Math.ceil(Math.max(0, leaseSeconds)) + bound * random)
}

/** Whether to disable a subscription that has failed without a success since `failingSince`. */
export const isToBeDisabled = (failingSince: Instant | undefined, now: Date): boolean =>
  failingSince !== undefined && now.getTime() - Date.parse(failingSince) >= FIVE_DAYS * 1000

const wholeWait = (seconds: number): number => Math.min(MAX_WAIT, Math.max(1, Math.round(seconds)))
