/** The dates of a visit, compared with today, and the days of its programme. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits/schemas'
import type { Moment } from '../shared/change'
import { addDays, daysBetween, isDay } from '../time/partial-date'
import { isFuture, todayAt } from '../time/dates'

type When = Pick<Visit, 'start' | 'timeZone'>

/** Whether the first day of a visit is in the future, in its own time zone. */
export const startsInFuture = ({ start, timeZone }: When, officeZone: string, moment: Moment): boolean =>
  isFuture(start, todayAt(moment, timeZone ?? officeZone))

/** A completed visit must have begun. A visit that was completed before is checked only when its start changes. */
export function completionFaults(
  visit: When & Pick<Visit, 'status'>,
  officeZone: string,
  moment: Moment,
  before?: When,
): Fault[] {
  const isSame = visit.start === before?.start && visit.timeZone === before.timeZone
  if (visit.status !== 'completed' || isSame || !startsInFuture(visit, officeZone, moment)) return []
  return [{ pointer: '/start', message: 'must be today or earlier, since the visit is completed' }]
}

/**
 * The visit with its programme moved by as many days as its start. The programme stays if the patch has one, or if the
 * day of the old or the new start is unknown.
 */
export function withMovedProgramme<Fields extends Pick<Visit, 'start' | 'programme'>>(
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
