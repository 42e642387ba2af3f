/** An anniversary (Jubiläum): the year, month or day of an origin, and the occurrences that are announced. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { ANNIVERSARY_EVENTS } from './events'
import { USUAL_LEAD_TIMES } from '../limits'
import { anniversaryId, anniversaryKind, ordinal } from './occurrences'
import { mergePatchOf, stamps } from '../things'
import { plainDate } from '../values/dates'
import { localizedText, slug } from '../values/values'

export const anniversaryStatus = z.enum(['active', 'muted'])

const fields = {
  title: localizedText,
  kind: anniversaryKind,
  /** A year or a month if the day is unknown. */
  originOn: plainDate,
  /** The ordinals that are milestones beside 1, 10, 25, 50 and 100. @default every five years */
  milestones: z.optional(z.array(ordinal).check(z.maxLength(100))),
  leadTimes: z._default(z.array(z.int().check(z.minimum(0), z.maximum(3650))).check(z.maxLength(20)), [
    ...USUAL_LEAD_TIMES,
  ]),
  announce: z._default(z.enum(['milestones', 'every']), 'milestones'),
}

/** The fields that the office sets. */
export const anniversaryFields = z.strictObject({
  ...fields,
  status: z._default(anniversaryStatus, 'active'),
})

/** The body of `POST /v1/anniversaries`: the id is derived from the title unless it is given. */
export const anniversaryInput = z.extend(anniversaryFields, { id: z.optional(slug) })
export type AnniversaryInput = z.output<typeof anniversaryInput>

export const anniversary = z.strictObject({
  id: anniversaryId,
  ...fields,
  status: anniversaryStatus,
  /** The partnership to which it belongs; its origin and status follow the partnership. */
  partnershipId: z.optional(slug),
  /**
   * Who has muted the anniversary of a partnership: the office, which alone unmutes it, or the partnership, until it is
   * active and its founding is known again. Absent where an earlier version of the registry has muted it.
   */
  mutedBy: z.optional(z.enum(['office', 'partnership'])),
  ...stamps,
})
export type Anniversary = z.output<typeof anniversary>

export const anniversaryChange = changeOf(ANNIVERSARY_EVENTS, anniversary)

export const anniversaryPatch = mergePatchOf(anniversaryFields.shape)
