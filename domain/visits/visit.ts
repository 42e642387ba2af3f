/** The rules of a visit: its life cycle, its changes and its corrections. */
import type { ChangeType } from '../../contract/events'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import {
  archiveVisit,
  liveVisit,
  type Visit,
  type VisitInput,
  type VisitStatus,
  type VisitStep,
} from '../../contract/visits/schemas'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { differences } from '../shared/json'
import { isCalledOff, requireStep, type LifeCycle } from '../shared/life-cycle'
import { patched } from '../shared/merge-patch'
import { hasHours, isBefore } from '../time/office-time'
import { addDays, latestDay } from '../time/partial-date'
import { appointmentFaults } from './appointment'
import { kindFaults } from './kind'
import { completionFaults, startsInFuture, withMovedDays } from './visit-dates'
import { countriesOf, namelessFaults, peopleFaults } from '../people/people'
import { Refusal, requireNone, within } from '../shared/refusal'

/** The longest that a visit may last, in days from its start to its end. */
export const MAX_DAYS = 31

const LIFE: LifeCycle<VisitStatus> = {
  planned: ['confirmed', 'postponed', 'cancelled', 'void'],
  confirmed: ['completed', 'planned', 'postponed', 'cancelled', 'void'],
  postponed: ['planned', 'confirmed', 'void'],
  completed: ['void'],
  cancelled: ['planned', 'confirmed', 'void'],
  void: [],
}

const TYPES = {
  planned: 'visit.planned',
  confirmed: 'visit.confirmed',
  postponed: 'visit.postponed',
  completed: 'visit.completed',
  cancelled: 'visit.cancelled',
  void: 'visit.voided',
} as const satisfies Record<VisitStatus, ChangeType>

const typeOfStep = (from: VisitStatus, to: VisitStatus): ChangeType =>
  isReinstated(from, to) ? 'visit.reinstated' : TYPES[to]

/** Whether a step has a visit take place that was postponed or cancelled. */
export const isReinstated = (from: VisitStatus, to: VisitStatus): boolean =>
  isCalledOff(from) && !isCalledOff(to)

export const visitSubject = (id: string): string => `visits/${id}`

/** Records a visit. A live visit is planned; an archive visit has the status of its input. */
export function recordVisit(input: VisitInput, officeZone: string, moment: Moment): Changed<Visit> {
  const status = input.origin === 'archive' ? input.status : 'planned'
  requireNone([...visitFaults(input), ...completionFaults({ ...input, status }, officeZone, moment)])
  const id = moment.newId()
  const visit = { ...withDefaults(input, officeZone), id, status }
  const reason = input.origin === 'archive' ? input.statusReason : undefined
  return created({ type: TYPES[status], subject: visitSubject(id), reason }, visit, moment)
}

/**
 * Merges a patch (RFC 7396) into a planned, confirmed or postponed visit; `undefined` if nothing differs. A
 * completed or cancelled visit is corrected instead. A postponed visit gets its new days so, and is reinstated afterwards.
 *
 * @param reason why it is rescheduled or changed; kept in the change alone
 */
export function updateVisit(
  before: Visit,
  patch: object,
  officeZone: string,
  moment: Moment,
  reason?: string,
): Changed<Visit> | undefined {
  if (isOver(before) || before.status === 'void') throw notPatchable(before)
  const after = patchedVisit(before, patch, officeZone, moment)
  const type = isRescheduled(before, after) ? 'visit.rescheduled' : 'visit.updated'
  return ifChanged(changed({ type, subject: visitSubject(before.id), reason }, before, after, moment))
}

/** Corrects a completed or cancelled visit; `undefined` if nothing differs. */
export function correctVisit(
  before: Visit,
  { patch, reason }: { readonly patch: object; readonly reason: string },
  officeZone: string,
  moment: Moment,
): Changed<Visit> | undefined {
  if (!isOver(before)) throw notCorrectable(before)
  const after = within('/patch', () => patchedVisit(before, patch, officeZone, moment))
  const header = { type: 'visit.corrected', subject: visitSubject(before.id), reason } as const
  return ifChanged(changed(header, before, after, moment))
}

/**
 * Changes the status of a visit. It is completed on its first day or later, and may get its outcome with that; postponing,
 * cancelling, voiding and reinstating need a reason.
 */
export function changeVisitStatus(
  before: Visit,
  step: VisitStep,
  officeZone: string,
  moment: Moment,
): Changed<Visit> {
  const { status, reason, outcome = before.outcome } = step
  requireStep('visit', LIFE, before.status, status)
  if (status === 'completed' && startsInFuture(before, officeZone, moment)) throw notYetCompletable(before)
  const type = typeOfStep(before.status, status)
  requireNone(stepFaults(step, type))
  const { statusReason: _, ...fields } = before
  const after = {
    ...fields,
    status,
    ...(reason === undefined ? {} : { statusReason: reason }),
    ...(outcome === undefined ? {} : { outcome }),
  }
  return changed({ type, subject: visitSubject(before.id), reason }, before, after, moment)
}

