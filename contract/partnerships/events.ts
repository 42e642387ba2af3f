export const PARTNERSHIP_EVENTS = [
  'partnership.recorded',
  'partnership.updated',
  'partnership.suspended',
  'partnership.resumed',
  'partnership.ended',
] as const
