export const VISIT_EVENTS = [
  'visit.planned',
  'visit.confirmed',
  'visit.rescheduled',
  'visit.updated',
  'visit.postponed',
  'visit.reinstated',
  'visit.completed',
  'visit.cancelled',
  'visit.voided',
  'visit.corrected',
] as const

/** Sent to subscriptions only, and not recorded. */
export const VISIT_WITHDRAWALS = ['visit.withdrawn'] as const
