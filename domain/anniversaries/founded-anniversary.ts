/** The anniversary that a partnership founds, and the fields that follow the partnership. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { ChangeType } from '../../contract/events'
import { USUAL_LEAD_TIMES } from '../../contract/limits'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { PartialDate } from '../../contract/values/dates'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { canonical } from '../shared/json'
import { isDay, isPlain } from '../time/partial-date'
import { followCauses, initialMuting, type MutingCause } from './muting'

export const anniversarySubject = (id: string): string => `anniversaries/${id}`

/** The prefix of the ids of anniversaries that partnerships founded. */
export const FOUNDED_PREFIX = 'partnership-'
export const foundedAnniversaryId = (partnershipId: string): string => `${FOUNDED_PREFIX}${partnershipId}`

/**
 * The fields that an anniversary takes from its partnership. `originOn` is the year, month or day of the founding; absent
 * if it is unknown or in doubt.
 */
interface Founding {
  readonly title: Anniversary['title']
  readonly originOn?: PartialDate
  readonly causes: readonly MutingCause[]
}

function foundingOf({ city, foundedOn, status }: Partnership): Founding {
  const isKnown = foundedOn !== undefined && isPlain(foundedOn)
  return {
    title: city,
    ...(isKnown ? { originOn: foundedOn } : {}),
    causes: [...(status === 'active' ? [] : [status]), ...(isKnown ? [] : (['founding-unknown'] as const))],
  }
}

/**
 * Whether a change of a partnership may concern its anniversary. A partnership that an earlier version of the registry has
 * recorded without the day of its founding may have no anniversary yet: each of its changes may concern it.
 */
export function concernsAnniversary(after: Partnership, before?: Partnership): boolean {
  const founding = foundingOf(after)
  if (before && canonical(foundingOf(before)) !== canonical(founding)) return true
  const { originOn } = founding
  return originOn !== undefined && (before === undefined || !isDay(originOn))
}

/**
 * The anniversary after a change of its partnership. It is recorded once the year of the founding is known, and muted when
 * the partnership is no longer active or the founding becomes unknown. A title of its own stays, and the office's own
 * muting. `undefined` if nothing differs.
 */
export function followPartnership(
  { after, before, reason }: PartnershipStep,
  anniversary: Anniversary | undefined,
  moment: Moment,
): Changed<Anniversary> | undefined {
  const founding = foundingOf(after)
  if (anniversary) return followed(anniversary, founding, before && foundingOf(before), reason, moment)
  const { originOn } = founding
  return originOn === undefined ? undefined : foundedBy(after.id, { ...founding, originOn }, moment)
}

interface PartnershipStep {
  readonly after: Partnership
  readonly before?: Partnership | undefined
  readonly reason?: string | undefined
}

function foundedBy(
  partnershipId: string,
  { title, originOn, causes }: Required<Founding>,
  moment: Moment,
): Changed<Anniversary> {
  const id = foundedAnniversaryId(partnershipId)
  const usual = { kind: 'partnership', announce: 'milestones' } as const
  const leadTimes = [...USUAL_LEAD_TIMES]
  const header = { type: 'anniversary.recorded', subject: anniversarySubject(id) } as const
  const muting = initialMuting(causes)
  return created(header, { id, ...usual, leadTimes, title, originOn, ...muting, partnershipId }, moment)
}

function followed(
  anniversary: Anniversary,
  founding: Founding,
  earlier: Founding | undefined,
  reason: string | undefined,
  moment: Moment,
): Changed<Anniversary> | undefined {
  const hasTitleOfCity = canonical(anniversary.title) === canonical(earlier?.title)
  const { title, originOn = anniversary.originOn, causes } = founding
  const after: Anniversary = {
    ...followCauses(anniversary, causes, earlier?.causes ?? []),
    originOn,
    ...(hasTitleOfCity ? { title } : {}),
  }
  const header = {
    type: changeTypeOf(anniversary, after),
    subject: anniversarySubject(anniversary.id),
    reason,
  }
  return ifChanged(changed(header, anniversary, after, moment))
}

/** The change type: muted or unmuted if the status has changed, else updated. */
export function changeTypeOf(
  before: Pick<Anniversary, 'status'>,
  after: Pick<Anniversary, 'status'>,
): ChangeType {
  if (before.status === after.status) return 'anniversary.updated'
  return after.status === 'muted' ? 'anniversary.muted' : 'anniversary.unmuted'
}
