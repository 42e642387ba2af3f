/** The warnings of entries. */
import * as z from 'zod/mini'
import { perhapsTheSame } from '../people/warnings'
import { partialDate } from '../values/dates'
import { slug, uuid } from '../values/values'
import { pointer, warningOf } from '../warning'

const earlierEntry = z.strictObject({ book: slug, number: z.int(), signedOn: z.optional(partialDate) })

export const ENTRY_WARNINGS = [
  warningOf('signed-before', { personId: slug, entries: z.array(earlierEntry) }),
  warningOf('signed-long-ago', { pointer }),
  warningOf('far-from-visit', { pointer, visitId: uuid }),
  warningOf('wider-than-visit', { pointer, visitId: uuid }),
] as const
const anyWarning = z.discriminatedUnion('code', [perhapsTheSame, ...ENTRY_WARNINGS])
export const entryWarnings = z.optional(z.array(anyWarning))

export type EntryWarning = z.output<typeof anyWarning>
