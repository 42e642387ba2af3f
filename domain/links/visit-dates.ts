/** A visit beside today, and its programme beside its own days. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits'
import type { Moment } from '../change'
import { addDays, daysBetween, isDay } from '../partial-date'
import { isAhead, todayAt } from './dates'

type When = Pick<Visit, 'start' | 'timeZone'>

/** Whether the first day of a visit is still to come, in its own time zone. */
export const isToCome = ({ start, timeZone }: When, officeZone: string, moment: Moment): boolean =>
  isAhead(start, todayAt(moment, timeZone ?? officeZone))

/** A completed visit has begun. What is recorded as completed before is asked only for a start that changes. */
export function completionFaults(
  visit: When & Pick<Visit, 'status'>,
  officeZone: string,
  moment: Moment,
  before?: When,
): Fault[] {
  const isSame = visit.start === before?.start && visit.timeZone === before.timeZone
  if (visit.status !== 'completed' || isSame || !isToCome(visit, officeZone, moment)) return []
  return [{ pointer: '/start', message: 'must be today or earlier, since the visit is completed' }]
}

/**
 * The programme after a visit has been rescheduled: it moves along by as many days as the start does, unless the patch
 * has a programme of its own. A start of which the day is not known moves nothing.
 */
export function movedAlong<Fields extends Pick<Visit, 'start' | 'programme'>>(
  before: Pick<Visit, 'start'>,
  after: Fields,
  patch: object,
): Fields {
  if ('programme' in patch || !isDay(before.start) || !isDay(after.start)) return after
  const days = daysBetween(before.start, after.start)
  if (days === 0) return after
  const programme = after.programme.map((item) =>
    item.on === undefined ? item : { ...item, on: addDays(item.on, days) },
  )
  return { ...after, programme }
}
