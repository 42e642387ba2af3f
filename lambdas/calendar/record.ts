/** Calendar feeds: each is found by the hash of its secret, which itself is kept nowhere. */
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { CalendarFeed } from '../../contract/calendar/schemas'
import type { Changed } from '../../domain/shared/change'
import { feedSubject } from '../../domain/calendar/calendar-feed'
import { secondsOf } from '../table/expiry'
import { feedAddressKey, feedHashKey, thingKey, type Key } from '../table/keys'
import { feedRecord } from '../table/record'
import { changeItem, satellites, thingItems, type WriteItem } from '../table/write-items'

/** What of a feed says what its holder may read. */
export type FeedContents = Pick<CalendarFeed, 'clearance' | 'kinds' | 'lang' | 'endsAt'>

/** The items to write when a feed is made or renewed. `hash` is the SHA-256 of its secret. They expire when the feed ends. */
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
 * Everything to write when a feed is revoked: of what is kept because of it, only its changes stay. There is no hash
 * where somebody else has revoked it meanwhile, which its version then tells.
 */
export function revokedFeedItems(
  { thing, change }: Changed<CalendarFeed>,
  hash: string | undefined,
): WriteItem[] {
  const { subject, sequence } = change
  return [
    {
      key: thingKey(subject),
      condition: 'thing.version = :version',
      values: { ':version': sequence - 1 },
    },
    ...satellites(feedRecord(thing)).map(({ key }) => ({ key })),
    { key: feedAddressKey(subject) },
    ...(hash === undefined ? [] : [{ key: feedHashKey(hash) }]),
    changeItem(change),
  ]
}

/** Both consistently: what has been revoked is answered no more. */
export function openFeeds(client: DynamoDBDocumentClient, TableName: string) {
  const read = async (Key: Key) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item

  return {
    /** The hash of the secret of a feed. */
    readFeedHash: async (feedId: string): Promise<string | undefined> =>
      (await read(feedAddressKey(feedSubject(feedId))))?.hash as string | undefined,

    /** What may be read with the secret of this hash; nothing when there is no such feed, or no more. */
    readFeedContents: async (hash: string): Promise<FeedContents | undefined> =>
      (await read(feedHashKey(hash)))?.contents as FeedContents | undefined,
  }
}
