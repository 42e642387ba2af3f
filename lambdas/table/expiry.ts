/** When items expire: DynamoDB deletes them some time after, so whoever reads one compares as well. */
import type { Instant } from '../../contract/values/values'

/** How long a delivery is kept, and a deleted subscription with it. */
export const KEPT_SECONDS = 30 * 24 * 60 * 60

/** Seconds since 1970, as TTL has them. */
export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000)

/** When a delivery that was last touched then, or a subscription that was deleted then, expires. */
export const expiryOf = (since: Instant): number => secondsOf(new Date(since)) + KEPT_SECONDS
