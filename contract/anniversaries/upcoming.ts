/** The announcement of an occurrence. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { OCCURRENCE_EVENTS } from './events'
import { occurrence } from './occurrences'
import { slug } from '../values/values'

/**
 * An announced occurrence: `daysLeft` is the lead time in days, 0 on the day itself. Of an occurrence whose day is unknown,
 * days are counted to the first day of its month or year.
 */
export const upcoming = z.extend(occurrence, {
  daysLeft: z.int().check(z.minimum(0)),
  /** The partnership to which the anniversary belongs. */
  partnershipId: z.optional(slug),
})
export type Upcoming = z.output<typeof upcoming>

export const upcomingChange = changeOf(OCCURRENCE_EVENTS, upcoming)
