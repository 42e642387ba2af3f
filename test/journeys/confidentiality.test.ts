/**
 * Confidentiality: no response, message or calendar shows a reader data above the reader's clearance.
 *
 * The test records things of every kind and visibility in a running registry. Each text field holds a canary, a unique word
 * whose clearance `confidentiality/bodies.ts` states independently of the product's views. Then one reader of each clearance
 * requests every route with every value of its parameters (`request-planner.ts`, `sweep.ts`), and subscribes to all changes.
 * A canary above the clearance of its reader is a leak, and so is a response by which a reader could tell a hidden thing from
 * a missing one. The readers must also find each canary that they may see. At the end, some of the data is hidden, and
 * the same is tested again. A failure prints one line for each leak, with the request or message, the canary and its field;
 * `npx jest test/journeys/confidentiality.test.ts` repeats it. There is no random data.
 */
import { EVENT_DOCS, RESOURCES, ROUTES } from '../../contract/catalogue'
import { CHANGE_TYPES } from '../../contract/events'
import type { Clearance } from '../../contract/things'
import { Clock } from 'template-runner/clock'
import { pascalCase } from '../../lib/pascal-case'
import { assembly } from '../support/assembly'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { PATCHED_THINGS } from './confidentiality/bodies'
import { calendarLeaks } from './confidentiality/calendar-leaks'
import { Canaries, CLEARANCES } from './confidentiality/canaries'
import { canariesInPages } from './confidentiality/pages'
import { hidePartsOfThings, hideThings } from './confidentiality/hide-data'
import { clientOf, readerOf } from './confidentiality/readers'
import {
  leaksInMessages,
  waitForDeliveries,
  type SubscribedReader,
} from './confidentiality/subscribed-readers'
import { Sweep } from './confidentiality/sweep'
import { IDS, textFieldsOf, valuesAt, WITHOUT_TEXT } from './confidentiality/text-fields'
import { isFirstOfItsKind, valuesFor } from './confidentiality/values'
import { callersOf, RESOURCE_TYPES, resourceTypesOf } from './confidentiality/function-callers'
import {
  thingsWithVisibility,
  RegistryWriter,
  recordPartnerships,
  recordTestData,
  type ThingWithVisibility,
  type TestData,
} from './confidentiality/test-data'
import { SubscribedServices } from './subscribed-services'

/** The test records on the eve of an anniversary, which is announced in the morning. */
const EVE = Date.parse('2026-11-17T12:00:00Z')
const MORNING = Date.parse('2026-11-18T06:00:00Z')

let registry: LocalRegistry
let testData: TestData
const clock = new Clock()
const canaries = new Canaries()
const subscribed = new SubscribedServices(() => registry)
const services: SubscribedReader[] = []
/** The canaries that were found, by clearance. */
const found = Object.fromEntries(CLEARANCES.map((each) => [each, new Set()])) as Record<
  Clearance,
  Set<string>
>

