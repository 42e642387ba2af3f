export const FEED_EVENTS = [
  'calendar-feed.recorded',
  'calendar-feed.renewed',
  'calendar-feed.revoked',
] as const
