/** `drafted` also for each later version of a draft. */
export const NOTICE_EVENTS = [
  'notice.drafted',
  'notice.approved',
  'notice.stale',
  'notice.issued',
  'notice.corrected',
  'notice.retracted',
] as const

/** Sent to subscriptions only, and not recorded. */
export const NOTICE_WITHDRAWALS = ['notice.withdrawn'] as const