beforeAll(async () => {
  clock.moveTo(EVE)
  registry = await startLocalRegistry({ clock })
  const writer = new RegistryWriter(registry, canaries)
  await Promise.all(CLEARANCES.map((clearance) => subscribe(clearance)))
  await recordPartnerships(writer, canaries)
  await Promise.all(CLEARANCES.map((clearance) => subscribe(clearance, { partnershipIds: ['first'] })))
  await subscribed.subscribe({ types: ['anniversary.muted'], name: 'Gone' }, 410)
  testData = await recordTestData(registry, canaries, writer)
  clock.moveTo(MORNING)
  await waitForDeliveries(registry, services)
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

async function subscribe(clearance: Clearance, more: object = {}): Promise<SubscribedReader> {
  const fields = { types: ['*'], clearance, owner: clientOf(clearance), ...more }
  const each = { clearance, service: await subscribed.subscribe(fields) }
  services.push(each)
  return each
}

const visibilityOf = (change: object): unknown => valuesAt(change, '/data/visibility')[0]

test('every text field of every kind of thing holds a canary, in each visibility', () => {
  const catalogue = Object.entries(EVENT_DOCS)
  const schemas = new Map(catalogue.map(([type, { change }]) => [change, type]))
  const changes = registry.events().map(({ detail }) => detail)
  const missing = [...schemas].flatMap(([schema, name]) => {
    const types = new Set(catalogue.filter(([, { change }]) => change === schema).map(([type]) => type))
    const made = changes.filter(({ type }) => types.has(type))
    const fields = textFieldsOf(schema).filter((field) => !IDS.has(field))
    return [...new Set(made.map(visibilityOf))].flatMap((visibility) => {
      const of = made.filter((each) => visibilityOf(each) === visibility)
      return fields
        .filter(
          (field) => canaries.wordsIn(JSON.stringify(of.map((each) => valuesAt(each, field)))).size === 0,
        )
        .map((field) => [name, field, visibility].join(' ').trim())
    })
  })
  const withoutText = Object.values(PATCHED_THINGS).flatMap((each) => each.withoutText)
  expect(missing.toSorted()).toEqual([...WITHOUT_TEXT, ...withoutText].toSorted())
})

test('only the API and the delivery functions send data out of the template', () => {
  expect(callersOf(assembly())).toEqual({
    ...Object.fromEntries(RESOURCES.map((resource) => [pascalCase(resource), ['api']])),
    Pages: ['api'],
    TokenClaims: ['user pool'],
    Publish: ['stream'],
    Project: ['stream'],
    FanOut: ['queue'],
    Deliver: ['queue'],
    Retry: ['queue'],
    Announce: ['schedule'],
    Issue: ['schedule'],
  })
  expect(resourceTypesOf(assembly())).toEqual(RESOURCE_TYPES)
})

test.each(CLEARANCES)('sends a subscriber of the clearance %s no message above it', (clearance) => {
  for (const { service } of services.filter((each) => each.clearance === clearance)) {
    const { received } = service.subscriber
    expect(leaksInMessages(testData, clearance, received)).toEqual([])
    expect(received.length).toBeGreaterThan(10)
    for (const { body } of received) for (const word of canaries.wordsIn(body)) found[clearance].add(word)
  }
})

test('sends no data with the document of a page, and none with the files that it loads', async () => {
  expect(await canariesInPages(testData)).toEqual({ files: 2, found: [] })
})

const sweep = async (clearance: Clearance, things: readonly ThingWithVisibility[]) =>
  new Sweep(testData, await readerOf(registry, clearance)).run(
    await valuesFor(testData, services, clearance, things),
  )

test.each(CLEARANCES)('sends a reader of the clearance %s no response above it', async (clearance) => {
  const things = thingsWithVisibility(testData)
  // Only things of other owners are hidden from the clearance `internal`.
  const readThings = clearance === 'internal' ? things.filter(isFirstOfItsKind) : things
  const { leaks, found: words, requests, routes } = await sweep(clearance, readThings)
  expect(leaks).toEqual([])
  expect(requests).toBeGreaterThan(300)
  expect([...routes].toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted())
  for (const word of words) found[clearance].add(word)
})

test('calendars show nothing above the clearance of their feed, in any language', async () => {
  expect(await calendarLeaks(testData, found)).toEqual([])
})

test.each(CLEARANCES)(
  'shows a reader of the clearance %s every canary that the reader may see',
  (clearance) => {
    expect(canaries.missing(found[clearance], clearance)).toEqual([])
    expect(canaries.ofClearance(clearance).length).toBeGreaterThan(20)
  },
)

describe('data that is hidden later', () => {
  /** The number of messages of each service before anything was hidden. */
  let before: number[] = []
  let hidden: readonly ThingWithVisibility[] = []

  beforeAll(async () => {
    // The sweeps have requested redeliveries, which must arrive before the count.
    await waitForDeliveries(registry, services)
    before = services.map(({ service }) => service.subscriber.received.length)
    hidden = await hideThings(testData)
    await hidePartsOfThings(testData)
    await waitForDeliveries(registry, services)
  })

  const newMessages = () =>
    services.map(({ service, clearance }, at) => ({
      clearance,
      received: service.subscriber.received.slice(before[at] ?? 0),
    }))
  const leaks = () =>
    newMessages().flatMap(({ clearance, received }) => leaksInMessages(testData, clearance, received))

  test('is withdrawn from services that could see it', () => {
    const withdrawals = CLEARANCES.map((clearance) => {
      const of = newMessages().find((each) => each.clearance === clearance)
      const types = of?.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
      return [clearance, types?.filter((type) => type.endsWith('.withdrawn')).toSorted()]
    })
    expect(withdrawals).toEqual([
      ['public', ['book-entry.withdrawn', 'visit.withdrawn', 'visit.withdrawn']],
      ['press', ['book-entry.withdrawn', 'book-entry.withdrawn', 'visit.withdrawn', 'visit.withdrawn']],
      ['internal', []],
    ])
    expect(leaks()).toEqual([])
  })

  test('is not in replays, also those of a new subscription', async () => {
    await Promise.all([subscribe('public'), subscribe('press')])
    const days = { from: '2026-11-16', to: '2026-11-30' }
    for (const { service } of services.filter(({ clearance }) => clearance !== 'internal'))
      expect((await service.send('POST', '/replay', days)).status).toBe(202)
    await waitForDeliveries(registry, services)
    expect(leaks()).toEqual([])
  })

  test('is not in redeliveries', async () => {
    for (const { service } of services.filter(({ clearance }) => clearance !== 'internal').slice(0, 2)) {
      const deliveries = await service.deliveries('?limit=100')
      const requests = await Promise.all(
        deliveries.map(({ id }) => service.send('POST', `/deliveries/${id}/redelivery`)),
      )
      expect(new Set(requests.map(({ status }) => status))).toEqual(new Set([202]))
    }
    await waitForDeliveries(registry, services)
    expect(leaks()).toEqual([])
  })

  test.each(['public', 'press'] as const)(
    'is in no response to a reader of the clearance %s',
    async (clearance) => {
      expect((await sweep(clearance, hidden)).leaks).toEqual([])
    },
  )

  test('is in no feed', async () => {
    expect(await calendarLeaks(testData, found)).toEqual([])
  })
})

test('the test data has every type of change', () => {
  const types = new Set(registry.events().map(({ detail }) => detail.type))
  expect([...types].toSorted()).toEqual([...CHANGE_TYPES].toSorted())
})
