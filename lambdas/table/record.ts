/** How things stand in the table: their own item, their places in lists, the people on them, what they hold unique. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Entry } from '../../contract/books/schemas'
import type { CalendarFeed } from '../../contract/calendar/schemas'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { Clearance } from '../../contract/things'
import type { Country, PartialDate } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { rolesOn } from '../../domain/people/appearance'
import { feedSubject } from '../../domain/calendar/calendar-feed'
import { entrySubject } from '../../domain/books/entry'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { onOfficeWall } from '../../domain/time/office-time'
import { earliestDay, latestDay } from '../../domain/time/partial-date'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { countriesOf } from '../../domain/people/people'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import { visitSubject } from '../../domain/visits/visit'
import { bookSubject } from '../../domain/books/book'
import { expiryOf, secondsOf } from './expiry'
import { entryId, listPk, listSk } from './keys'

/** What a list can tell of a thing without reading it: enough to filter the list by. */
export interface ListSummary {
  readonly subject: string
  /** The thing's size in units of 4 KB, in which DynamoDB reads. */
  readonly units: number
  readonly start: PartialDate
  readonly end?: PartialDate | undefined
  readonly status: string
  readonly kind?: string
  readonly direction?: string
  readonly partnershipId?: string | undefined
  readonly visitId?: string | undefined
  /** Of things that can be hidden; other things are public. */
  readonly visibility?: Clearance | undefined
  readonly countries: readonly Country[]
  /** Of an anniversary, whose `start` is its origin. */
  readonly milestones?: readonly number[] | undefined
}

/** The kinds of thing, each of which has its own external ids. */
export type Kind = 'partnership' | 'visit' | 'entry' | 'anniversary' | 'subscription' | 'feed'

/** A thing with everything that is kept because of it. */
export interface ThingRecord<Thing = object> {
  readonly kind: Kind
  readonly thing: Thing
  readonly listSummary: ListSummary
  /** The list of things of its kind, and its sort key in every list. */
  readonly list: string
  readonly sort: string
  /** The keys of the parts of the list that it stands in. */
  readonly parts: readonly string[]
  /** In which roles people appear on it, by `personId`. */
  readonly people: ReadonlyMap<string, readonly string[]>
  readonly externalId?: string | undefined
  /** Seconds since 1970, when the thing may be forgotten. */
  readonly expiresAt?: number | undefined
}

const KILOBYTE = 1024
export const bytesOf = (thing: object): number => Buffer.byteLength(JSON.stringify(thing))
const unitsOf = (thing: object): number => Math.ceil(bytesOf(thing) / (4 * KILOBYTE))

export const PARTNERSHIPS = 'partnerships'
export const VISITS = 'visits'
export const ANNIVERSARIES = 'anniversaries'
export const entriesOf = (book: string): string => `${bookSubject(book)}/entries`

export const partnershipRecord = (partnership: Partnership): ThingRecord<Partnership> => ({
  kind: 'partnership',
  thing: partnership,
  listSummary: {
    subject: partnershipSubject(partnership.id),
    units: unitsOf(partnership),
    start: partnership.foundedOn ?? '',
    status: partnership.status,
    kind: partnership.kind,
    countries: countriesOf([partnership]),
  },
  list: PARTNERSHIPS,
  sort: listSk(partnership.foundedOn ?? '', partnership.id),
  parts: partsBy(PARTNERSHIPS, 'country', countriesOf([partnership])),
  people: new Map(),
  externalId: partnership.externalId,
})

/** What the lists know of a visit: its times on the office's wall. */
export function visitSummary(visit: Visit, countries: readonly Country[], officeZone: string): ListSummary {
  const { id, status, kind, direction, partnershipId, visibility, timeZone = officeZone } = visit
  const start = onOfficeWall(visit.start, timeZone, officeZone)
  return {
    subject: visitSubject(id),
    units: unitsOf(visit),
    start,
    ...(visit.end === undefined
      ? {}
      : { end: notBefore(start, onOfficeWall(visit.end, timeZone, officeZone)) }),
    status,
    kind,
    direction,
    partnershipId,
    visibility,
    countries,
  }
}

/** Elsewhere a visit may end on a day that is over here when it begins: hours move with the zone, days do not. */
const notBefore = (start: string, end: string): string => (latestDay(end) < earliestDay(start) ? start : end)

/** `listSummary` is computed for a new version, and read for the stored one. */
export const visitRecord = (visit: Visit, listSummary: ListSummary): ThingRecord<Visit> => ({
  kind: 'visit',
  thing: visit,
  listSummary,
  list: VISITS,
  sort: listSk(listSummary.start, visit.id),
  parts: [
    ...partsBy(VISITS, 'partnershipId', [listSummary.partnershipId]),
    ...partsBy(VISITS, 'country', listSummary.countries),
  ],
  people: rolesOn(visit),
  externalId: visit.externalId,
})

export function entryRecord(entry: Entry): ThingRecord<Entry> {
  const { book, number, signers, status, visibility, visitId } = entry
  const countries = countriesOf(signers)
  const list = entriesOf(book)
  return {
    kind: 'entry',
    thing: entry,
    listSummary: {
      subject: entrySubject(book, number),
      units: unitsOf(entry),
      start: entry.signedOn,
      status,
      visitId,
      visibility,
      countries,
    },
    list,
    sort: listSk(entry.signedOn, entryId(number)),
    parts: [...partsBy(list, 'visitId', [visitId]), ...partsBy(list, 'country', countries)],
    people: rolesOn(entry),
    externalId: entry.externalId,
  }
}

export const anniversaryRecord = (anniversary: Anniversary): ThingRecord<Anniversary> => ({
  kind: 'anniversary',
  thing: anniversary,
  listSummary: {
    subject: anniversarySubject(anniversary.id),
    units: unitsOf(anniversary),
    start: anniversary.originOn,
    status: anniversary.status,
    kind: anniversary.kind,
    countries: [],
    milestones: anniversary.milestones,
  },
  list: ANNIVERSARIES,
  sort: listSk(anniversary.originOn, anniversary.id),
  parts: [],
  people: new Map(),
})

export const SUBSCRIPTIONS = 'subscriptions'
const DELETED_SUBSCRIPTIONS = 'deleted-subscriptions'

/** A deleted one stands in another list until what was delivered to it expires. */
export const subscriptionRecord = (subscription: Subscription): ThingRecord<Subscription> => ({
  kind: 'subscription',
  thing: subscription,
  listSummary: {
    subject: subscriptionSubject(subscription.id),
    units: unitsOf(subscription),
    start: subscription.createdAt,
    status: subscription.paused ? 'paused' : 'active',
    countries: [],
  },
  list: subscription.deletedAt === undefined ? SUBSCRIPTIONS : DELETED_SUBSCRIPTIONS,
  sort: listSk(subscription.createdAt, subscription.id),
  parts: subscription.deletedAt === undefined ? partsBy(SUBSCRIPTIONS, 'owner', [subscription.owner]) : [],
  people: new Map(),
  ...(subscription.deletedAt === undefined ? {} : { expiresAt: expiryOf(subscription.deletedAt) }),
})

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

const partsBy = (list: string, field: string, values: readonly (string | undefined)[]): string[] =>
  values.flatMap((value) => (value === undefined ? [] : [listPk(list, [field, value])]))
