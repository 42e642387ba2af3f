/** The dates of a visit, compared with today, and the days that move along with its start. */
import type { Fault } from '../../contract/problems'
import type { Visit } from '../../contract/visits/schemas'
import type { Moment } from '../shared/change'
import { addDays, daysBetween, isDay } from '../time/partial-date'
import { isFuture, todayAt } from '../time/dates'
import { givesDeadline, movedAppointment } from './appointment'

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
 * The visit with its programme and the deadline of its appointment moved by as many days as its start. Either stays if the
 * patch has one, and both if the day of the old or the new start is unknown.
 */
export function withMovedDays<Fields extends Pick<Visit, 'start' | 'programme' | 'appointment'>>(
  before: Pick<Visit, 'start'>,
  after: Fields,
  patch: object,
): Fields {
  if (!isDay(before.start) || !isDay(after.start)) return after
  const days = daysBetween(before.start, after.start)
  if (days === 0) return after
  const { programme, appointment } = after
  return {
    ...after,
    ...('programme' in patch ? {} : { programme: programme.map((item) => movedItem(item, days)) }),
    ...(appointment === undefined || givesDeadline(patch)
      ? {}
      : { appointment: movedAppointment(appointment, days) }),
  }
}

const movedItem = (item: Visit['programme'][number], days: number): Visit['programme'][number] =>
  item.on === undefined ? item : { ...item, on: addDays(item.on, days) }
