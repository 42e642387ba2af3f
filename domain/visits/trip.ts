/** Trips of several stops: a visit that names another one in `partOf` is a stop of it. There is one level. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { becomesCalledOff, isCalledOff } from '../shared/life-cycle'
import { earliestDay, latestDay } from '../time/partial-date'

/** The id of the trip that a visit is a stop of. A void visit counts nowhere, and is a stop of no trip. */
export const tripOf = ({ status, partOf }: Pick<Visit, 'status' | 'partOf'>): string | undefined =>
  status === 'void' ? undefined : partOf

/**
 * What is wrong with a visit that becomes a stop.
 *
 * @param trip the visit that it names; `undefined` if none has this id
 * @param stops the number of stops of the visit itself
 */
export function stopFaults(stop: Visit, trip: Visit | undefined, stops: number): Fault[] {
  const message = trip ? objectionTo(stop, trip, stops) : 'is not the id of a visit'
  return message === undefined ? [] : [{ pointer: '/partOf', message }]
}

function objectionTo(stop: Visit, trip: Visit, stops: number): string | undefined {
  if (trip.id === stop.id) return 'must not be the id of the visit itself'
  if (trip.partOf !== undefined) return 'must be the id of a visit that is not a stop of a trip itself'
  if (stops > 0) return 'must not be given, since the visit has stops itself'
  if (trip.status === 'void') return 'must not be the id of a visit that is void'
  if (trip.status === 'cancelled' && stop.status !== 'cancelled')
    return 'must not be the id of a visit that is cancelled: reinstate it first'
  return undefined
}

interface Days extends Pick<Visit, 'start' | 'end'> {
  readonly status: string
}

/**
 * The field of a stop that is certainly outside the days of its trip. Clocks and time zones are not compared, and the old days
 * of a postponed visit are not those on which it takes place.
 */
const outsideOf = (trip: Days, { start, end, status }: Days): '/start' | '/end' | undefined => {
  if (trip.status === 'postponed' || status === 'postponed') return undefined
  if (latestDay(start) < earliestDay(trip.start)) return '/start'
  if (earliestDay(end ?? start) <= latestDay(trip.end ?? trip.start)) return undefined
  return end === undefined ? '/start' : '/end'
}

/** Whether the days differ, or are known again since the visit is not postponed any longer. */
const daysDiffer = (after: Days, before: Days | undefined): boolean =>
  after.start !== before?.start || after.end !== before.end || before.status === 'postponed'

/** Whether a write can put a stop outside the days of its trip: it is a new stop, or its days have changed. */
export const concernsTrip = (after: Visit, before?: Visit): boolean =>
  tripOf(after) !== undefined && (tripOf(after) !== (before && tripOf(before)) || daysDiffer(after, before))

/** The warning of a stop outside the days of its trip. */
export function stopWarnings(stop: Visit, trip: Visit | undefined): VisitWarning[] {
  const pointer = trip && outsideOf(trip, stop)
  if (!trip || pointer === undefined) return []
  const message = `\`${pointer}\` is outside the days of the trip \`visitId\`. The visit is recorded; change its days or those of the trip if they are wrong.`
  return [{ code: 'stop-outside-trip', message, pointer, visitId: trip.id }]
}

/** A stop as a list has it, with its times in the office's time zone. */
export interface ListedStop extends Days {
  readonly id: string
}

/** Whether a change of a visit may contradict its stops: its days are others, or it is called off. */
export const concernsStops = (after: Visit, before: Visit): boolean =>
  after.partOf === undefined && (daysDiffer(after, before) || becomesCalledOff(after, before))

/** The warnings of a trip that is moved or called off: its stops stay as they are. */
export function tripWarnings(trip: Visit, before: Visit, all: readonly ListedStop[]): VisitWarning[] {
  const stops = all.filter(({ status }) => !isCalledOff(status))
  if (becomesCalledOff(trip, before)) return tripHasStops(trip, stops)
  return stops.flatMap((stop): VisitWarning[] => {
    if (outsideOf(trip, stop) === undefined) return []
    const message =
      'The stop `visitId` is outside the days of the trip now. The trip is recorded; its stops do not move along with it.'
    return [{ code: 'stop-outside-trip', message, pointer: '/start', visitId: stop.id }]
  })
}

function tripHasStops({ status }: Visit, stops: readonly ListedStop[]): VisitWarning[] {
  if (stops.length === 0) return []
  const message = `\`status\` is ${status} now, but the stops in \`stops\` stay as they are. The visit is recorded; change their status if they do not take place either.`
  return [{ code: 'trip-has-stops', message, pointer: '/status', stops: stops.map(({ id }) => id) }]
}
