/** Confidentiality: no way out of the registry tells anybody what the clearance does not let them know. */
import { EVENT_DOCS, RESOURCES, ROUTES } from '../../contract/catalogue'
import { CHANGE_TYPES } from '../../contract/events'
import type { Clearance } from '../../contract/things'
import { isCleared } from '../../domain/shared/clearance'
import { Clock } from 'template-runner/clock'
import { pascalCase } from '../../lib/pascal-case'
import { assembly } from '../support/assembly'
import { startRegistry, type Registry } from '../support/registry'
import { Canaries, CLEARANCES } from './confidentiality/canaries'
import { hideParts, hideThings } from './confidentiality/hiding'
import { PLANNED_ROUTES } from './confidentiality/plan'
import { clientOf, readable, readerOf, send } from './confidentiality/readers'
import { leaksInMessages, settle, type Hearing } from './confidentiality/services'
import { Sweep } from './confidentiality/sweep'
import { textFieldsOf, valuesAt } from './confidentiality/text-fields'
import { isFirstOfItsKind, valuesFor } from './confidentiality/values'
import { callersOf, RESOURCE_TYPES, resourceTypesOf } from './confidentiality/ways-out'
import { Clerks, recordPartnerships, recordWorld, type Hideable, type World } from './confidentiality/world'
import { Subscribing } from './subscribing'

/** The next morning there is a jubilee to announce. */
const EVE = Date.parse('2026-11-17T12:00:00Z')
const MORNING = Date.parse('2026-11-18T06:00:00Z')

let registry: Registry
let world: World
const clock = new Clock()
const canaries = new Canaries()
const subscribing = new Subscribing(() => registry)
const hearing: Hearing[] = []
/** By clearance, what was found over all ways out. */
const found = Object.fromEntries(CLEARANCES.map((each) => [each, new Set()])) as Record<
  Clearance,
  Set<string>
>

beforeAll(async () => {
  clock.moveTo(EVE)
  registry = await startRegistry({ clock })
  const clerks = new Clerks(registry, canaries)
  await Promise.all(CLEARANCES.map((clearance) => subscribe(clearance)))
  await recordPartnerships(clerks, canaries)
  await Promise.all(CLEARANCES.map((clearance) => subscribe(clearance, { partnershipIds: ['first'] })))
  await subscribing.subscribe({ types: ['anniversary.muted'], name: 'Gone' }, 410)
  world = await recordWorld(registry, canaries, clerks)
  clock.moveTo(MORNING)
  await settle(registry, hearing)
})
afterAll(async () => {
  await registry.stop()
  await subscribing.close()
})

async function subscribe(clearance: Clearance, more: object = {}): Promise<Hearing> {
  const fields = { types: ['*'], clearance, owner: clientOf(clearance), ...more }
  const each = { clearance, service: await subscribing.subscribe(fields) }
  hearing.push(each)
  return each
}

/** Fields that hold ids of public things, and the names of fields. */
const IDS = new Set([
  '/subject',
  '/changed/*',
  '/data/id',
  '/data/book',
  '/data/subject',
  '/data/withdraws/subject',
  '/data/partnershipId',
  '/data/partnershipIds/*',
  '/data/anniversaryId',
  '/data/anniversary/anniversaryId',
])

const visibilityOf = (change: object): unknown => valuesAt(change, '/data/visibility')[0]

/** Fields that nobody fills: the registry acts, or nobody is asked why. */
const WITHOUT_TEXT = [
  'book.volume-opened /reason',
  'anniversary.upcoming /actor',
  'anniversary.upcoming /reason',
  'subscription.deleted /reason',
  'subscription.test /actor',
  'subscription.test /reason',
  'calendar-feed.revoked /reason',
]

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
  expect(missing.toSorted()).toEqual(WITHOUT_TEXT.toSorted())
})

test('every route of the contract is asked', () => {
  expect(PLANNED_ROUTES.toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted())
})

test('the template has no way out but the API and the messages of its functions', () => {
  expect(callersOf(assembly())).toEqual({
    ...Object.fromEntries(RESOURCES.map((resource) => [pascalCase(resource), ['api']])),
    Publish: ['stream'],
    Project: ['stream'],
    FanOut: ['queue'],
    Deliver: ['queue'],
    Announce: ['schedule'],
  })
  expect(resourceTypesOf(assembly())).toEqual(RESOURCE_TYPES)
})

test.each(CLEARANCES)('no message tells a service of the clearance %s more than that', (clearance) => {
  for (const { service } of hearing.filter((each) => each.clearance === clearance)) {
    const { received } = service.subscriber
    expect(leaksInMessages(world, clearance, received)).toEqual([])
    expect(received.length).toBeGreaterThan(10)
    for (const { body } of received) for (const word of canaries.wordsIn(body)) found[clearance].add(word)
  }
})

