/**
 * The keys of the table's items. A thing's partition key is its subject, the path below `/v1`
 * (`visits/0190…`, `books/golden-book/entries/7`); `docs/access-patterns.md` has the whole picture.
 */

import { sortTextOf } from '../../domain/time/sort-text'

/** The attributes that the table, its index, its stream and its TTL are set up with. */
export const PARTITION_KEY = 'pk'
export const SORT_KEY = 'sk'
export const LIST_PARTITION_KEY = 'listPk'
export const LIST_SORT_KEY = 'listSk'
export const LIST_SUMMARY = 'listSummary'
export const EXPIRES_AT = 'expiresAt'
export const KIND = 'kind'

/** The kind of the items that hold a change. */
export const CHANGE_KIND = 'change'

export interface Key {
  readonly [PARTITION_KEY]: string
  readonly [SORT_KEY]: string
}

/** The key of an item in the index of lists. */
export interface ListKey {
  readonly [LIST_PARTITION_KEY]: string
  readonly [LIST_SORT_KEY]: string
}

/** An item of the table. */
export type Item = Key & Readonly<Record<string, unknown>>

/** A text that identifies a key. */
export const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** Numbers in sort keys are padded, so that they sort as numbers. */
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

export const thingKey = (subject: string): Key => ({ pk: subject, sk: 'thing' })

export const CHANGE_PREFIX = 'change#'
export const changeKey = (subject: string, sequence: number): Key => ({
  pk: subject,
  sk: `${CHANGE_PREFIX}${padded(sequence, 10)}`,
})

/** The subject and the sequence of a change, by its key; undefined for the key of another item. */
export const changeAt = ({
  pk,
  sk,
}: Key): { readonly subject: string; readonly sequence: number } | undefined =>
  sk.startsWith(CHANGE_PREFIX) ? { subject: pk, sequence: Number(sk.slice(CHANGE_PREFIX.length)) } : undefined

/** A thing in one more list, by slot: a list that replaces another one takes its slot. */
export const listingKey = (subject: string, slot: number): Key => ({
  pk: subject,
  sk: `list#${padded(slot, 2)}`,
})

export const personSubject = (personId: string): string => `people/${personId}`
export const appearanceKey = (personId: string, subject: string): Key => ({
  pk: personSubject(personId),
  sk: subject,
})

/** The names of a person on a thing, as of its last change. */
export const nameUseKey = (personId: string, subject: string): Key => ({
  pk: personSubject(personId),
  sk: `name-use#${subject}`,
})

/** A part of a name, for searching; all are in one partition, in order. */
export const NAME_PARTS = 'name-parts'
export const namePartKey = (part: string, personId: string): Key => ({
  pk: NAME_PARTS,
  sk: `${part}#${personId}`,
})

/** The person whom a very name belongs to, and the name by which an id was first taken. Neither ever changes. */
export const nameOwnerKey = (name: string): Key => ({ pk: `name#${name}`, sk: 'owner' })
export const idClaimKey = (personId: string): Key => ({ pk: personSubject(personId), sk: 'claim' })

/** A person by a key that alike names have in common. */
export const alikePartition = (alike: string): string => `alike#${alike}`
export const alikePersonKey = (alike: string, personId: string): Key => ({
  pk: alikePartition(alike),
  sk: personId,
})

/** Makes an `externalId` unique among the things of one kind. */
export const externalKey = (kind: string, externalId: string): Key => ({
  pk: `external#${kind}#${externalId}`,
  sk: 'unique',
})

/** Makes a page hold one entry; the pages of a volume are in order. */
export const pageKey = (bookSubject: string, volume: number, page: number): Key => ({
  pk: bookSubject,
  sk: `page#${padded(volume, 4)}#${padded(page, 4)}`,
})
export const pageNumberIn = (sk: string): number => Number(sk.slice(-4))

/** The further items of a subscription; its deliveries are in the order of their changes. */
export const secretsKey = (subscription: string): Key => ({ pk: subscription, sk: 'secrets' })
export const healthKey = (subscription: string): Key => ({ pk: subscription, sk: 'health' })
export const DELIVERY_PREFIX = 'delivery#'
export const deliveryKey = (subscription: string, deliveryId: string): Key => ({
  pk: subscription,
  sk: `${DELIVERY_PREFIX}${deliveryId}`,
})

/** The active subscriptions, in one partition, which the fan-out reads for every change. */
export const ACTIVE_SUBSCRIPTIONS = 'subscribers'
export const activeSubscriptionKey = (subscriptionId: string): Key => ({
  pk: ACTIVE_SUBSCRIPTIONS,
  sk: subscriptionId,
})

/** A calendar feed by the SHA-256 of its secret, and the item with that hash, which revoking the feed needs. */
export const feedHashKey = (hash: string): Key => ({ pk: `feed#${hash}`, sk: 'contents' })
export const feedAddressKey = (feed: string): Key => ({ pk: feed, sk: 'address' })

/** The id of the installation. */
export const INSTALLATION: Key = { pk: 'installation', sk: 'id' }

/** The day through which jubilees have been announced. */
export const JUBILEES_MARK: Key = { pk: 'jubilees', sk: 'mark' }

/** An approved notice, by each thing that it states something of. */
export const statedPartition = (subject: string): string => `stated#${subject}`
export const statedKey = (subject: string, noticeId: string): Key => ({
  pk: statedPartition(subject),
  sk: noticeId,
})

/** The approved notices under an embargo, in the order of their minutes. */
export const DUE_NOTICES = 'due-notices'
export const dueKey = (minute: string, noticeId: string): Key => ({
  pk: DUE_NOTICES,
  sk: `${minute}#${noticeId}`,
})

/** The number of stops of a visit; absent without stops. */
export const tripKey = (visit: string): Key => ({ pk: visit, sk: 'trip' })

export const receiptKey = (hash: string): Key => ({ pk: `idempotency#${hash}`, sk: 'receipt' })

/** The index of lists: `listPk` names the list, `listSk` is the text by which its date sorts, then the id. */
export const LISTS_INDEX = 'lists'

/** A list's key: the whole list, or the part that has such a value: `visits`, `visits#country#TR`. */
export const listPk = (list: string, by?: readonly [field: string, value: string]): string =>
  by ? `${list}#${by[0]}#${by[1]}` : list
export const listSk = (date: string, id: string): string => `${sortTextOf(date)}#${id}`
export const entryId = (number: number): string => padded(number, 10)

/** Changes by the day of their recording, in UTC. */
export const changesOfDay = (day: string): string => `changes#${day}`
