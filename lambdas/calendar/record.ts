/** The record of a calendar feed. Its secret is not stored: the hash of the secret leads to the feed. */
import type { CalendarFeed } from '../../contract/calendar/schemas'
import type { Changed } from '../../domain/shared/change'
import { feedSubject } from '../../domain/calendar/calendar-feed'
import { secondsOf } from '../table/expiry'
import { versionIs } from '../table/condition'
import { feedAddressKey, feedHashKey, listSk, thingKey } from '../table/keys'
import { partsBy, unitsOf, type ThingRecord } from '../table/record'
import type { Table } from '../table/table'
import { changeItem, dependentItems, thingItems, type WriteItem } from '../table/write-items'

export const FEEDS = 'calendar-feeds'

export const feedRecord = (feed: CalendarFeed): ThingRecord<CalendarFeed> => ({
  kind: 'feed',
  thing: feed,
  listSummary: {
    subject: feedSubject(feed.id),
    units: unitsOf(feed),
    start: feed.createdAt,
    status: 'active',
    countries: [],
  },
  list: FEEDS,
  sort: listSk(feed.createdAt, feed.id),
  parts: partsBy(FEEDS, 'owner', [feed.createdBy]),
  people: new Map(),
  expiresAt: secondsOf(new Date(feed.endsAt)),
})

/** The fields of a feed that decide what its address answers. */
type FeedContents = Pick<CalendarFeed, 'clearance' | 'kinds' | 'lang' | 'endsAt'>

/** The items to write when a feed is recorded or renewed. They expire when the feed ends. `hash` is the SHA-256 of its secret. */
export function feedItems(
  { thing, change }: Changed<CalendarFeed>,
  hash: string,
  before?: CalendarFeed,
): WriteItem[] {
  const { clearance, kinds, lang, endsAt } = thing
  const contents: FeedContents = { clearance, kinds, lang, endsAt }
  const expiresAt = secondsOf(new Date(endsAt))
  const address = { kind: 'feed-address', hash, expiresAt }
  return [
    ...thingItems(feedRecord(thing), change, before && feedRecord(before)),
    { key: feedAddressKey(feedSubject(thing.id)), attributes: address },
    { key: feedHashKey(hash), attributes: { kind: 'feed-contents', contents, expiresAt } },
  ]
}

/**
 * The items to write when a feed is revoked: only its changes stay. `hash` is absent if the feed was revoked concurrently;
 * the condition on its version then fails.
 */
export function revokedFeedItems(
  { thing, change }: Changed<CalendarFeed>,
  hash: string | undefined,
): WriteItem[] {
  const { subject, sequence } = change
  return [
    {
      key: thingKey(subject),
      condition: versionIs(sequence - 1),
    },
    ...dependentItems(feedRecord(thing)).map(({ key }) => ({ key })),
    { key: feedAddressKey(subject) },
    ...(hash === undefined ? [] : [{ key: feedHashKey(hash) }]),
    changeItem(change),
  ]
}

/** The hash of the secret of a feed; consistent, so that a revoked feed has none. */
export const readFeedHash = async (table: Pick<Table, 'get'>, feedId: string): Promise<string | undefined> =>
  (await table.get(feedAddressKey(feedSubject(feedId))))?.hash as string | undefined

/** The contents for the secret of this hash; undefined for a feed that is revoked or was never recorded. */
export const readFeedContents = async (
  table: Pick<Table, 'get'>,
  hash: string,
): Promise<FeedContents | undefined> =>
  (await table.get(feedHashKey(hash)))?.contents as FeedContents | undefined
