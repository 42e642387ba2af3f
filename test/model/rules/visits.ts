/** The rules of visits. */
import type { Visit } from '../../../contract/visits/schemas'
import { WRONG_SPANS } from '../test-data'
import { subjectOf, type ObservedResponse } from '../request'
import { refuse, unless, type Refused, type Rules } from '../model-result'
import { allOf, changedFields, fieldsOf, type Fields, type ModelState } from '../model-state'
import { begins, dayIn, daysAfter, daysFrom, ends, isDay, isPlain } from './dates'
import { listResult } from './list-result'
import { partnershipCountry } from './partnerships'
import { listChanges, readThing, thingOf } from './read-thing'
import { identified, perhapsTheSame } from './identity'
import { duplicate, invalidIf, patched } from './shared'
import { listStops, reasonsAgainstStop } from './trips'
import { countriesOn, visitListItem } from './visit-list-item'
import { isReinstated, visitWarnings } from './warnings'

const DEFAULTS = {
  origin: 'live',
  venues: [],
  programme: [],
  statements: [],
  sources: [],
  hosts: [],
  guests: [],
  visibility: 'internal',
}

const STEPS: Readonly<Record<string, readonly string[]>> = {
  planned: ['confirmed', 'postponed', 'cancelled', 'void'],
  confirmed: ['completed', 'planned', 'postponed', 'cancelled', 'void'],
  postponed: ['planned', 'confirmed', 'void'],
  completed: ['void'],
  cancelled: ['planned', 'confirmed', 'void'],
  void: [],
}

export const visitRules: Rules = {
  recordVisit: (state, { body }, observed) => {
    const input = body as Fields
    const id = String(observed.body.id)
    const sent: Fields = { ...DEFAULTS, status: 'planned', ...withZone(input), id }
    const { fields, names } = identified(state, sent, observed)
    const type = typeOf(String(fields.status))
    const reason = input.statusReason as string | undefined
    const { externalId } = input
    const reasons = [
      ...reasonsAgainst(state, fields),
      ...reasonsAgainstStop(state, fields),
      invalidIf(fields.status === 'completed' && isInFuture(state, fields)),
      duplicate(state, 'visit', { externalId }),
    ]
    return unless(reasons, () => ({
      recorded: [{ subject: `visits/${id}`, type, fields, reason, countries: countriesOf(state, fields) }],
      warnings: [
        ...visitWarnings(state, fields as unknown as Visit, observed),
        ...perhapsTheSame(state, `visits/${id}`, sent, fields, observed),
      ],
      names,
    }))
  },

  updateVisit: (state, request, observed) => {
    const { status } = thingOf<Visit>(state, request)
    const allowed = status === 'void' ? [] : ['corrections']
    return amendVisit(
      state,
      request,
      observed,
      request.body,
      ['planned', 'confirmed', 'postponed'].includes(status),
      allowed,
    )
  },

  correctVisit: (state, request, observed) => {
    const { status } = thingOf<Visit>(state, request)
    const { patch, reason } = request.body as { patch: unknown; reason: string }
    const allowed = status === 'void' ? [] : ['PATCH']
    const isAllowed = ['completed', 'cancelled'].includes(status)
    return amendVisit(state, request, observed, patch, isAllowed, allowed, reason)
  },

  changeVisitStatus: (state, request, observed) => {
    const before = thingOf<Visit>(state, request)
    const { status, reason } = request.body as { status: string; reason?: string }
    const steps = STEPS[before.status] ?? []
    const isEarly = steps.includes('completed') && status === 'completed' && isInFuture(state, before)
    const allowed = isEarly ? steps.filter((step) => step !== 'completed') : steps
    const { statusReason: _, ...fields } = fieldsOf(before)
    const after = { ...fields, status, ...(reason ? { statusReason: reason } : {}) }
    const isBack = isReinstated(before.status, status)
    const reasons = [
      !allowed.includes(status) && { ...refuse('forbidden-step'), allowed },
      invalidIf(!reason && (isBack || ['postponed', 'cancelled', 'void'].includes(status))),
    ]
    const type = isBack ? 'visit.reinstated' : typeOf(status)
    const writing = { subject: subjectOf(request), type, fields: after, reason }
    const warnings = [
      ...visitWarnings(state, after as unknown as Visit, observed, before),
      ...(isBack ? perhapsTheSame(state, subjectOf(request), {}, after, observed) : []),
    ]
    return unless(reasons, () => ({ recorded: [writing], warnings }))
  },

  readVisit: readThing,
  listVisitChanges: listChanges,
  listVisitStops: listStops,
  listVisits: (state, { query }) => ({
    read: listResult(
      allOf<Visit>(state, 'visits/').map((visit) => visitListItem(state, visit)),
      query,
    ),
  }),
}

const typeOf = (status: string): string => `visit.${status === 'void' ? 'voided' : status}`

