/** How the dates and times of a period lie to each other, for the words of each language. */
import { hasHours } from '../../time/office-time'
import { daysBetween, isDay } from '../../time/partial-date'

/** The clock time of a local time, `10:30`; `undefined` for a date. */
export const hoursOf = (time: string): string | undefined => (hasHours(time) ? time.slice(11) : undefined)

/** Whether two dates are neighbouring days of one month. */
export const areNeighbours = (start: string, end: string): boolean =>
  isDay(start) && isDay(end) && start.slice(0, 7) === end.slice(0, 7) && daysBetween(start, end) === 1

/** How an end lies to its start. */
type Span =
  /** The end tells no more than the start, or is absent. */
  | { readonly shape: 'point' }
  /** Both are on one day, and the end has hours. */
  | { readonly shape: 'hours'; readonly to: string }
  /** The end is a part of what the start names: `2024-06` to `2024-06-21`. */
  | { readonly shape: 'within'; readonly end: string }
  | { readonly shape: 'range'; readonly end: string }

export function spanOf(start: string, end: string | undefined): Span {
  if (end === undefined || start.startsWith(end)) return { shape: 'point' }
  const to = hoursOf(end)
  if (isDay(start) && start.slice(0, 10) === end.slice(0, 10))
    return to === undefined ? { shape: 'point' } : { shape: 'hours', to }
  return { shape: end.startsWith(start) ? 'within' : 'range', end }
}
