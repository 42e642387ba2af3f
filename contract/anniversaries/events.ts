export const ANNIVERSARY_EVENTS = [
  'anniversary.recorded',
  'anniversary.updated',
  'anniversary.muted',
  'anniversary.unmuted',
] as const

/** Once for each occurrence and lead time. */
export const OCCURRENCE_EVENTS = ['anniversary.upcoming'] as const
