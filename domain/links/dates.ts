/** Dates of linked things beside each other. Partial dates contradict each other only where nothing they may mean fits. */
import type { Day, PartialDate } from '../../contract/values'
import type { Moment } from '../change'
import { dayAt } from '../office-time'
import { earliestDay, latestDay } from '../partial-date'

/** The day that it is in a time zone at a moment. */
export const todayAt = ({ now }: Pick<Moment, 'now'>, timeZone: string): Day => dayAt(new Date(now), timeZone)

/** Whether every day that one date may mean is before every day that the other may. */
export const isCertainlyBefore = (one: PartialDate, other: PartialDate): boolean =>
  latestDay(one) < earliestDay(other)

/** Whether every day that a date may mean is still to come. */
export const isAhead = (date: PartialDate, today: Day): boolean => earliestDay(date) > today
