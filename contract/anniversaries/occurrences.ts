/** Occurrences: the returns of an anniversary's day. Computed, never stored. */
import * as z from 'zod/mini'
import { LAST_ORDINAL } from '../limits'
import { day, localizedText, slugUpTo } from '../values/values'

export const anniversaryKind = z.enum(['partnership', 'historic', 'institution', 'person'])

/** As long as `partnership-` before the id of a partnership. */
export const anniversaryId = slugUpTo(112)

/** A number of full years since the origin. */
export const ordinal = z.int().check(z.minimum(1), z.maximum(LAST_ORDINAL))

/** What an anniversary marks on a visit: `ordinal` full years, whatever the day of the celebration. */
export const celebrated = z.strictObject({ anniversaryId, ordinal })

/** One return of the day, `ordinal` full years after the origin. */
export const occurrence = z.strictObject({
  anniversaryId,
  title: localizedText,
  kind: anniversaryKind,
  ordinal,
  on: day,
  milestone: z.boolean(),
})
export type Occurrence = z.output<typeof occurrence>
