/** The rules of a calendar feed: a client makes it for a calendar program, renews it for a year at a time, and revokes it. */
import type { CalendarFeed, CalendarFeedInput } from '../../contract/calendar/schemas'
import { visibility, type Clearance } from '../../contract/things'
import type { Day, Instant } from '../../contract/values/values'
import { changed, created, type Changed, type Moment } from '../shared/change'
import { isCleared, lowerOf } from '../shared/clearance'
import { returnOf } from '../anniversaries/occurrences'
import { invalid, Refusal } from '../shared/refusal'

export const feedSubject = (id: string): string => `calendar-feeds/${id}`

/** The address below the registry's own at which the holder of a secret reads a feed. */
export const feedPath = (secret: string): string => `/v1/feeds/${secret}/calendar.ics`

/** Records a feed, which ends after a year. Throws `invalid` for a clearance above that of the feed's maker. */
export function recordCalendarFeed(
  input: CalendarFeedInput,
  maker: Clearance,
  moment: Moment,
): Changed<CalendarFeed> {
  if (!isCleared(maker, input.clearance)) {
    const allowed = visibility.options.filter((each) => isCleared(maker, each)).join(' or ')
    const message = `must be ${allowed}: a feed must not show more than your token may read`
    throw invalid([{ pointer: '/clearance', message }])
  }
  const id = moment.newId()
  const happening = { type: 'calendar-feed.recorded', subject: feedSubject(id) } as const
  return created(happening, { id, ...input, endsAt: yearAfter(moment.now) }, moment)
}

/** Renews a feed for a year from now. Its clearance falls to that of its maker if that is lower now. */
export function renewCalendarFeed(
  before: CalendarFeed,
  maker: Clearance,
  moment: Moment,
): Changed<CalendarFeed> {
  if (before.createdBy !== moment.actor)
    throw new Refusal(
      'forbidden-step',
      'Only the client that made this feed can renew it. You can revoke it.',
      { allowed: ['DELETE'] },
    )
  const after = { ...before, clearance: lowerOf(before.clearance, maker), endsAt: yearAfter(moment.now) }
  return changed({ type: 'calendar-feed.renewed', subject: feedSubject(before.id) }, before, after, moment)
}

/** The last change of a feed: nothing of it differs, but it is there no more. */
export const revokeCalendarFeed = (before: CalendarFeed, moment: Moment): Changed<CalendarFeed> =>
  changed({ type: 'calendar-feed.revoked', subject: feedSubject(before.id) }, before, before, moment)

/** Whether a feed has ended: its address then answers `not-found`. */
export const hasEnded = ({ endsAt }: Pick<CalendarFeed, 'endsAt'>, now: Date): boolean =>
  endsAt <= now.toISOString()

/** The same time a year later. */
const yearAfter = (now: Instant): Instant => `${returnOf(now.slice(0, 10), 1)}${now.slice(10)}`

/** The days that a feed shows: from a year ago to two years ahead. */
export const daysOfFeed = (today: Day): { readonly from: Day; readonly to: Day } => ({
  from: returnOf(today, -1),
  to: returnOf(today, 2),
})
