/** Comparisons of partial dates that hold only if they hold for every day that the dates may mean. */
import type { Day, PartialDate } from '../../contract/values/dates'
import type { Moment } from '../shared/change'
import { dayAt } from './office-time'
import { earliestDay, latestDay } from './partial-date'

/** The date in a time zone at a moment. */
export const todayAt = ({ now }: Pick<Moment, 'now'>, timeZone: string): Day => dayAt(new Date(now), timeZone)

/** Whether every day that one date may mean is before every day that the other may. */
export const isCertainlyBefore = (one: PartialDate, other: PartialDate): boolean =>
  latestDay(one) < earliestDay(other)

/** Whether every day that a date may mean is in the future. */
export const isFuture = (date: PartialDate, today: Day): boolean => earliestDay(date) > today
