/** The anniversary that a partnership founds, and what of it follows the partnership. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { ChangeType } from '../../contract/events'
import { USUAL_LEAD_TIMES } from '../../contract/limits'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Day } from '../../contract/values/values'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { canonical } from '../shared/json'

export const anniversarySubject = (id: string): string => `anniversaries/${id}`

/** Ids that begin so are those of partnerships' anniversaries. */
export const FOUNDED_PREFIX = 'partnership-'
export const foundedAnniversaryId = (partnershipId: string): string => `${FOUNDED_PREFIX}${partnershipId}`

/** What an anniversary has from its partnership; without a day there is nothing that could return. */
interface Founding {
  readonly title: Anniversary['title']
  readonly originOn?: Day
  /** The partnership's own status: the office may unmute the anniversary of a suspended one, which is then ended. */
  readonly standing: Partnership['status']
  readonly status: Anniversary['status']
}

function foundingOf({ city, foundedOn = '', status }: Partnership): Founding {
  const isDay = foundedOn.length === '1989-11-17'.length
  return {
    title: city,
    ...(isDay ? { originOn: foundedOn } : {}),
    standing: status,
    status: isDay && status === 'active' ? 'active' : 'muted',
  }
}

/** Whether a change of a partnership (or its recording) is one of what its anniversary has from it. */
export const concernsAnniversary = (after: Partnership, before?: Partnership): boolean =>
  before
    ? canonical(foundingOf(before)) !== canonical(foundingOf(after))
    : foundingOf(after).originOn !== undefined

/**
 * The anniversary after a change of its partnership: founded as soon as the day is known; muted and unmuted with the
 * partnership's status, and while the day is not known any more. A title of its own stays. `undefined` where nothing differs.
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
  { title, originOn, status }: Required<Founding>,
  moment: Moment,
): Changed<Anniversary> {
  const id = foundedAnniversaryId(partnershipId)
  const usual = { kind: 'partnership', announce: 'milestones' } as const
  const leadTimes = [...USUAL_LEAD_TIMES]
  const happening = { type: 'anniversary.recorded', subject: anniversarySubject(id) } as const
  return created(happening, { id, ...usual, leadTimes, title, originOn, status, partnershipId }, moment)
}

function followed(
  anniversary: Anniversary,
  founding: Founding,
  earlier: Founding | undefined,
  reason: string | undefined,
  moment: Moment,
): Changed<Anniversary> | undefined {
  const isNamedAfter = canonical(anniversary.title) === canonical(earlier?.title)
  const { title, originOn = anniversary.originOn, standing, status } = founding
  const after: Anniversary = {
    ...anniversary,
    originOn,
    ...(isNamedAfter ? { title } : {}),
    ...(status === earlier?.status && standing === earlier.standing ? {} : { status }),
  }
  const happening = {
    type: changeTypeOf(anniversary, after),
    subject: anniversarySubject(anniversary.id),
    reason,
  }
  return ifChanged(changed(happening, anniversary, after, moment))
}

/** The type of a change of an anniversary: what its status says, if that has changed. */
export function changeTypeOf(
  before: Pick<Anniversary, 'status'>,
  after: Pick<Anniversary, 'status'>,
): ChangeType {
  if (before.status === after.status) return 'anniversary.updated'
  return after.status === 'muted' ? 'anniversary.muted' : 'anniversary.unmuted'
}
