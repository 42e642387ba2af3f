/** The function of the calendar, and of the feeds of it that need no token. */
import type { Feed } from '../contract/calendar'
import * as routes from '../contract/calendar-routes'
import { daysOfFeed, feedPath, feedSubject, recordFeed, revokeFeed } from '../domain/calendar-feed'
import { dayAt } from '../domain/office-time'
import { notFound, Refusal } from '../domain/refusal'
import { calendarOf, hashOf, openCalendar, type Calendar } from './runtime/calendar'
import { listThings } from './runtime/lists'
import { on, serve } from './runtime/serve'
import { writtenReply } from './runtime/things'
import { feedItems, revokedFeedItems } from './store/feeds'
import { feedRecord, feedsOf } from './store/record'

const handle = on<Calendar>()

export const handlers = [
  handle(routes.readCalendar, async ({ query }, deps) => ({
    body: await calendarOf({ ...query, clearance: 'internal' }, deps),
  })),

  handle(routes.createFeed, async (request, deps) => {
    const secret = deps.newSecret()
    const written = await deps.store.write(request, async (moment) => {
      const next = recordFeed(request.body, moment)
      return { change: next.change, items: feedItems(next, hashOf(secret)) }
    })
    const { body, ...reply } = writtenReply<Feed>(written)
    return { ...reply, body: reply.replayed ? body : { ...body, path: feedPath(secret) } }
  }),

  handle(routes.listFeeds, ({ query, actor }, deps) =>
    listThings<Feed>(deps, { kind: 'feed', list: feedsOf(actor) }, { ...query, order: 'desc' }, ({ thing }) =>
      feedRecord(thing),
    ),
  ),

  handle(routes.readFeed, async ({ params, actor }, deps) => ({
    body: await readOwn(params.feedId, actor, deps),
  })),

  handle(routes.revokeFeed, async (request, deps) => {
    const { feedId } = request.params
    const written = await deps.store.write(request, async (moment) => {
      const feed = await readOwn(feedId, request.actor, deps)
      request.requireVersion(feed.version)
      const next = revokeFeed(feed, moment)
      const hash = await deps.store.readFeedHash(feedId)
      return { change: next.change, items: revokedFeedItems(next, hash) }
    })
    return writtenReply(written)
  }),

  handle(routes.readFeedCalendar, async ({ params }, deps) => {
    const feed = await deps.store.readFeedContents(hashOf(params.secret))
    if (!feed) throw nothingHere()
    return { body: await calendarOf({ ...feed, ...daysOfFeed(dayAt(deps.now(), deps.officeZone)) }, deps) }
  }),
]

export const handler = serve(openCalendar, handlers)

/** A feed of one's own; others' feeds are not there. Throws `not-found`. */
async function readOwn(feedId: string, actor: string, { store }: Calendar): Promise<Feed> {
  const kept = await store.read<Feed>(feedSubject(feedId))
  if (kept?.thing.createdBy !== actor) throw notFound('feed')
  return kept.thing
}

/** In the words in which an address is refused that holds no secret at all. */
const nothingHere = (): Refusal => new Refusal('not-found', 'There is nothing at this address.')
