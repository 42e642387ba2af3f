/** Withdrawals: sent without contents when a change hides a thing from a subscription that could see it before. */
import * as z from 'zod/mini'
import { WITHDRAWAL_TYPES } from '../events'
import { instant } from '../values/dates'
import { uuid } from '../values/values'

/**
 * A withdrawal is not recorded. `id` derives from the thing and from the change that hides it, so that every attempt has
 * the same `id`; `sequence` is the version of the thing that is hidden.
 */
export const withdrawal = z.strictObject({
  id: uuid,
  type: z.enum(WITHDRAWAL_TYPES),
  time: instant,
  subject: z.string(),
  sequence: z.int().check(z.minimum(1)),
})
export type Withdrawal = z.output<typeof withdrawal>
