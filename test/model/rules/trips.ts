/** The rules of trips: which visits can be stops, and the warnings of stops and trips. */
import type { Visit } from '../../../contract/visits/schemas'
import { subjectOf } from '../request'
import { unless, type Refused, type Rule } from '../model-result'
import { allOf, find, type Fields, type ModelState } from '../model-state'
import { begins, ends } from './dates'
import { compare, listResult } from './list-result'
import { invalidIf, missing } from './shared'
import { officeTimeOf, visitListItem } from './visit-list-item'

const isCalledOff = ({ status }: Pick<Visit, 'status'>): boolean =>
  ['postponed', 'cancelled', 'void'].includes(status)

/** A void visit is a stop of no trip. */
const stopsOf = (state: ModelState, id: string): Visit[] =>
  allOf<Visit>(state, 'visits/').filter(({ partOf, status }) => partOf === id && status !== 'void')

export const hasStops = (state: ModelState, { id }: Pick<Visit, 'id'>): boolean =>
  stopsOf(state, id).length > 0

export const listStops: Rule = (state, request) => {
  const stops = stopsOf(state, request.params.visitId ?? '').map((visit) => visitListItem(state, visit))
  return unless([missing(state, subjectOf(request))], () => ({
    read: listResult(stops, { ...request.query, order: 'asc' }),
  }))
}

export function reasonsAgainstStop(state: ModelState, fields: Fields, before?: Fields): (Refused | false)[] {
  const stop = fields as unknown as Visit
  const { partOf } = stop
  if (partOf === undefined || partOf === before?.partOf) return []
  const trip = find<Visit>(state, `visits/${partOf}`)
  return [
    invalidIf(trip === undefined || trip.id === stop.id || trip.partOf !== undefined),
    invalidIf(trip?.status === 'void' || (trip?.status === 'cancelled' && stop.status !== 'cancelled')),
    invalidIf(before !== undefined && hasStops(state, stop)),
  ]
}

interface Days {
  readonly status: string
  readonly start: string
  readonly end?: string | undefined
}

function outsideOf(trip: Days, { start, end, status }: Days): string | undefined {
  if ([trip.status, status].includes('postponed')) return undefined
  if (ends(start) < begins(trip.start)) return '/start'
  const isLate = begins(end ?? start) > ends(trip.end ?? trip.start)
  return isLate ? (end === undefined ? '/start' : '/end') : undefined
}

const isMoved = (after: Visit, before?: Visit): boolean =>
  after.start !== before?.start || after.end !== before.end || before.status === 'postponed'

/** The warning of a stop that is linked or moved. */
export function stopWarnings(state: ModelState, stop: Visit, before?: Visit): Fields[] {
  const isConcerned = stop.partOf !== before?.partOf || isMoved(stop, before)
  const trip = find<Visit>(state, `visits/${stop.partOf}`)
  if (!trip || stop.status === 'void' || !isConcerned) return []
  const pointer = outsideOf(trip, stop)
  return pointer === undefined ? [] : [{ code: 'stop-outside-trip', pointer, visitId: trip.id }]
}

/** The warnings of a trip that is moved or called off. */
export function tripWarnings(state: ModelState, trip: Visit, before: Visit): Fields[] {
  const stops = stopsOf(state, trip.id)
    .filter((stop) => !isCalledOff(stop))
    .map((stop) => ({ id: stop.id, status: stop.status, times: officeTimeOf(stop) }))
    .toSorted((a, b) => compare(a.times[0], b.times[0]) || compare(a.id, b.id))
  if (trip.status !== before.status && isCalledOff(trip))
    return stops.length === 0
      ? []
      : [{ code: 'trip-has-stops', pointer: '/status', stops: stops.map(({ id }) => id) }]
  if (!isMoved(trip, before)) return []
  return stops.flatMap(({ id, status, times: [start, end] }) =>
    outsideOf(trip, { start, end, status }) === undefined
      ? []
      : [{ code: 'stop-outside-trip', pointer: '/start', visitId: id }],
  )
}
