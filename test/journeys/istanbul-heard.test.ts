/** Istanbul's visit as subscribed services hear of it, each as far as it is cleared and concerned. */
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import { Subscribing, type Service } from './subscribing'

let registry: Registry
const subscribing = new Subscribing(() => registry)
const services = {} as Record<'press' | 'people' | 'house' | 'hanging', Service>
let visitPath = ''

const fourTimes = ['visit.planned', 'visit.confirmed', 'book-entry.signed', 'visit.completed']

beforeAll(async () => {
  registry = await startRegistry()
  const { partnership } = istanbul()
  await post('/v1/partnerships', { id: 'rome', city: { en: 'Rome' }, country: 'IT', foundedOn: '1990-01-01' })
  await post('/v1/partnerships', partnership)
  const about = { types: ['visit.*', 'book-entry.*'] }
  const house = { types: ['*'], clearance: 'internal', partnershipIds: ['istanbul'] }
  services.press = await subscribing.subscribe({ ...about, clearance: 'press' })
  services.people = await subscribing.subscribe(about)
  services.house = await subscribing.subscribe(house)
  services.hanging = await subscribing.subscribe({ ...about, clearance: 'press' }, 'hang')
  await tellTheStory()
})
afterAll(async () => {
  await registry.stop()
  await subscribing.close()
})

async function post(path: string, body: object = {}, version = 1) {
  const answer = await registry.ask('POST', path, { body, headers: { 'if-match': `"${version}"` } })
  expect([path, answer.body['errors'], answer.status < 300]).toEqual([path, undefined, true])
  return answer
}

/** All of it happens one after the other, as it does: the press has heard of each step before the next one. */
async function tellTheStory(): Promise<void> {
  const { visit, status, entry } = istanbul()
  const { externalId: _, anniversary: _a, ...another } = visit
  await post('/v1/partnerships/rome/status', { status: 'suspended', reason: 'A pause' })
  await post('/v1/visits', { ...another, partnershipId: 'rome', visibility: 'internal' })
  await post('/v1/partnerships/istanbul/status', { status: 'suspended', reason: 'A pause' })
  const heardOf = (steps: number) =>
    eventually(() => expect(services.press.types).toEqual(fourTimes.slice(0, steps)))
  const planned = await post('/v1/visits', visit)
  visitPath = planned.headers.get('location') ?? ''
  await heardOf(1)
  await post(`${visitPath}/status`, status[0])
  await heardOf(2)
  await post('/v1/books/golden-book/entries', {
    ...entry,
    visitId: planned.body['id'],
    visibility: 'public',
  })
  await heardOf(3)
  await post(`${visitPath}/status`, status[1], 2)
  await heardOf(4)
  // What is asked for last is sent last: there is nothing more to come.
  const hearing = [services.press, services.people, services.house]
  await Promise.all(hearing.map((service) => service.ask('POST', '/test')))
  await eventually(() => {
    for (const { types } of hearing) expect(types).toContain('subscription.test')
  })
}

const newsOf = ({ types }: Service) => types.filter((type) => type !== 'subscription.test')

test('the press hears of it four times, the steps of the visit in their order', () => {
  expect(newsOf(services.press)).toEqual(fourTimes)
  const ofVisit = services.press.changes.filter(({ subject }) => `/v1/${subject}` === visitPath)
  expect(ofVisit.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
})

test('a public subscription receives the public signing, and not the visit for the press', () => {
  expect(newsOf(services.people)).toEqual(['book-entry.signed'])
})

test('the house hears of all that concerns the partnership, and of nothing about another one', async () => {
  await eventually(() =>
    // What was recorded just before it subscribed may have been on its way still.
    expect(
      newsOf(services.house)
        .filter((type) => !type.endsWith('.recorded'))
        .toSorted(),
    ).toEqual([...fourTimes, 'partnership.suspended', 'anniversary.muted'].toSorted()),
  )
  expect(services.house.subscriber.received.map(({ body }) => body).join('')).not.toContain('rome')
})

test('every message is signed with the secret of the service that it is sent to', () => {
  for (const { subscriber } of Object.values(services))
    for (const { signedBy } of subscriber.received) expect(signedBy).toEqual(subscriber.secrets)
})

test('a service that hangs was asked, and has kept nobody from hearing', async () => {
  const { subscriber } = services.hanging
  expect(subscriber.received.length).toBeGreaterThan(0)
  expect(subscriber.inFlight).toBe(subscriber.received.length)
})
