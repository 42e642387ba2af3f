/** An anniversary (Jubiläum): a day of origin, and which of its returns are announced when. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { ANNIVERSARY_EVENTS } from './events'
import { USUAL_LEAD_TIMES } from '../limits'
import { anniversaryId, anniversaryKind, ordinal } from './occurrences'
import { mergePatchOf, stamps } from '../things'
import { day, localizedText, slug } from '../values/values'

export const anniversaryStatus = z.enum(['active', 'muted'])
export type AnniversaryStatus = z.output<typeof anniversaryStatus>

const fields = {
  title: localizedText,
  kind: anniversaryKind,
  originOn: day,
  /** The years that are milestones beside 1, 10, 25, 50 and 100; every five years unless given. */
  milestones: z.optional(z.array(ordinal).check(z.maxLength(100))),
  leadTimes: z._default(z.array(z.int().check(z.minimum(0), z.maximum(3650))).check(z.maxLength(20)), [
    ...USUAL_LEAD_TIMES,
  ]),
  announce: z._default(z.enum(['milestones', 'every']), 'milestones'),
}

/** What an office decides of an anniversary. */
export const anniversaryFields = z.strictObject({
  ...fields,
  status: z._default(anniversaryStatus, 'active'),
})

/** The body of `POST /v1/anniversaries`: the id is made from the title unless given. */
export const anniversaryInput = z.extend(anniversaryFields, { id: z.optional(slug) })
export type AnniversaryInput = z.output<typeof anniversaryInput>

export const anniversary = z.strictObject({
  id: anniversaryId,
  ...fields,
  status: anniversaryStatus,
  /** The partnership that founded it, whose founding and status it follows. */
  partnershipId: z.optional(slug),
  ...stamps,
})
export type Anniversary = z.output<typeof anniversary>

export const anniversaryChange = changeOf(ANNIVERSARY_EVENTS, anniversary)

export const anniversaryPatch = mergePatchOf(anniversaryFields)