const sweep = async (clearance: Clearance, things: readonly Hideable[]) =>
  new Sweep(world, await readerOf(registry.run, clearance)).run(
    await valuesFor(world, hearing, clearance, things),
  )

test.each(CLEARANCES)('no answer tells a reader of the clearance %s more than that', async (clearance) => {
  const things = [...world.visits, ...world.entries]
  // From the office nothing is hidden but what belongs to others.
  const asked = clearance === 'internal' ? things.filter(isFirstOfItsKind) : things
  const { leaks, found: words, requests } = await sweep(clearance, asked)
  expect(leaks).toEqual([])
  expect(requests).toBeGreaterThan(300)
  for (const word of words) found[clearance].add(word)
})

async function calendarLeaks(): Promise<string[]> {
  const feed = ROUTES.find(({ name }) => name === 'readFeedCalendar')!
  const leaks: string[] = []
  const read = async (path: string, clearance: Clearance) => {
    const { text, headers, status } = await send(
      registry.run.url,
      { name: 'calendar program', clearance },
      { route: feed, path },
    )
    expect([path, status]).toEqual([path, 200])
    leaks.push(...canaries.leaksIn(readable(headers + text), clearance))
    for (const word of canaries.wordsIn(readable(text))) found[clearance].add(word)
  }
  for (const maker of CLEARANCES) {
    const { token = '' } = await readerOf(registry.run, maker)
    for (const clearance of CLEARANCES.filter((each) => isCleared(maker, each)))
      for (const lang of ['de', 'en', 'tr']) {
        const { body } = await registry.ask('POST', '/v1/calendar-feeds', {
          token,
          body: { clearance, lang },
        })
        await read(String(body['path']), clearance)
      }
  }
  await read(world.foreign.feedPath, 'internal')
  return leaks
}

test('no feed tells more than its clearance, in any language', async () => {
  expect(await calendarLeaks()).toEqual([])
})

test.each(CLEARANCES)(
  'the clearance %s finds all that it may know: nothing was looked for in vain',
  (clearance) => {
    expect(canaries.missing(found[clearance], clearance)).toEqual([])
    expect(canaries.ofClearance(clearance).length).toBeGreaterThan(20)
  },
)

describe('what is hidden later', () => {
  /** How many messages each service had when all was still to be seen. */
  let before: number[] = []
  let hidden: readonly Hideable[] = []

  beforeAll(async () => {
    // The readers have had messages sent again.
    await settle(registry, hearing)
    before = hearing.map(({ service }) => service.subscriber.received.length)
    hidden = await hideThings(world)
    await hideParts(world)
    await settle(registry, hearing)
  })

  const news = () =>
    hearing.map(({ service, clearance }, at) => ({
      clearance,
      received: service.subscriber.received.slice(before[at] ?? 0),
    }))
  const leaks = () => news().flatMap(({ clearance, received }) => leaksInMessages(world, clearance, received))

  test('is withdrawn from services that could see it', () => {
    const withdrawals = CLEARANCES.map((clearance) => {
      const of = news().find((each) => each.clearance === clearance)
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

  test('is told by no replay, also to a service that was subscribed afterwards', async () => {
    await Promise.all([subscribe('public'), subscribe('press')])
    const days = { from: '2026-11-16', to: '2026-11-30' }
    for (const { service } of hearing.filter(({ clearance }) => clearance !== 'internal'))
      expect((await service.ask('POST', '/replay', days)).status).toBe(202)
    await settle(registry, hearing)
    expect(leaks()).toEqual([])
  })

  test('is told by no redelivery', async () => {
    for (const { service } of hearing.filter(({ clearance }) => clearance !== 'internal').slice(0, 2)) {
      const deliveries = await service.deliveries('?limit=100')
      const asked = await Promise.all(
        deliveries.map(({ id }) => service.ask('POST', `/deliveries/${id}/redelivery`)),
      )
      expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]))
    }
    await settle(registry, hearing)
    expect(leaks()).toEqual([])
  })

  test.each(['public', 'press'] as const)(
    'is in no answer to a reader of the clearance %s',
    async (clearance) => {
      expect((await sweep(clearance, hidden)).leaks).toEqual([])
    },
  )

  test('is in no feed', async () => {
    expect(await calendarLeaks()).toEqual([])
  })
})

test('every type of change has been made', () => {
  const types = new Set(registry.events().map(({ detail }) => detail.type))
  expect([...types].toSorted()).toEqual([...CHANGE_TYPES].toSorted())
})
