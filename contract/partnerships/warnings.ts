/** The warnings of partnerships. */
import * as z from 'zod/mini'
import { pointer, warningOf } from '../warning'

export const dateAhead = warningOf('date-ahead', { pointer })
export const partnershipWarnings = z.optional(z.array(dateAhead))

export type PartnershipWarning = z.output<typeof dateAhead>
