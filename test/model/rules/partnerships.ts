/** The rules of partnerships, as the words of the domain have them. */
import type { Partnership, PartnershipInput } from '../../../contract/partnerships/schemas'
import { IDS } from '../cast'
import { subjectOf } from '../request'
import { refused, unless, type Rules } from '../verdict'
import { allOf, differing, fieldsOf, type Fields, type World } from '../world'
import { isBefore } from './dates'
import { followed } from './founded'
import { listed } from './lists'
import { listChanges, readThing, thingOf } from './reading'
import { duplicate, invalidIf, patched } from './shared'
import { summarized } from './summary'
import { partnershipWarnings } from './warnings'

const USUAL = {
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
  recordPartnership: (world, { body }) => {
    const input = body as PartnershipInput
    const id = input.id ?? IDS[input.city.en ?? input.city.de ?? ''] ?? ''
    const fields = { ...USUAL, status: 'active', ...input, id }
    const subject = `partnerships/${id}`
    const reasons = [
      invalidIf(isOutOfOrder(fields)),
      duplicate(world, 'partnership', { subject, externalId: input.externalId }),
    ]
    return unless(reasons, () => ({
      recorded: [{ subject, type: 'partnership.recorded', fields }, ...followed(world, fields as never)],
      warnings: partnershipWarnings(world, fields as never),
    }))
  },

  updatePartnership: (world, request) => {
    const before = thingOf<Partnership>(world, request)
    const [subject, fields] = [subjectOf(request), fieldsOf(before)]
    const after = patched(USUAL, fields, request.body)
    if (differing(fields, after).length === 0) return { unchanged: subject }
    const reasons = [
      invalidIf(isWrong(after) || isOutOfOrder(after)),
      duplicate(world, 'partnership', { externalId: after.externalId, self: subject }),
    ]
    const writing = { subject, type: 'partnership.updated', fields: after }
    return unless(reasons, () => ({
      recorded: [writing, ...followed(world, after as never, before)],
      warnings: partnershipWarnings(world, after as never, before),
    }))
  },

  changePartnershipStatus: (world, request) => {
    const before = thingOf<Partnership>(world, request)
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
      !allowed.includes(status) && { ...refused('forbidden-step'), allowed },
      invalidIf(isOutOfOrder(after) || isOutOfOrder({ foundedOn: before.statusSince, statusSince: on })),
    ]
    return unless(reasons, () => ({
      recorded: [writing, ...followed(world, after as never, before, reason)],
      warnings: partnershipWarnings(world, after as never, before),
    }))
  },

  readPartnership: readThing,
  listPartnershipChanges: listChanges,
  listPartnerships: (world, { query }) => ({
    read: listed(allOf<Partnership>(world, 'partnerships/').map(asListed), query),
  }),
  summarizePartnership: summarized,
}

/** A status is from no day before the founding, nor before the status that it replaces. */
function isOutOfOrder(fields: Fields): boolean {
  const { foundedOn, statusSince } = fields as Partial<Partnership>
  return foundedOn !== undefined && statusSince !== undefined && isBefore(statusSince, foundedOn)
}

/** A live one has a country; programmes are told apart by their ids. */
function isWrong({ origin, country, city, programmes }: Fields): boolean {
  const ids = (programmes as { id: string }[]).map(({ id }) => id)
  return (origin === 'live' && !country) || !city || new Set(ids).size < ids.length
}

const asListed = (thing: Partnership) => {
  const { id, foundedOn: start = '', status, kind, country, externalId } = thing
  return { thing, id, start, by: { status, kind, country, externalId } }
}

export const partnershipCountry = (world: World, id: unknown): string | undefined =>
  allOf<Partnership>(world, 'partnerships/').find((each) => each.id === id)?.country
