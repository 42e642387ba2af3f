/** The function of the calendar and its feeds, which need no token. */
import type { CalendarFeed } from '../../contract/calendar/schemas'
import * as routes from '../../contract/calendar/routes'
import {
  daysOfFeed,
  feedPath,
  feedSubject,
  hasEnded,
  recordCalendarFeed,
  renewCalendarFeed,
  revokeCalendarFeed,
} from '../../domain/calendar/calendar-feed'
import { calendarFeedView } from '../../domain/calendar/view'
import { notFound } from '../../domain/shared/refusal'
import { dayAt } from '../../domain/time/office-time'
import { on, serve } from '../http/serve'
import { changeOne, shownOnce, writtenReply } from '../things/change'
import { isOwn, type Kind } from '../things/kind'
import { listOwn } from '../things/list'
import { readOne } from '../things/read'
import { calendarOf, hashOf, openCalendar, type Calendar } from './calendar'
import { feedItems, feedRecord, FEEDS, readFeedContents, readFeedHash, revokedFeedItems } from './record'

/** Known to its owner and to administrators, until it ends. */
const FEED: Kind<CalendarFeed, { readonly feedId: string }, Calendar> = {
  name: 'feed',
  view: calendarFeedView,
  subjectOf: ({ feedId }) => feedSubject(feedId),
  recordOf: ({ thing }) => feedRecord(thing),
  // TTL deletes late.
  isKnownTo: (feed, reader, { now }) => isOwn(reader, feed.createdBy) && !hasEnded(feed, now()),
}

const handle = on<Calendar>()

export const handlers = [
  handle(routes.readCalendar, async ({ query, clearance }, deps) => ({
    body: await calendarOf({ ...query, clearance }, deps),
  })),

  handle(routes.recordCalendarFeed, async (request, deps) => {
    const secret = deps.newSecret()
    const written = await deps.store.write(request, async (moment) => {
      const next = recordCalendarFeed(request.body, request.clearance, moment)
      return { change: next.change, items: feedItems(next, hashOf(secret)) }
    })
    return shownOnce(writtenReply(written, request, calendarFeedView), { path: feedPath(secret) })
  }),

  handle(routes.listCalendarFeeds, async (request, deps) => {
    const { body } = await listOwn(FEED, FEEDS)(request, deps)
    // TTL deletes late.
    return { body: { ...body, items: body.items.filter((feed) => !hasEnded(feed, deps.now())) } }
  }),

  handle(routes.readCalendarFeed, (request, deps) => readOne(FEED)({ ...request, query: {} }, deps)),

  handle(
    routes.renewCalendarFeed,
    changeOne(FEED, async ({ thing: before }, { clearance }, { store }, moment) => {
      const next = renewCalendarFeed(before, clearance, moment)
      const hash = await readFeedHash(store, before.id)
      // Revoking a feed deletes its hash.
      if (hash === undefined) throw notFound()
      return { change: next.change, items: feedItems(next, hash, before) }
    }),
  ),

  handle(
    routes.revokeCalendarFeed,
    changeOne(FEED, async ({ thing: feed }, _request, { store }, moment) => {
      const next = revokeCalendarFeed(feed, moment)
      return { change: next.change, items: revokedFeedItems(next, await readFeedHash(store, feed.id)) }
    }),
  ),

  handle(routes.readFeedCalendar, async ({ params }, deps) => {
    const feed = await readFeedContents(deps.store, hashOf(params.secret))
    if (!feed || hasEnded(feed, deps.now())) throw notFound()
    return { body: await calendarOf({ ...feed, ...daysOfFeed(dayAt(deps.now(), deps.officeZone)) }, deps) }
  }),
]

export const handler = serve(openCalendar, handlers)
