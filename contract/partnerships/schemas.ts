/** A partnership (Städtepartnerschaft) with its founding, its agreements and its programmes of cooperation. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { PARTNERSHIP_EVENTS } from './events'
import { occurrence } from '../anniversaries/occurrences'
import { direction, mergePatchOf, origin, reason, stamps } from '../things'
import { partialDate, plainDate, visitTime } from '../values/dates'
import {
  country,
  evidence,
  externalId,
  line,
  localizedText,
  recordedCountry,
  slug,
  sources,
  text,
  uuid,
} from '../values/values'
import { partnershipWarnings } from './warnings'

/** The four kinds of the German municipal register. */
export const partnershipKind = z.enum(['partnership', 'friendship', 'contact', 'project'])
export const partnerKind = z.enum(['city', 'region', 'district'])
export const partnershipStatus = z.enum(['active', 'suspended', 'ended'])
export type PartnershipStatus = z.output<typeof partnershipStatus>

export const programmeField = z.enum([
  'culture',
  'smart-city',
  'migration',
  'economy',
  'youth',
  'administration',
  'other',
])

/** The parts of a partnership that have dates, with dates of this form. */
const datedParts = (date: typeof partialDate) => ({
  programme: z.strictObject({
    id: slug,
    name: localizedText,
    field: programmeField,
    homeBody: z.optional(line(500)),
    partnerBody: z.optional(line(500)),
    since: z.optional(date),
    offers: z.optional(localizedText),
    evidence: z.optional(evidence),
  }),
  agreement: z.strictObject({ date: z.optional(date), kind: line(500), evidence: z.optional(evidence) }),
  predecessor: z.strictObject({ date: z.optional(date), party: line() }),
})

/** Of live partnerships, whose dates are plain. */
const plainParts = datedParts(plainDate)
const parts = datedParts(partialDate)
export const { programme, agreement, predecessor } = parts

const fields = {
  externalId: z.optional(externalId),
  city: localizedText,
  partnerKind: z._default(partnerKind, 'city'),
  kind: z._default(partnershipKind, 'partnership'),
  foundedPlace: z.optional(line()),
  foundingSignatories: z._default(z.array(line()).check(z.maxLength(30)), []),
  motto: z.optional(localizedText),
  notes: z.optional(text()),
  sources,
}

const datedFields = (date: typeof partialDate, dated: typeof parts) => ({
  foundedOn: z.optional(date),
  predecessor: z.optional(dated.predecessor),
  agreements: z._default(z.array(dated.agreement).check(z.maxLength(100)), []),
  programmes: z._default(z.array(dated.programme).check(z.maxLength(50)), []),
})
const anyDates = datedFields(partialDate, parts)

const status = { statusSince: z.optional(partialDate), statusReason: z.optional(reason) }

export const livePartnership = z.strictObject({
  ...fields,
  ...datedFields(plainDate, plainParts),
  country,
  origin: z._default(z.literal('live'), 'live'),
})
export const archivePartnership = z.strictObject({
  ...fields,
  ...anyDates,
  country: z.optional(recordedCountry),
  origin: z.literal('archive'),
})

/** The body of `POST /v1/partnerships`: the id is derived from the city's name unless it is given. */
export const partnershipInput = z.discriminatedUnion('origin', [
  z.extend(livePartnership, { id: z.optional(slug) }),
  z.extend(archivePartnership, {
    id: z.optional(slug),
    status: z._default(partnershipStatus, 'active'),
    ...status,
  }),
])
export type PartnershipInput = z.output<typeof partnershipInput>

export const partnership = z.strictObject({
  id: slug,
  ...fields,
  ...anyDates,
  country: z.optional(recordedCountry),
  origin,
  status: partnershipStatus,
  ...status,
  ...stamps,
})
export type Partnership = z.output<typeof partnership>

/** The response to a write of a partnership: the partnership with its warnings. */
export const writtenPartnership = z.extend(partnership, { warnings: partnershipWarnings })

export const partnershipChange = changeOf(PARTNERSHIP_EVENTS, partnership)

export const partnershipPatch = mergePatchOf(archivePartnership.shape, ['origin'])
export const partnershipStep = z.strictObject({
  status: partnershipStatus,
  on: z.optional(partialDate),
  reason,
})

/** The summary of a partnership, computed from its visits, their entries and its anniversary. */
export const partnershipSummary = z.strictObject({
  partnershipId: slug,
  /** From today on, in the office's time zone; absent if the founding is unknown or the anniversary is muted. */
  nextOccurrence: z.optional(occurrence),
  nextMilestone: z.optional(occurrence),
  /** Completed visits, by direction. */
  visits: z.strictObject({ incoming: z.int(), outgoing: z.int() }),
  /** Entries in all books that were signed on visits of this partnership, except void ones. */
  entries: z.int(),
  /** The completed visit that started last. */
  lastVisit: z.optional(
    z.strictObject({ visitId: uuid, direction, start: visitTime, occasion: z.optional(localizedText) }),
  ),
})
export type PartnershipSummary = z.output<typeof partnershipSummary>
