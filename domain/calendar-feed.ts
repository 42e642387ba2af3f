/** The rules of a calendar feed: made by somebody for a calendar program of their own, and revoked. */
import type { Feed, FeedInput } from '../contract/calendar'
import type { Day } from '../contract/values'
import { changed, founded, type Changed, type Moment } from './change'
import { returnOf } from './occurrences'

export const feedSubject = (id: string): string => `calendar-feeds/${id}`

/** The address below the registry's own at which the holder of a secret reads a feed. */
export const feedPath = (secret: string): string => `/v1/feeds/${secret}/calendar.ics`

export function recordFeed(input: FeedInput, moment: Moment): Changed<Feed> {
  const id = moment.newId()
  const happening = { type: 'calendar-feed.recorded', subject: feedSubject(id) } as const
  return founded(happening, { id, ...input }, moment)
}

/** The last change of a feed: nothing of it differs, but it is there no more. */
export const revokeFeed = (before: Feed, moment: Moment): Changed<Feed> =>
  changed({ type: 'calendar-feed.revoked', subject: feedSubject(before.id) }, before, before, moment)

/** The days that a feed shows: from a year ago to two years ahead. */
export const daysOfFeed = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: returnOf(today, -1),
  to: returnOf(today, 2),
})
