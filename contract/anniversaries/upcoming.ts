/** What is announced ahead of an occurrence. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { OCCURRENCE_EVENTS } from './events'
import { occurrence } from './occurrences'
import { slug } from '../values/values'

/** An occurrence that is near: `daysLeft` is the lead time, 0 the day itself. */
export const upcoming = z.extend(occurrence, {
  daysLeft: z.int().check(z.minimum(0)),
  /** The partnership that founded the anniversary. */
  partnershipId: z.optional(slug),
})
export type Upcoming = z.output<typeof upcoming>

export const upcomingChange = changeOf(OCCURRENCE_EVENTS, upcoming)
