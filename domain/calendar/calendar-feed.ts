/** The rules of a calendar feed: recorded for a calendar program, renewed for a year at a time, and revoked. */
import type { CalendarFeed, CalendarFeedInput } from '../../contract/calendar/schemas'
import { visibility, type Clearance } from '../../contract/things'
import type { Day, Instant } from '../../contract/values/dates'
import { changed, created, type Changed, type Moment } from '../shared/change'
import { isCleared, lowerOf } from '../shared/clearance'
import { addYears } from '../time/partial-date'
import { invalid, Refusal } from '../shared/refusal'

export const feedSubject = (id: string): string => `calendar-feeds/${id}`

/** The path of a feed. The secret in it is the only credential. */
export const feedPath = (secret: string): string => `/v1/feeds/${secret}/calendar.ics`

/** Records a feed that ends after a year. Throws `invalid` for a clearance above that of its creator. */
export function recordCalendarFeed(
  input: CalendarFeedInput,
  creator: Clearance,
  moment: Moment,
): Changed<CalendarFeed> {
  if (!isCleared(creator, input.clearance)) {
    const allowed = visibility.options.filter((each) => isCleared(creator, each)).join(' or ')
    const message = `must be ${allowed}: a feed must not show more than your token may read`
    throw invalid([{ pointer: '/clearance', message }])
  }
  const id = moment.newId()
  const header = { type: 'calendar-feed.recorded', subject: feedSubject(id) } as const
  return created(header, { id, ...input, endsAt: yearAfter(moment.now) }, moment)
}

/** Renews a feed for a year from now, with the clearance of its creator if that is lower now. */
export function renewCalendarFeed(
  before: CalendarFeed,
  creator: Clearance,
  moment: Moment,
): Changed<CalendarFeed> {
  if (before.createdBy !== moment.actor)
    throw new Refusal(
      'forbidden-step',
      'Only the client that recorded this feed can renew it. You can revoke it.',
      { allowed: ['DELETE'] },
    )
  const after = { ...before, clearance: lowerOf(before.clearance, creator), endsAt: yearAfter(moment.now) }
  return changed({ type: 'calendar-feed.renewed', subject: feedSubject(before.id) }, before, after, moment)
}

/** The last change of a feed, whose fields do not differ. */
export const revokeCalendarFeed = (before: CalendarFeed, moment: Moment): Changed<CalendarFeed> =>
  changed({ type: 'calendar-feed.revoked', subject: feedSubject(before.id) }, before, before, moment)

/** Whether a feed has ended. Its path then answers `not-found`. */
export const hasEnded = ({ endsAt }: Pick<CalendarFeed, 'endsAt'>, now: Date): boolean =>
  endsAt <= now.toISOString()

/** The same time a year later. */
const yearAfter = (now: Instant): Instant => `${addYears(now.slice(0, 10), 1)}${now.slice(10)}`

/** The days in a feed: from one year ago to two years ahead. */
export const daysOfFeed = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addYears(today, -1),
  to: addYears(today, 2),
})