/** What a step lacks, or has too much. */
const stepFaults = ({ status, reason, outcome }: VisitStep, type: ChangeType): Fault[] => [
  ...(reason === undefined && (isCalledOff(status) || type === 'visit.reinstated')
    ? [{ pointer: '/reason', message: `is missing: give the reason why the visit is ${type.slice(6)}` }]
    : []),
  ...(outcome !== undefined && status !== 'completed'
    ? [{ pointer: '/outcome', message: 'must not be given unless `status` is `completed`' }]
    : []),
]

/**
 * The countries of a visit: of the guests of an incoming visit, of the hosts of an outgoing visit, and of its
 * partnership.
 */
export const countriesOfVisit = (
  { direction, hosts, guests }: Pick<Visit, 'direction' | 'hosts' | 'guests'>,
  partner: Country | undefined,
): Country[] => countriesOf([...(direction === 'incoming' ? guests : hosts), { country: partner }])

const isOver = ({ status }: Visit): boolean => status === 'completed' || status === 'cancelled'

/** Whether the times or the venues of a visit differ. */
export const isRescheduled = (before: Visit, after: Visit): boolean =>
  differences(scheduleOf(before), scheduleOf(after)).length > 0
const scheduleOf = ({ start, end, timeZone, venues }: Visit) => ({ start, end, timeZone, venues })

/** The visit with the patch merged in, validated like a new visit. */
function patchedVisit(before: Visit, patch: object, officeZone: string, moment: Moment): Visit {
  const merged = patched(before.origin === 'live' ? liveVisit : archiveVisit, before, patch)
  const after = withMovedDays(before, merged, patch)
  requireNone([...visitFaults(after), ...completionFaults(after, officeZone, moment, before)])
  return withDefaults(after, officeZone)
}

type VisitFields = Pick<
  Visit,
  'origin' | 'kind' | 'kindInWords' | 'start' | 'end' | 'timeZone' | 'appointment' | 'hosts' | 'guests'
>

/** The fields with the office's time zone if they have hours and no zone. */
function withDefaults<Fields extends VisitFields>(fields: Fields, officeZone: string): Fields {
  const times = [fields.start, fields.end ?? '', fields.appointment?.accreditationUntil ?? '']
  const zone = times.some(hasHours) ? { timeZone: fields.timeZone ?? officeZone } : {}
  return { ...fields, ...zone }
}

/** What a schema cannot say of a visit: its kind in words, its end, its length, its deadline, and its people taken together. */
const visitFaults = ({ hosts, guests, ...fields }: VisitFields): Fault[] => [
  ...kindFaults(fields),
  ...peopleFaults({ hosts, guests }),
  ...(fields.origin === 'live' ? namelessFaults({ hosts, guests }) : []),
  ...endFaults(fields),
  ...appointmentFaults(fields),
]

function endFaults({ start, end }: Pick<Visit, 'start' | 'end'>): Fault[] {
  if (end === undefined) return []
  if (isBefore(end, start)) return [{ pointer: '/end', message: 'must not be before `start`' }]
  if (latestDay(end) <= addDays(latestDay(start), MAX_DAYS)) return []
  return [{ pointer: '/end', message: `must not be more than ${MAX_DAYS} days after \`start\`` }]
}

const notPatchable = (visit: Visit): Refusal =>
  isOver(visit)
    ? new Refusal(
        'forbidden-step',
        `A visit that is ${visit.status} is changed by a correction with a reason: POST it to /v1/${visitSubject(visit.id)}/corrections.`,
        { allowed: ['corrections'] },
      )
    : new Refusal('forbidden-step', 'A void visit cannot be changed. Record a new visit.', { allowed: [] })

function notYetCompletable({ status, start }: Visit): Refusal {
  const allowed = LIFE[status].filter((step) => step !== 'completed')
  const message = `A visit must not be completed before its first day, and this one starts on ${start}. It can become ${allowed.join(' or ')}.`
  return new Refusal('forbidden-step', message, { allowed })
}

const notCorrectable = (visit: Visit): Refusal =>
  visit.status === 'void'
    ? notPatchable(visit)
    : new Refusal(
        'forbidden-step',
        `A visit that is ${visit.status} is changed by PATCH of /v1/${visitSubject(visit.id)}.`,
        {
          allowed: ['PATCH'],
        },
      )
