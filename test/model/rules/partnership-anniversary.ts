/** The anniversary of a partnership, whose title, date and status follow the partnership. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import { canonical } from '../canonical'
import { isPlain } from './dates'
import { changedFields, fieldsOf, find, type Fields, type ModelState, type ModelWrite } from '../model-state'

/** The writes to the anniversary that a write to its partnership causes. */
export function anniversaryWrites(
  state: ModelState,
  after: Partnership,
  before?: Partnership,
  reason?: string,
): readonly ModelWrite[] {
  const id = `partnership-${after.id}`
  const subject = `anniversaries/${id}`
  const anniversary = find<Anniversary & Fields>(state, subject)
  const title = after.city
  const originOn = originOf(after)
  if (!anniversary) {
    if (originOn === undefined) return []
    const status = causesOf(after).length > 0 ? MUTED_BY_PARTNERSHIP : { status: 'active' }
    const fields = { id, title, originOn, ...status, partnershipId: after.id, ...DEFAULTS }
    return [{ subject, type: 'anniversary.recorded', fields }]
  }
  const own = fieldsOf(anniversary)
  const isNamedAfter = canonical(own.title) === canonical(before?.city)
  const fields: Fields = {
    ...withStatus(own, causesOf(after), before ? causesOf(before) : []),
    ...(isNamedAfter ? { title } : {}),
    ...(originOn === undefined ? {} : { originOn }),
  }
  if (changedFields(own, fields).length === 0) return []
  return [{ subject, type: anniversaryChangeType(anniversary.status, fields.status), fields, reason }]
}

const DEFAULTS = { kind: 'partnership', leadTimes: [180, 30, 7, 0], announce: 'milestones' }

/** The date of the founding, unless it is in doubt. */
const originOf = ({ foundedOn }: Partnership): string | undefined =>
  isPlain(foundedOn) ? foundedOn : undefined

const MUTED_BY_PARTNERSHIP = { status: 'muted', mutedBy: 'partnership' }

/** Why the partnership mutes its anniversary. */
const causesOf = (partnership: Partnership): string[] => [
  ...(partnership.status === 'active' ? [] : [partnership.status]),
  ...(originOf(partnership) === undefined ? ['no date'] : []),
]

/** What the office has muted stays muted; each further cause mutes the rest, and the end of the last one unmutes it. */
function withStatus(own: Fields, causes: readonly string[], earlier: readonly string[]): Fields {
  const { mutedBy, ...rest } = own
  if (mutedBy === 'office') return own
  if (causes.some((cause) => !earlier.includes(cause))) return { ...own, ...MUTED_BY_PARTNERSHIP }
  return causes.length === 0 && mutedBy === 'partnership' ? { ...rest, status: 'active' } : own
}

/** The type of an anniversary's change. */
export function anniversaryChangeType(before: unknown, after: unknown): string {
  if (before === after) return 'anniversary.updated'
  return after === 'muted' ? 'anniversary.muted' : 'anniversary.unmuted'
}
