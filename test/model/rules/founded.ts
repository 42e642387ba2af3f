/** The anniversary of a partnership, and how it follows the partnership. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import { canonical } from '../canonical'
import { differing, fieldsOf, find, type Fields, type ModelState, type Writing } from '../model-state'

export function followed(
  state: ModelState,
  after: Partnership,
  before?: Partnership,
  reason?: string,
): readonly Writing[] {
  const id = `partnership-${after.id}`
  const subject = `anniversaries/${id}`
  const anniversary = find<Anniversary & Fields>(state, subject)
  const { city: title, foundedOn: originOn } = after
  if (!anniversary) {
    if (!isDay(originOn)) return []
    const fields = { id, title, originOn, status: statusOf(after), partnershipId: after.id, ...USUAL }
    return [{ subject, type: 'anniversary.recorded', fields }]
  }
  const own = fieldsOf(anniversary)
  const isNamedAfter = canonical(own.title) === canonical(before?.city)
  const fields = {
    ...own,
    ...(isNamedAfter ? { title } : {}),
    ...(isDay(originOn) ? { originOn } : {}),
    ...(before && standingOf(before) !== standingOf(after) ? { status: statusOf(after) } : {}),
  }
  if (differing(own, fields).length === 0) return []
  return [{ subject, type: turnOf(anniversary.status, fields.status), fields, reason }]
}

const USUAL = { kind: 'partnership', leadTimes: [180, 30, 7, 0], announce: 'milestones' }

const isDay = (date: string | undefined): boolean => /^\d+-\d+-\d+$/.test(date ?? '')

const statusOf = ({ status, foundedOn }: Partnership): 'active' | 'muted' =>
  status === 'active' && isDay(foundedOn) ? 'active' : 'muted'

/** What the anniversary's status follows. */
const standingOf = (partnership: Partnership): string => `${partnership.status} ${statusOf(partnership)}`

/** The type of an anniversary's change. */
export function turnOf(before: unknown, after: unknown): string {
  if (before === after) return 'anniversary.updated'
  return after === 'muted' ? 'anniversary.muted' : 'anniversary.unmuted'
}
