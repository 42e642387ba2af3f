/** The expiry of items. DynamoDB deletes expired items late, so that every reader compares as well. */
import type { Instant } from '../../contract/values/dates'

/** The retention of deliveries, and of a deleted subscription. */
export const KEPT_SECONDS = 30 * 24 * 60 * 60

/** Seconds since 1970, the format of TTL. */
export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000)

/** The expiry of a delivery that was last written at this time, or of a subscription that was deleted at this time. */
export const expiryOf = (since: Instant): number => secondsOf(new Date(since)) + KEPT_SECONDS
