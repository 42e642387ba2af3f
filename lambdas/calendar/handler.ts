/** The function of the calendar, and of the feeds of it that need no token. */
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
import { dayAt } from '../../domain/time/office-time'
import { notFound } from '../../domain/shared/refusal'
import { calendarOf, hashOf, openCalendar, type Calendar } from './calendar'
import { listOwn } from '../things/lists'
import { on, serve, type Reader } from '../http/serve'
import { isOwn, seenBy, writtenReply } from '../things/things'
import { feedItems, revokedFeedItems } from './record'
import { feedRecord, FEEDS } from '../table/record'

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
    const { body, ...reply } = writtenReply<CalendarFeed>(written, request, calendarFeedView)
    return { ...reply, body: reply.replayed ? body : { ...body, path: feedPath(secret) } }
  }),

  handle(routes.listCalendarFeeds, async (request, deps) => {
    const list = { kind: 'feed', list: FEEDS, view: calendarFeedView } as const
    const { body } = await listOwn<CalendarFeed>(deps, list, request, ({ thing }) => feedRecord(thing))
    // TTL deletes late.
    return { body: { ...body, items: body.items.filter((feed) => !hasEnded(feed, deps.now())) } }
  }),

  handle(routes.readCalendarFeed, async (request, deps) => {
    const feed = await readOwn(request, deps)
    return { body: seenBy(request, feed, calendarFeedView) }
  }),

  handle(routes.renewCalendarFeed, async (request, deps) => {
    const written = await deps.store.write(request, async (moment) => {
      const before = await readOwn(request, deps)
      request.requireVersion(before.version)
      const next = renewCalendarFeed(before, request.clearance, moment)
      const hash = await deps.store.readFeedHash(before.id)
      // A feed is revoked with its hash.
      if (hash === undefined) throw notFound()
      return { change: next.change, items: feedItems(next, hash, before) }
    })
    return writtenReply(written, request, calendarFeedView)
  }),

  handle(routes.revokeCalendarFeed, async (request, deps) => {
    const written = await deps.store.write(request, async (moment) => {
      const feed = await readOwn(request, deps)
      request.requireVersion(feed.version)
      const next = revokeCalendarFeed(feed, moment)
      const hash = await deps.store.readFeedHash(feed.id)
      return { change: next.change, items: revokedFeedItems(next, hash) }
    })
    return writtenReply(written, request, calendarFeedView)
  }),

  handle(routes.readFeedCalendar, async ({ params }, deps) => {
    const feed = await deps.store.readFeedContents(hashOf(params.secret))
    if (!feed || hasEnded(feed, deps.now())) throw notFound()
    return { body: await calendarOf({ ...feed, ...daysOfFeed(dayAt(deps.now(), deps.officeZone)) }, deps) }
  }),
]

export const handler = serve(openCalendar, handlers)

type OneFeed = Reader & { readonly params: { readonly feedId: string } }

/** A feed that the caller owns, or any for an administrator; throws `not-found`, also for a feed that has ended. */
async function readOwn({ params, ...reader }: OneFeed, { store, now }: Calendar): Promise<CalendarFeed> {
  const subject = feedSubject(params.feedId)
  const kept = await store.read<CalendarFeed>(subject)
  // TTL deletes late.
  if (!kept || !isOwn(reader, kept.thing.createdBy) || hasEnded(kept.thing, now())) throw notFound()
  return kept.thing
}
