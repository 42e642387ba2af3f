/** The kinds of visits: apart from the visit's schemas, which a calendar needs none of. */
import * as z from 'zod/mini'

export const visitKind = z.enum([
  'state-visit',
  'official-visit',
  'working-visit',
  'inaugural-visit',
  'courtesy-call',
  'partner-city-visit',
  'partnership-signing',
  'delegation',
  'ambassadors-reception',
  'conference',
  'reception',
  'banquet',
  'commemoration',
  'performance',
  /** A kind that `kindInWords` names. */
  'other',
])
export type VisitKind = z.output<typeof visitKind>
