/** The health of a subscription that is slow or failing. A healthy subscription has none. */
import type { Attempt } from '../../contract/subscriptions/deliveries'
import type { Disabled } from '../../contract/subscriptions/schemas'
import type { Instant } from '../../contract/values/dates'
import { isToBeDisabled } from './delivery-schedule'
import { ATTEMPT_MS } from './lanes'

/** Its last attempt succeeded, or is still to come, but its subscriber answers too late for the lane of first attempts. */
interface Slow {
  readonly slowSince: Instant
}

/** Its last attempt failed. */
export interface Failing {
  readonly failingSince: Instant
  readonly failures: number
  /** Until then one attempt may be running, and other messages wait. */
  readonly leaseUntil: Instant
}

export type Health = Slow | Failing

export const isFailing = (health: Health | undefined): health is Failing =>
  health !== undefined && 'failingSince' in health

const isSlow = (health: Health | undefined): health is Slow => health !== undefined && !isFailing(health)

/** The health when an attempt in the lane of first attempts gets no answer in time, which is no failure yet. */
export const slowFrom = (now: Date): Slow => ({ slowSince: now.toISOString() })

/** The lease of an attempt, in milliseconds: longer than an attempt can take. */
const LEASE_MS = 20_000

/** The health of a failing subscription with a new lease. */
export const leased = (health: Failing, now: Date): Failing => ({
  ...health,
  leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
})

/** The health after an attempt; `undefined` is healthy. */
export function healthAfter(
  before: Health | undefined,
  { outcome, ms }: Pick<Attempt, 'outcome' | 'ms'>,
  now: Date,
): Health | undefined {
  if (outcome !== 'delivered') return failingAfter(before, now.toISOString())
  if (ms <= ATTEMPT_MS.first) return undefined
  return isSlow(before) ? before : slowFrom(now)
}

function failingAfter(before: Health | undefined, now: Instant): Failing {
  const { failingSince, failures } = isFailing(before) ? before : { failingSince: now, failures: 0 }
  return { failingSince, failures: failures + 1, leaseUntil: now }
}

/** The reason to disable a subscription after an attempt, if any. */
export function reasonToDisable(
  { outcome }: Pick<Attempt, 'outcome'>,
  health: Health | undefined,
  now: Date,
): Disabled['because'] | undefined {
  if (outcome === 'gone') return 'gone'
  return isFailing(health) && isToBeDisabled(health.failingSince, now) ? 'failing' : undefined
}
