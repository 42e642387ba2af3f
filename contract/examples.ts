/**
 * One story in the order in which it can be sent: each request succeeds after those before it, on a registry that is
 * empty. The document shows them; no function needs them. Every address and body is sent by a test.
 */
import type * as z from 'zod/mini'
import * as anniversaries from './anniversaries/routes'
import * as books from './books/routes'
import * as calendar from './calendar/routes'
import * as meta from './meta/routes'
import * as partnerships from './partnerships/routes'
import * as people from './people/routes'
import type { Route, Schema } from './route'
import * as subscriptions from './subscriptions/routes'
import * as visits from './visits/routes'

type Sent<S> = S extends Schema ? z.input<S> : undefined

export interface Example {
  readonly route: Route
  /** What it is about, where one route has several. */
  readonly title: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

interface Parts<R extends Route> {
  readonly params?: Sent<R['params']>
  readonly query?: Sent<R['query']>
  readonly body?: Sent<R['body']>
}

const example = <R extends Route>(
  route: R,
  parts: Parts<R> = {},
  title: string = route.summary,
): Example => ({
  route,
  title,
  ...(parts as object),
})

/** What stands for the ids, and for the one secret, that the registry makes when the examples are sent. */
export const EXAMPLE_IDS = {
  visit: '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c11',
  subscription: '01920c4e-8f00-7cc2-9b1a-5f0e7d3c2a12',
  delivery: '01920c4e-8f00-7cc3-8c2b-6a1f8e4d3b13',
  feed: '01920c4e-8f00-7cc4-bd3c-7b20f5e6c414',
  feedSecret: 'Zm91bmRlZC1pbi1CZXJsaW4tYW5kLUlzdGFuYnVsIQA',
} as const

const partnershipId = 'istanbul'
const anniversaryId = 'partnership-istanbul'
const personId = 'ekrem-imamoglu'
const book = 'golden-book'
const visitId = EXAMPLE_IDS.visit
const subscriptionId = EXAMPLE_IDS.subscription
const deliveryId = EXAMPLE_IDS.delivery
const feedId = EXAMPLE_IDS.feed

const mayor = {
  name: 'Ekrem İmamoğlu',
  office: 'Mayor of Istanbul',
  officeClass: 'partner-city-mayor',
  country: 'TR',
} as const
const host = { name: 'Kai Wegner', office: 'Governing Mayor of Berlin', country: 'DE' } as const

export const EXAMPLES: readonly Example[] = [
  example(meta.readHealth),
  example(meta.readDocument),

  example(partnerships.recordPartnership, {
    body: {
      externalId: 'berlin/p04',
      city: { en: 'Istanbul', tr: 'İstanbul' },
      country: 'TR',
      foundedOn: '1989-11-17',
      programmes: [{ id: 'cultural-exchange', name: { en: 'Cultural exchange' }, field: 'culture' }],
    },
  }),
  example(partnerships.updatePartnership, {
    params: { partnershipId },
    body: { motto: { en: 'Cities of freedom' }, externalId: null },
  }),
  example(
    partnerships.changePartnershipStatus,
    {
      params: { partnershipId },
      body: { status: 'suspended', on: '2024-02', reason: 'The council asked for a pause.' },
    },
    'Suspend it, which mutes its anniversary',
  ),
  example(
    partnerships.changePartnershipStatus,
    { params: { partnershipId }, body: { status: 'active', reason: 'The council has resumed it.' } },
    'Resume it',
  ),
  example(partnerships.listPartnerships, { query: { country: 'TR' } }),
  example(partnerships.readPartnership, { params: { partnershipId } }),
  example(partnerships.listPartnershipChanges, { params: { partnershipId }, query: { limit: '10' } }),

  example(
    visits.recordVisit,
    {
      body: {
        direction: 'incoming',
        kind: 'partner-city-visit',
        start: '2024-06-19T10:00',
        venues: ['Rotes Rathaus'],
        occasion: { en: '35 years of partnership' },
        partnershipId,
        anniversary: { anniversaryId, ordinal: 35 },
        hosts: [host],
        guests: [mayor],
      },
    },
    'A visit that is planned',
  ),
  example(
    visits.recordVisit,
    {
      body: {
        origin: 'archive',
        status: 'completed',
        externalId: 'berlin/v01',
        direction: 'incoming',
        kind: 'state-visit',
        start: '1963-06-26',
        guests: [
          { name: 'John F. Kennedy', office: 'President', officeClass: 'head-of-state', country: 'US' },
        ],
        sources: [],
      },
    },
    'A visit that an archive knows',
  ),
  example(visits.updateVisit, {
    params: { visitId },
    body: { programme: [{ what: 'Signing of the Golden Book', where: 'Wappensaal' }] },
  }),
  example(visits.changeVisitStatus, { params: { visitId }, body: { status: 'confirmed' } }, 'Confirm it'),

  example(books.openVolume, { params: { book }, body: { number: 2, capacity: 300 } }),
  example(
    books.signBook,
    {
      params: { book },
      body: { visitId, signedOn: '2024-06-19', place: 'Rotes Rathaus', signers: [mayor], hosts: [host] },
    },
    'A signing, on the next page of the open volume',
  ),
  example(
    books.signBook,
    {
      params: { book },
      body: {
        origin: 'archive',
        externalId: 'berlin/s01',
        volume: 1,
        signedOn: '1963-06',
        signers: [{ office: 'President of the United States' }],
      },
    },
    'A signing that an archive knows, with a volume and no page',
  ),
  example(books.correctEntry, {
    params: { book, number: '1' },
    body: { patch: { inscription: { text: 'Dostlukla', language: 'tr' } }, reason: 'Read anew.' },
  }),
  example(books.voidEntry, { params: { book, number: '2' }, body: { reason: 'Recorded twice.' } }),
  example(books.listBooks),
  example(books.readBook, { params: { book } }),
  example(books.listBookChanges, { params: { book } }),
  example(books.listEntries, { params: { book }, query: { personId, order: 'asc' } }),
  example(books.readEntry, { params: { book, number: '1' }, query: { as: 'signed' } }),
  example(books.listEntryChanges, { params: { book, number: '1' } }),

  example(visits.changeVisitStatus, { params: { visitId }, body: { status: 'completed' } }, 'Complete it'),
  example(visits.correctVisit, {
    params: { visitId },
    body: { patch: { end: '2024-06-19T12:00' }, reason: 'The end was left open.' },
  }),
  example(visits.listVisits, { query: { from: '2024-01-01', to: '2024-12-31', partnershipId } }),
  example(visits.readVisit, { params: { visitId }, query: { at: '1' } }),
  example(visits.listVisitChanges, { params: { visitId } }),

  example(anniversaries.recordAnniversary, {
    body: {
      id: 'fall-of-the-wall',
      title: { en: 'The fall of the Wall' },
      kind: 'historic',
      originOn: '1989-11-09',
    },
  }),
  example(anniversaries.updateAnniversary, {
    params: { anniversaryId: 'fall-of-the-wall' },
    body: { leadTimes: [365, 30, 0] },
  }),
  example(anniversaries.listAnniversaries, { query: { kind: 'partnership' } }),
  example(anniversaries.readAnniversary, { params: { anniversaryId } }),
  example(anniversaries.listAnniversaryChanges, { params: { anniversaryId } }),
  example(anniversaries.listOccurrences, {
    query: { from: '2024-01-01', to: '2033-12-31', milestones: 'true' },
  }),
  example(partnerships.summarizePartnership, { params: { partnershipId } }),

  example(people.listPeople, { query: { q: 'imam' } }),
  example(people.readPerson, { params: { personId } }),
  example(people.listAppearances, { params: { personId } }),

  example(subscriptions.recordSubscription, {
    body: {
      name: 'Press office',
      url: 'https://example.org/golden-book',
      types: ['visit.*', 'book-entry.*', 'anniversary.upcoming'],
      clearance: 'press',
      partnershipIds: [partnershipId],
    },
  }),
  example(subscriptions.updateSubscription, {
    params: { subscriptionId },
    body: { types: ['*'], partnershipIds: null },
  }),
  example(subscriptions.listSubscriptions),
  example(subscriptions.readSubscription, { params: { subscriptionId } }),
  example(subscriptions.listSubscriptionChanges, { params: { subscriptionId } }),
  example(subscriptions.rotateSecret, { params: { subscriptionId } }),
  example(subscriptions.testSubscription, { params: { subscriptionId } }),
  example(subscriptions.listDeliveries, { params: { subscriptionId }, query: { limit: '10' } }),
  example(subscriptions.readDelivery, { params: { subscriptionId, deliveryId } }),
  example(subscriptions.redeliver, { params: { subscriptionId, deliveryId } }),
  example(subscriptions.replayChanges, {
    params: { subscriptionId },
    body: { from: '2024-06-01', to: '2024-06-30', types: ['visit.*'] },
  }),
  example(subscriptions.deleteSubscription, { params: { subscriptionId } }),

  example(calendar.readCalendar, {
    query: { from: '2024-01-01', to: '2024-12-31', kinds: 'partner-city-visit,partnership', lang: 'en' },
  }),
  example(calendar.recordCalendarFeed, { body: { name: 'Phone', clearance: 'press', lang: 'de' } }),
  example(calendar.listCalendarFeeds),
  example(calendar.readCalendarFeed, { params: { feedId } }),
  example(calendar.readFeedCalendar, { params: { secret: EXAMPLE_IDS.feedSecret } }),
  example(calendar.renewCalendarFeed, { params: { feedId } }),
  example(calendar.revokeCalendarFeed, { params: { feedId } }),
]

/** The examples of one route, in the order of the story. */
export const examplesOf = (name: string): readonly Example[] =>
  EXAMPLES.filter(({ route }) => route.name === name)
