/** The warnings of visits. */
import * as z from 'zod/mini'
import { perhapsTheSame } from '../people/warnings'
import { visibility } from '../things'
import { slug, uuid } from '../values/values'
import { pointer, warningOf } from '../warning'

/** An entry, by its book and its number there. */
const entry = z.strictObject({ book: slug, number: z.int() })

export const VISIT_WARNINGS = [
  warningOf('programme-outside-visit', { pointer }),
  warningOf('skipped-hour', { pointer }),
  warningOf('unknown-name', { pointer }),
  warningOf('venue-taken', { pointer, visitId: uuid }),
  warningOf('narrower-than-entry', { pointer, entries: z.array(z.extend(entry, { visibility })) }),
  warningOf('stop-outside-trip', { pointer, visitId: uuid }),
  warningOf('trip-has-stops', { pointer, stops: z.array(uuid) }),
  warningOf('visit-has-entries', { pointer, entries: z.array(entry) }),
  warningOf('reinstated-in-past', { pointer }),
] as const
const anyWarning = z.discriminatedUnion('code', [perhapsTheSame, ...VISIT_WARNINGS])
export const visitWarnings = z.optional(z.array(anyWarning))

export type VisitWarning = z.output<typeof anyWarning>