function amendVisit(
  state: ModelState,
  request: Parameters<Rules[string]>[1],
  observed: ObservedResponse,
  patch: unknown,
  isAllowed: boolean,
  allowed: readonly string[],
  reason?: string,
): ReturnType<Rules[string]> {
  const subject = subjectOf(request)
  const before = fieldsOf(thingOf<Visit>(state, request))
  const sent = withZone(withMovedDays(before, patched(DEFAULTS, before, patch), patch))
  const { fields: after, names } = identified(state, sent, observed, before)
  const differs = changedFields(before, after)
  if (isAllowed && differs.length === 0) return { unchanged: subject }
  const isMoved = differs.some((field) => ['start', 'end', 'timeZone', 'venues'].includes(field))
  const type = reason ? 'corrected' : isMoved ? 'rescheduled' : 'updated'
  const reasons = [
    !isAllowed && { ...refuse('forbidden-step'), allowed },
    ...reasonsAgainst(state, after),
    ...reasonsAgainstStop(state, after, before),
    invalidIf(
      after.status === 'completed' &&
        (differs.includes('start') || differs.includes('timeZone')) &&
        isInFuture(state, after),
    ),
    duplicate(state, 'visit', { externalId: after.externalId, self: subject }),
  ]
  const countries = countriesOf(state, after)
  return unless(reasons, () => ({
    recorded: [{ subject, type: `visit.${type}`, fields: after, reason, countries }],
    warnings: [
      ...visitWarnings(state, after as unknown as Visit, observed, before as unknown as Visit),
      ...perhapsTheSame(state, subject, sent, after, observed, before),
    ],
    names,
  }))
}

/** Whether its first day is in the future, in its own time zone. */
function isInFuture({ now }: ModelState, visit: Fields | Visit): boolean {
  const { start, timeZone } = visit as Visit
  return begins(start) > dayIn(now, timeZone)
}

/** The programme and the deadline of the appointment move by as many days as the start does. */
function withMovedDays(before: Fields, after: Fields, patch: unknown): Fields {
  const [from, to] = [String(before.start), String(after.start)]
  if (!isDay(from) || !isDay(to)) return after
  const days = daysFrom(from, to)
  const { programme, appointment } = after as unknown as Visit
  const given = patch as { programme?: unknown; appointment?: { accreditationUntil?: string } | null }
  const hasDeadline = given.appointment?.accreditationUntil !== undefined
  return {
    ...after,
    ...(given.programme ? {} : { programme: programme.map((item) => movedItem(item, days)) }),
    ...(appointment && !hasDeadline ? { appointment: movedAppointment(appointment, days) } : {}),
  }
}

const movedAppointment = (appointment: NonNullable<Visit['appointment']>, days: number) => {
  const { accreditationUntil: deadline = '' } = appointment as { readonly accreditationUntil?: string }
  if (deadline.length < 10) return appointment
  return { ...appointment, accreditationUntil: daysAfter(deadline.slice(0, 10), days) + deadline.slice(10) }
}

type Item = Visit['programme'][number]
const movedItem = (item: Item, days: number): Item =>
  item.on === undefined ? item : { ...item, on: daysAfter(item.on, days) }

/** Adds the time zone if there is a time of day. */
function withZone(fields: Fields): Fields {
  const { appointment } = fields as unknown as Visit
  const times = [fields.start, fields.end, appointment?.accreditationUntil]
  const hours = times.some((time) => String(time).includes('T'))
  const zone = hours ? { timeZone: fields.timeZone ?? 'Europe/Berlin' } : {}
  return { ...fields, ...zone }
}

function reasonsAgainst(state: ModelState, fields: Fields): (Refused | false)[] {
  const { start, end, origin, occasion, guests, partnershipId, anniversary, appointment } =
    fields as unknown as Visit
  const isWrong = WRONG_SPANS.some(({ sent }) => sent.start === start && sent.end === end)
  return [
    invalidIf(origin === 'live' && !(isPlain(start) && isPlain(end))),
    invalidIf(isWrong || (origin === 'live' && (!occasion || guests.length === 0))),
    invalidIf(appointment !== undefined && !isDeadline(appointment.accreditationUntil, end ?? start)),
    invalidIf(partnershipId !== undefined && !state.things.has(`partnerships/${partnershipId}`)),
    invalidIf(anniversary !== undefined && !state.things.has(`anniversaries/${anniversary.anniversaryId}`)),
  ]
}

/** Whether a deadline is given, and not after a time: by the minute where both have hours. */
const isDeadline = (deadline: string | undefined, time: string): boolean =>
  deadline !== undefined &&
  (deadline.includes('T') && time.includes('T') ? deadline <= time : begins(deadline) <= ends(time))

/** The countries of the guests (of the hosts, for an outgoing visit) and of the partnership. */
function countriesOf(state: ModelState, fields: Fields): string[] {
  const { direction, hosts, guests, partnershipId } = fields as unknown as Visit
  const theirs = countriesOn(direction === 'incoming' ? guests : hosts)
  return [...new Set([...theirs, partnershipCountry(state, partnershipId) ?? []].flat())]
}
