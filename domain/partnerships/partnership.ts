/** The rules of a partnership: its id, its life cycle and its programmes. */
import type { ChangeType } from '../../contract/events'
import {
  archivePartnership,
  livePartnership,
  type Partnership,
  type PartnershipInput,
  type PartnershipStatus,
} from '../../contract/partnerships/schemas'
import type { Fault } from '../../contract/problems'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { requireStep, type LifeCycle } from '../shared/life-cycle'
import { foundingFaults, statusFaults } from './partnership-dates'
import { patched } from '../shared/merge-patch'
import { idFromName } from '../shared/id-from-name'
import { requireNone } from '../shared/refusal'

const LIFE: LifeCycle<PartnershipStatus> = {
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: ['active'],
}

const TYPES = {
  active: 'partnership.resumed',
  suspended: 'partnership.suspended',
  ended: 'partnership.ended',
} as const satisfies Record<PartnershipStatus, ChangeType>

export const partnershipSubject = (id: string): string => `partnerships/${id}`

/** Records a partnership. Its id is made from the name of the city (English first) unless given. */
export function recordPartnership(input: PartnershipInput, moment: Moment): Changed<Partnership> {
  requireNone([...programmeFaults(input), ...foundingFaults(input, '/statusSince')])
  const id = input.id ?? idFromName('name of the city', input.city)
  const status = input.origin === 'archive' ? input.status : 'active'
  return created(
    { type: 'partnership.recorded', subject: partnershipSubject(id) },
    { ...input, id, status },
    moment,
  )
}

/** Merges a patch (RFC 7396) into a partnership; `undefined` if nothing differs. */
export function updatePartnership(
  before: Partnership,
  patch: object,
  moment: Moment,
): Changed<Partnership> | undefined {
  const after = patched(before.origin === 'live' ? livePartnership : archivePartnership, before, patch)
  requireNone([...programmeFaults(after), ...foundingFaults(after, '/foundedOn')])
  const header = { type: 'partnership.updated', subject: partnershipSubject(before.id) } as const
  return ifChanged(changed(header, before, after, moment))
}

/** Suspends, resumes or ends a partnership, with a reason and, where known, a date. */
export function changePartnershipStatus(
  before: Partnership,
  {
    status,
    on,
    reason,
  }: { readonly status: PartnershipStatus; readonly on?: string | undefined; readonly reason: string },
  moment: Moment,
): Changed<Partnership> {
  requireStep('partnership', LIFE, before.status, status)
  requireNone(statusFaults(before, on))
  const { statusSince: _, ...fields } = before
  const after = { ...fields, status, statusReason: reason, ...(on === undefined ? {} : { statusSince: on }) }
  return changed(
    { type: TYPES[status], subject: partnershipSubject(before.id), reason },
    before,
    after,
    moment,
  )
}

/** The ids of the programmes must be unique within a partnership. */
function programmeFaults({ programmes }: Pick<Partnership, 'programmes'>): Fault[] {
  const ids = programmes.map(({ id }) => id)
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ pointer: `/programmes/${index}/id`, message: 'must be unique: another programme has this id' }]
      : [],
  )
}
