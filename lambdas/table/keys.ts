/**
 * The keys of the table's items. A thing's partition key is its subject, the path below `/v1`
 * (`visits/0190…`, `books/golden-book/entries/7`); `docs/access-patterns.md` has the whole picture.
 */

export interface Key {
  readonly pk: string
  readonly sk: string
}

/** A text that identifies a key. */
export const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** Numbers in sort keys have as many digits as keep them in order. */
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

export const thingKey = (subject: string): Key => ({ pk: subject, sk: 'thing' })

export const CHANGE_PREFIX = 'change#'
export const changeKey = (subject: string, sequence: number): Key => ({
  pk: subject,
  sk: `${CHANGE_PREFIX}${padded(sequence, 10)}`,
})

/** A thing's place in one more list, by its slot: a list that replaces another takes its slot over. */
export const listingKey = (subject: string, slot: number): Key => ({
  pk: subject,
  sk: `list#${padded(slot, 2)}`,
})

export const personSubject = (personId: string): string => `people/${personId}`
export const appearanceKey = (personId: string, subject: string): Key => ({
  pk: personSubject(personId),
  sk: subject,
})

/** What a person was last called on a thing. */
export const nameUseKey = (personId: string, subject: string): Key => ({
  pk: personSubject(personId),
  sk: `name-use#${subject}`,
})

/** A part of a name, by which its person is found; all of them lie together and in order. */
export const NAME_PARTS = 'name-parts'
export const namePartKey = (part: string, personId: string): Key => ({
  pk: NAME_PARTS,
  sk: `${part}#${personId}`,
})

/** What makes an `externalId` unique for each kind of thing. */
export const externalKey = (kind: string, externalId: string): Key => ({
  pk: `external#${kind}#${externalId}`,
  sk: 'unique',
})

/** What makes a page hold one entry; pages of a volume lie together and in order. */
export const pageKey = (bookSubject: string, volume: number, page: number): Key => ({
  pk: bookSubject,
  sk: `page#${padded(volume, 4)}#${padded(page, 4)}`,
})
export const pageNumberIn = (sk: string): number => Number(sk.slice(-4))

/** What belongs to a subscription beside itself; deliveries lie together, in the order of their changes. */
export const secretsKey = (subscription: string): Key => ({ pk: subscription, sk: 'secrets' })
export const healthKey = (subscription: string): Key => ({ pk: subscription, sk: 'health' })
export const DELIVERY_PREFIX = 'delivery#'
export const deliveryKey = (subscription: string, deliveryId: string): Key => ({
  pk: subscription,
  sk: `${DELIVERY_PREFIX}${deliveryId}`,
})

/** Who is to hear of changes; all of them lie together. */
export const ROSTER = 'subscribers'
export const rosterKey = (subscriptionId: string): Key => ({ pk: ROSTER, sk: subscriptionId })

/** A calendar feed by the SHA-256 of its secret, and what the feed knows of that to be revoked. */
export const feedHashKey = (hash: string): Key => ({ pk: `feed#${hash}`, sk: 'contents' })
export const feedAddressKey = (feed: string): Key => ({ pk: feed, sk: 'address' })

/** The day through which jubilees have been announced. */
export const JUBILEES_MARK: Key = { pk: 'jubilees', sk: 'mark' }

export const receiptKey = (hash: string): Key => ({ pk: `idempotency#${hash}`, sk: 'receipt' })

/** The index of lists: `listPk` names the list, `listSk` is the date, then the id. */
export const LISTS_INDEX = 'lists'

/** A list's key: the whole list, or the part that has such a value: `visits`, `visits#country#TR`. */
export const listPk = (list: string, by?: readonly [field: string, value: string]): string =>
  by ? `${list}#${by[0]}#${by[1]}` : list
export const listSk = (date: string, id: string): string => `${date}#${id}`
export const entryId = (number: number): string => padded(number, 10)

/** Changes by the day of their recording, in UTC. */
export const changesOfDay = (day: string): string => `changes#${day}`
