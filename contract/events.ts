/**
 * The event catalogue: every type of change, by the thing that its `data` holds.
 * On the bus `source` is `golden-book`, `detail-type` the type and `detail` the change.
 */
export const PARTNERSHIP_EVENTS = [
  'partnership.recorded',
  'partnership.updated',
  'partnership.suspended',
  'partnership.resumed',
  'partnership.ended',
] as const

export const VISIT_EVENTS = [
  'visit.planned',
  'visit.confirmed',
  'visit.rescheduled',
  'visit.updated',
  'visit.completed',
  'visit.cancelled',
  'visit.voided',
  'visit.corrected',
] as const

export const ENTRY_EVENTS = ['book-entry.signed', 'book-entry.corrected', 'book-entry.voided'] as const

export const BOOK_EVENTS = ['book.volume-opened'] as const

export const ANNIVERSARY_EVENTS = [
  'anniversary.recorded',
  'anniversary.updated',
  'anniversary.muted',
  'anniversary.unmuted',
] as const

/** Once per occurrence and lead time. */
export const OCCURRENCE_EVENTS = ['anniversary.upcoming'] as const

export const SUBSCRIPTION_EVENTS = [
  'subscription.recorded',
  'subscription.updated',
  'subscription.secret-rotated',
  'subscription.disabled',
  'subscription.deleted',
] as const

/** What an administrator has asked for: a message of its own, one delivery again, or all changes of some days again. */
export const REQUEST_EVENTS = [
  'subscription.test',
  'subscription.redelivery-requested',
  'subscription.replay-requested',
] as const

export const FEED_EVENTS = [
  'calendar-feed.recorded',
  'calendar-feed.renewed',
  'calendar-feed.revoked',
] as const

/** Sent to subscriptions only, and not recorded: a change hides a thing that the subscription could see. */
export const WITHDRAWAL_EVENTS = ['visit.withdrawn', 'book-entry.withdrawn'] as const

export const CHANGE_TYPES = [
  ...PARTNERSHIP_EVENTS,
  ...VISIT_EVENTS,
  ...ENTRY_EVENTS,
  ...BOOK_EVENTS,
  ...ANNIVERSARY_EVENTS,
  ...OCCURRENCE_EVENTS,
  ...SUBSCRIPTION_EVENTS,
  ...REQUEST_EVENTS,
  ...FEED_EVENTS,
] as const

/** The bus's `source` of everything that the registry announces. */
export const EVENT_SOURCE = 'golden-book'
