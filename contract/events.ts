/**
 * The types of all events, one line for each resource. They stand apart from the catalogue because the schema of a
 * subscription is built from them, and its function must not carry the schemas of every resource.
 *
 * On the bus `source` is `golden-book`, `detail-type` the type and `detail` the change.
 */
import { ANNIVERSARY_EVENTS, OCCURRENCE_EVENTS } from './anniversaries/events'
import { BOOK_EVENTS, ENTRY_EVENTS, ENTRY_WITHDRAWALS } from './books/events'
import { FEED_EVENTS } from './calendar/events'
import { NOTICE_EVENTS, NOTICE_WITHDRAWALS } from './notices/events'
import { PARTNERSHIP_EVENTS } from './partnerships/events'
import { REQUEST_EVENTS, SUBSCRIPTION_EVENTS } from './subscriptions/events'
import { VISIT_EVENTS, VISIT_WITHDRAWALS } from './visits/events'

/** The types of the changes, which are recorded and put on the bus. */
export const CHANGE_TYPES = [
  ...PARTNERSHIP_EVENTS,
  ...VISIT_EVENTS,
  ...ENTRY_EVENTS,
  ...BOOK_EVENTS,
  ...ANNIVERSARY_EVENTS,
  ...OCCURRENCE_EVENTS,
  ...NOTICE_EVENTS,
  ...SUBSCRIPTION_EVENTS,
  ...REQUEST_EVENTS,
  ...FEED_EVENTS,
] as const
export type ChangeType = (typeof CHANGE_TYPES)[number]

/** The types of the withdrawals: a change hides a thing from a subscription that could see it before. */
export const WITHDRAWAL_TYPES = [...VISIT_WITHDRAWALS, ...ENTRY_WITHDRAWALS, ...NOTICE_WITHDRAWALS] as const
export type WithdrawalType = (typeof WITHDRAWAL_TYPES)[number]

/** The type of a change or a withdrawal. */
export type EventType = ChangeType | WithdrawalType

const withdrawals: readonly string[] = WITHDRAWAL_TYPES
export const isWithdrawal = (type: EventType): type is WithdrawalType => withdrawals.includes(type)

/** The `source` of every event on the bus. */
export const EVENT_SOURCE = 'golden-book'
