/** Withdrawals: sent without contents when a change hides a thing from a subscription that could see it before. */
import * as z from 'zod/mini'
import type { ChangeType } from '../changes'
import { WITHDRAWAL_EVENTS } from '../events'
import { instant, uuid } from '../values/values'

export type WithdrawalType = (typeof WITHDRAWAL_EVENTS)[number]

/** The type of a change or a withdrawal. */
export type EventType = ChangeType | WithdrawalType

const TYPES: readonly string[] = WITHDRAWAL_EVENTS
export const isWithdrawal = (type: EventType): type is WithdrawalType => TYPES.includes(type)

/**
 * A withdrawal is not recorded. `id` derives from the thing and from the change that hides it, so that every repeat has
 * the same `id`; `sequence` is the version of the thing that is hidden.
 */
export const withdrawal = z.strictObject({
  id: uuid,
  type: z.enum(WITHDRAWAL_EVENTS),
  time: instant,
  subject: z.string(),
  sequence: z.int().check(z.minimum(1)),
})
export type Withdrawal = z.output<typeof withdrawal>
