/** The rules of a visit: when it is, how it goes from planned to completed, how it is changed and corrected. */
import type { ChangeType } from '../../contract/events'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import {
  archiveVisit,
  liveVisit,
  type Visit,
  type VisitInput,
  type VisitStatus,
} from '../../contract/visits/schemas'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { differences } from '../shared/json'
import { isCalledOff, requireStep, type LifeCycle } from '../shared/life-cycle'
import { patched } from '../shared/merge-patch'
import { hasHours, isBefore } from '../time/office-time'
import { addDays, latestDay } from '../time/partial-date'
import { completionFaults, startsInFuture, movedAlong } from './visit-dates'
import { countriesOf, identified, peopleFaults } from '../people/people'
import { invalid, Refusal, requireNone, within } from '../shared/refusal'

/** The longest that a visit may last, in days from its start to its end. */
export const MAX_DAYS = 31

const LIFE: LifeCycle<VisitStatus> = {
  planned: ['confirmed', 'cancelled', 'void'],
  confirmed: ['completed', 'cancelled', 'void'],
  completed: ['void'],
  cancelled: ['void'],
  void: [],
}

const TYPES = {
  planned: 'visit.planned',
  confirmed: 'visit.confirmed',
  completed: 'visit.completed',
  cancelled: 'visit.cancelled',
  void: 'visit.voided',
} as const satisfies Record<VisitStatus, ChangeType>

export const visitSubject = (id: string): string => `visits/${id}`

/** Records a visit: a live one is planned, an archive's has the status that the archive knows. */
export function recordVisit(input: VisitInput, officeZone: string, moment: Moment): Changed<Visit> {
  const status = input.origin === 'archive' ? input.status : 'planned'
  requireNone([...visitFaults(input), ...completionFaults({ ...input, status }, officeZone, moment)])
  const id = moment.newId()
  const visit = { ...withDefaults(input, officeZone), id, status }
  const reason = input.origin === 'archive' ? input.statusReason : undefined
  return created({ type: TYPES[status], subject: visitSubject(id), reason }, visit, moment)
}

/**
 * Merges a patch (RFC 7396) into a visit that is still to come; `undefined` when that changes nothing.
 * What is over is corrected instead.
 */
export function updateVisit(
  before: Visit,
  patch: object,
  officeZone: string,
  moment: Moment,
): Changed<Visit> | undefined {
  if (isOver(before) || before.status === 'void') throw notToBePatched(before)
  const after = amended(before, patch, officeZone, moment)
  const type = isRescheduled(before, after) ? 'visit.rescheduled' : 'visit.updated'
  return ifChanged(changed({ type, subject: visitSubject(before.id) }, before, after, moment))
}

/** Corrects the record of a visit that is over; `undefined` when that changes nothing. */
export function correctVisit(
  before: Visit,
  { patch, reason }: { readonly patch: object; readonly reason: string },
  officeZone: string,
  moment: Moment,
): Changed<Visit> | undefined {
  if (!isOver(before)) throw notToBeCorrected(before)
  const after = within('/patch', () => amended(before, patch, officeZone, moment))
  const happening = { type: 'visit.corrected', subject: visitSubject(before.id), reason } as const
  return ifChanged(changed(happening, before, after, moment))
}

/** Changes the status of a visit. It is completed on its first day or later; cancelling and voiding need a reason. */
export function changeVisitStatus(
  before: Visit,
  { status, reason }: { readonly status: VisitStatus; readonly reason?: string | undefined },
  officeZone: string,
  moment: Moment,
): Changed<Visit> {
  requireStep('visit', LIFE, before.status, status)
  if (status === 'completed' && startsInFuture(before, officeZone, moment)) throw notYetToBeCompleted(before)
  if (reason === undefined && isCalledOff(status))
    throw invalid([
      { pointer: '/reason', message: `is missing: say why the visit is ${TYPES[status].slice(6)}` },
    ])
  const { statusReason: _, ...fields } = before
  const after = { ...fields, status, ...(reason === undefined ? {} : { statusReason: reason }) }
  return changed({ type: TYPES[status], subject: visitSubject(before.id), reason }, before, after, moment)
}

/**
 * A visit's countries are those of its other side, the guests' when they come and the hosts' when we go, and
 * its partnership's.
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

/** The visit with the patch merged in, checked as if it were recorded anew. */
function amended(before: Visit, patch: object, officeZone: string, moment: Moment): Visit {
  const merged = patched(before.origin === 'live' ? liveVisit : archiveVisit, before, patch)
  const after = movedAlong(before, merged, patch)
  requireNone([...visitFaults(after), ...completionFaults(after, officeZone, moment, before)])
  return withDefaults(after, officeZone)
}

type VisitFields = Pick<Visit, 'start' | 'end' | 'timeZone' | 'hosts' | 'guests'>

/** People get their ids, and hours their time zone: the office's unless said otherwise. */
function withDefaults<Fields extends VisitFields>(fields: Fields, officeZone: string): Fields {
  const zone =
    hasHours(fields.start) || hasHours(fields.end ?? '') ? { timeZone: fields.timeZone ?? officeZone } : {}
  return { ...fields, ...zone, hosts: fields.hosts.map(identified), guests: fields.guests.map(identified) }
}

/** What a schema cannot say of a visit: its end, its length, and its people taken together. */
function visitFaults({ start, end, hosts, guests }: VisitFields): Fault[] {
  const faults = peopleFaults({ hosts, guests })
  if (end === undefined) return faults
  if (isBefore(end, start)) faults.push({ pointer: '/end', message: 'must not be before the start' })
  else if (latestDay(end) > addDays(latestDay(start), MAX_DAYS))
    faults.push({ pointer: '/end', message: `must be ${MAX_DAYS} days after the start or earlier` })
  return faults
}

const notToBePatched = (visit: Visit): Refusal =>
  isOver(visit)
    ? new Refusal(
        'forbidden-step',
        `A visit that is ${visit.status} is changed by a correction with a reason: POST it to /v1/${visitSubject(visit.id)}/corrections.`,
        { allowed: ['corrections'] },
      )
    : new Refusal('forbidden-step', 'A void visit cannot be changed. Record a new visit.', { allowed: [] })

function notYetToBeCompleted({ status, start }: Visit): Refusal {
  const allowed = LIFE[status].filter((step) => step !== 'completed')
  const message = `A visit must not be completed before its first day, and this one starts on ${start}. It can become ${allowed.join(' or ')}.`
  return new Refusal('forbidden-step', message, { allowed })
}

const notToBeCorrected = (visit: Visit): Refusal =>
  visit.status === 'void'
    ? notToBePatched(visit)
    : new Refusal(
        'forbidden-step',
        `A visit that is ${visit.status} is changed by PATCH of /v1/${visitSubject(visit.id)}.`,
        {
          allowed: ['PATCH'],
        },
      )
