/** The rules of partnerships. */
import type { Partnership, PartnershipInput } from '../../../contract/partnerships/schemas'
import { FORMER_COUNTRY, IDS } from '../test-data'
import { subjectOf } from '../request'
import { refuse, unless, type Rules } from '../model-result'
import { allOf, changedFields, fieldsOf, type Fields, type ModelState } from '../model-state'
import { isBefore, isPlain } from './dates'
import { anniversaryWrites } from './partnership-anniversary'
import { listResult } from './list-result'
import { listChanges, readThing, thingOf } from './read-thing'
import { duplicate, invalidIf, patched } from './shared'
import { summarizePartnership } from './summary'
import { partnershipWarnings } from './warnings'

const DEFAULTS = {
  partnerKind: 'city',
  kind: 'partnership',
  foundingSignatories: [],
  agreements: [],
  programmes: [],
  sources: [],
  origin: 'live',
}

const STEPS: Readonly<Record<string, readonly string[]>> = {
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: ['active'],
}
const TYPES: Readonly<Record<string, string>> = { active: 'resumed', suspended: 'suspended', ended: 'ended' }

export const partnershipRules: Rules = {
  recordPartnership: (state, { body }) => {
    const input = body as PartnershipInput
    const id = input.id ?? IDS[input.city.en ?? input.city.de ?? ''] ?? ''
    const fields = { ...DEFAULTS, status: 'active', ...input, id }
    const subject = `partnerships/${id}`
    const reasons = [
      invalidIf(isOutOfOrder(fields) || hasVagueDates(fields)),
      duplicate(state, 'partnership', { subject, externalId: input.externalId }),
    ]
    return unless(reasons, () => ({
      recorded: [
        { subject, type: 'partnership.recorded', fields },
        ...anniversaryWrites(state, fields as never),
      ],
      warnings: partnershipWarnings(state, fields as never),
    }))
  },

  updatePartnership: (state, request) => {
    const before = thingOf<Partnership>(state, request)
    const [subject, fields] = [subjectOf(request), fieldsOf(before)]
    const after = patched(DEFAULTS, fields, request.body)
    if (changedFields(fields, after).length === 0) return { unchanged: subject }
    const reasons = [
      invalidIf(isWrong(after) || isOutOfOrder(after) || hasVagueDates(after)),
      duplicate(state, 'partnership', { externalId: after.externalId, self: subject }),
    ]
    const writing = { subject, type: 'partnership.updated', fields: after }
    return unless(reasons, () => ({
      recorded: [writing, ...anniversaryWrites(state, after as never, before)],
      warnings: partnershipWarnings(state, after as never, before),
    }))
  },

  changePartnershipStatus: (state, request) => {
    const before = thingOf<Partnership>(state, request)
    const { status, on, reason } = request.body as Record<'status' | 'on' | 'reason', string>
    const allowed = STEPS[before.status] ?? []
    const { statusSince: _, ...fields } = fieldsOf(before)
    const after = { ...fields, status, statusReason: reason, ...(on ? { statusSince: on } : {}) }
    const writing = {
      subject: subjectOf(request),
      type: `partnership.${TYPES[status]}`,
      fields: after,
      reason,
    }
    const reasons = [
      !allowed.includes(status) && { ...refuse('forbidden-step'), allowed },
      invalidIf(!isPlain(on) && before.origin === 'live'),
      invalidIf(isOutOfOrder(after) || isOutOfOrder({ foundedOn: before.statusSince, statusSince: on })),
    ]
    return unless(reasons, () => ({
      recorded: [writing, ...anniversaryWrites(state, after as never, before, reason)],
      warnings: partnershipWarnings(state, after as never, before),
    }))
  },

  readPartnership: readThing,
  listPartnershipChanges: listChanges,
  listPartnerships: (state, { query }) => ({
    read: listResult(allOf<Partnership>(state, 'partnerships/').map(asListItem), query),
  }),
  summarizePartnership,
}

/** Whether a live partnership has a date that only an archive may have. */
const hasVagueDates = ({ origin, foundedOn }: Fields): boolean =>
  origin === 'live' && !isPlain(foundedOn as string | undefined)

/** Whether the status began before the founding. */
function isOutOfOrder(fields: Fields): boolean {
  const { foundedOn, statusSince } = fields as Partial<Partnership>
  return foundedOn !== undefined && statusSince !== undefined && isBefore(statusSince, foundedOn)
}

/** Whether a live partnership has no country or a former one, a city is missing, or two programmes have the same id. */
function isWrong({ origin, country, city, programmes }: Fields): boolean {
  const ids = (programmes as { id: string }[]).map(({ id }) => id)
  return (
    (origin === 'live' && (!country || country === FORMER_COUNTRY)) || !city || new Set(ids).size < ids.length
  )
}

const asListItem = (thing: Partnership) => {
  const { id, foundedOn: start = '', status, kind, country, externalId } = thing
  return { thing, id, start, by: { status, kind, country, externalId } }
}

export const partnershipCountry = (state: ModelState, id: unknown): string | undefined =>
  allOf<Partnership>(state, 'partnerships/').find((each) => each.id === id)?.country
