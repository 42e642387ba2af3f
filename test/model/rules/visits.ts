/** The rules of visits, as in the domain model. */
import type { Visit } from '../../../contract/visits/schemas'
import { WRONG_SPANS } from '../test-data'
import { subjectOf, type ObservedResponse } from '../request'
import { refused, unless, type Refused, type Rules } from '../model-result'
import { allOf, differing, fieldsOf, type Fields, type ModelState } from '../model-state'
import { begins, dayIn, daysAfter, daysFrom } from './dates'
import { listed } from './lists'
import { partnershipCountry } from './partnerships'
import { listChanges, readThing, thingOf } from './reading'
import { duplicate, identified, invalidIf, patched } from './shared'
import { countriesOn, visitListed } from './visit-listing'
import { visitWarnings } from './warnings'

const USUAL = {
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
  planned: ['confirmed', 'cancelled', 'void'],
  confirmed: ['completed', 'cancelled', 'void'],
  completed: ['void'],
  cancelled: ['void'],
  void: [],
}

export const visitRules: Rules = {
  recordVisit: (state, { body }, observed) => {
    const input = body as Fields
    const id = String(observed.body.id)
    const fields: Fields = { ...USUAL, status: 'planned', ...withDefaults(input), id }
    const type = typeOf(String(fields.status))
    const reason = input.statusReason as string | undefined
    const { externalId } = input
    const reasons = [
      ...faultsOf(state, fields),
      invalidIf(fields.status === 'completed' && isToCome(state, fields)),
      duplicate(state, 'visit', { externalId }),
    ]
    return unless(reasons, () => ({
      recorded: [{ subject: `visits/${id}`, type, fields, reason, countries: countriesOf(state, fields) }],
      warnings: visitWarnings(state, fields as unknown as Visit, observed),
    }))
  },

  updateVisit: (state, request, observed) => {
    const { status } = thingOf<Visit>(state, request)
    const allowed = status === 'void' ? [] : ['corrections']
    return amended(state, request, observed, request.body, ['planned', 'confirmed'].includes(status), allowed)
  },

  correctVisit: (state, request, observed) => {
    const { status } = thingOf<Visit>(state, request)
    const { patch, reason } = request.body as { patch: unknown; reason: string }
    const allowed = status === 'void' ? [] : ['PATCH']
    const isTheWay = ['completed', 'cancelled'].includes(status)
    return amended(state, request, observed, patch, isTheWay, allowed, reason)
  },

  changeVisitStatus: (state, request, observed) => {
    const before = thingOf<Visit>(state, request)
    const { status, reason } = request.body as { status: string; reason?: string }
    const steps = STEPS[before.status] ?? []
    const isEarly = steps.includes('completed') && status === 'completed' && isToCome(state, before)
    const allowed = isEarly ? steps.filter((step) => step !== 'completed') : steps
    const { statusReason: _, ...fields } = fieldsOf(before)
    const after = { ...fields, status, ...(reason ? { statusReason: reason } : {}) }
    const reasons = [
      !allowed.includes(status) && { ...refused('forbidden-step'), allowed },
      invalidIf(!reason && ['cancelled', 'void'].includes(status)),
    ]
    const writing = { subject: subjectOf(request), type: typeOf(status), fields: after, reason }
    const warnings = visitWarnings(state, after as unknown as Visit, observed, before)
    return unless(reasons, () => ({ recorded: [writing], warnings }))
  },

  readVisit: readThing,
  listVisitChanges: listChanges,
  listVisits: (state, { query }) => ({
    read: listed(
      allOf<Visit>(state, 'visits/').map((visit) => visitListed(state, visit)),
      query,
    ),
  }),
}

const typeOf = (status: string): string => `visit.${status === 'void' ? 'voided' : status}`

function amended(
  state: ModelState,
  request: Parameters<Rules[string]>[1],
  observed: ObservedResponse,
  patch: unknown,
  isTheWay: boolean,
  allowed: readonly string[],
  reason?: string,
): ReturnType<Rules[string]> {
  const subject = subjectOf(request)
  const before = fieldsOf(thingOf<Visit>(state, request))
  const after = withDefaults(movedAlong(before, patched(USUAL, before, patch), patch))
  const differs = differing(before, after)
  if (isTheWay && differs.length === 0) return { unchanged: subject }
  const isMoved = differs.some((field) => ['start', 'end', 'timeZone', 'venues'].includes(field))
  const type = reason ? 'corrected' : isMoved ? 'rescheduled' : 'updated'
  const reasons = [
    !isTheWay && { ...refused('forbidden-step'), allowed },
    ...faultsOf(state, after),
    invalidIf(
      after.status === 'completed' &&
        (differs.includes('start') || differs.includes('timeZone')) &&
        isToCome(state, after),
    ),
    duplicate(state, 'visit', { externalId: after.externalId, self: subject }),
  ]
  const countries = countriesOf(state, after)
  return unless(reasons, () => ({
    recorded: [{ subject, type: `visit.${type}`, fields: after, reason, countries }],
    warnings: visitWarnings(state, after as unknown as Visit, observed, before as unknown as Visit),
  }))
}

/** Whether its first day is in the future, in its own time zone. */
function isToCome({ now }: ModelState, visit: Fields | Visit): boolean {
  const { start, timeZone } = visit as Visit
  return begins(start) > dayIn(now, timeZone)
}

/** The programme moves by as many days as the start does. */
function movedAlong(before: Fields, after: Fields, patch: unknown): Fields {
  const [from, to] = [String(before.start), String(after.start)]
  if ('programme' in (patch as Fields) || from.length < 10 || to.length < 10) return after
  const days = daysFrom(from, to)
  return { ...after, programme: (after.programme as Item[]).map((item) => moved(item, days)) }
}

type Item = Visit['programme'][number]
const moved = (item: Item, days: number): Item =>
  item.on === undefined ? item : { ...item, on: daysAfter(item.on, days) }

/** Adds the time zone of hours, and the ids of people. */
function withDefaults(fields: Fields): Fields {
  const hours = [fields.start, fields.end].some((time) => String(time).includes('T'))
  const zone = hours ? { timeZone: fields.timeZone ?? 'Europe/Berlin' } : {}
  const { hosts, guests } = fields as unknown as Visit
  return { ...fields, ...zone, hosts: identified(hosts), guests: identified(guests) }
}

function faultsOf(state: ModelState, fields: Fields): (Refused | false)[] {
  const { start, end, origin, occasion, guests, partnershipId, anniversary } = fields as unknown as Visit
  const isWrong = WRONG_SPANS.some(({ sent }) => sent.start === start && sent.end === end)
  return [
    invalidIf(isWrong || (origin === 'live' && (!occasion || guests.length === 0))),
    invalidIf(partnershipId !== undefined && !state.things.has(`partnerships/${partnershipId}`)),
    invalidIf(anniversary !== undefined && !state.things.has(`anniversaries/${anniversary.anniversaryId}`)),
  ]
}

/** The countries of the other side and of the partnership. */
function countriesOf(state: ModelState, fields: Fields): string[] {
  const { direction, hosts, guests, partnershipId } = fields as unknown as Visit
  const theirs = countriesOn(direction === 'incoming' ? guests : hosts)
  return [...new Set([...theirs, partnershipCountry(state, partnershipId) ?? []].flat())]
}
