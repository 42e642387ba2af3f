/** Occurrences: the dates on which an anniversary returns. They are computed, never stored. */
import * as z from 'zod/mini'
import { LAST_ORDINAL } from '../limits'
import { plainDate } from '../values/dates'
import { localizedText, slugUpTo } from '../values/values'

export const anniversaryKind = z.enum(['partnership', 'historic', 'institution', 'person'])

/** Its length allows `partnership-` before the id of a partnership. */
export const anniversaryId = slugUpTo(112)

/** A number of full years since the origin. */
export const ordinal = z.int().check(z.minimum(1), z.maximum(LAST_ORDINAL))

/** The anniversary that a visit celebrates: `ordinal` full years, on whichever day. */
export const celebrated = z.strictObject({ anniversaryId, ordinal })

/** One occurrence, `ordinal` full years after the origin. */
export const occurrence = z.strictObject({
  anniversaryId,
  title: localizedText,
  kind: anniversaryKind,
  ordinal,
  /** As precise as the origin. */
  on: plainDate,
  milestone: z.boolean(),
})
export type Occurrence = z.output<typeof occurrence>
