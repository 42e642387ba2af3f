/** The tense of a notice. */
import type { Day } from '../../../contract/values/dates'
import type { Visit } from '../../../contract/visits/schemas'
import { earliestDay, isDay, latestDay } from '../../time/partial-date'
import type { Tense } from './grammar'

/**
 * How the visit lies to a day. Of a visit without a known day, whose dates include the day, only its status tells whether
 * it is over.
 */
export function tenseOf(visit: Visit, today: Day): Tense {
  const { start, end = start, status } = visit
  if (today < earliestDay(start)) return 'future'
  if (today > latestDay(end)) return 'past'
  return dependsOnStatus(visit, today) && status === 'completed' ? 'past' : 'present'
}

/** Whether the status of the visit decides its tense on a day. */
export const dependsOnStatus = ({ start, end = start }: Visit, today: Day): boolean =>
  !isDay(start) && today >= earliestDay(start) && today <= latestDay(end)
