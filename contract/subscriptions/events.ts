export const SUBSCRIPTION_EVENTS = [
  'subscription.recorded',
  'subscription.updated',
  'subscription.secret-rotated',
  'subscription.disabled',
  'subscription.deleted',
] as const

/** Requests of the owner or an administrator: a test message, one redelivery, a replay of some days. */
export const REQUEST_EVENTS = [
  'subscription.test',
  'subscription.redelivery-requested',
  'subscription.replay-requested',
] as const
