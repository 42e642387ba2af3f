/** The messages about Istanbul's visit, for subscriptions of several clearances and partnerships. */
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import { SubscribedServices, type Service } from './subscribed-services'

let registry: Registry
const subscribed = new SubscribedServices(() => registry)
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
  services.press = await subscribed.subscribe({ ...about, clearance: 'press' })
  services.people = await subscribed.subscribe(about)
  services.house = await subscribed.subscribe(house)
  services.hanging = await subscribed.subscribe({ ...about, clearance: 'press' }, 'hang')
  await tellTheStory()
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

async function post(path: string, body: object = {}, version = 1) {
  const answer = await registry.send('POST', path, { body, headers: { 'if-match': `"${version}"` } })
  expect([path, answer.body['errors'], answer.status < 300]).toEqual([path, undefined, true])
  return answer
}

/** The steps are sequential: each is delivered before the next one is made. */
async function tellTheStory(): Promise<void> {
  const { visit, status, entry } = istanbul()
  const { externalId: _, anniversary: _a, ...another } = visit
  await post('/v1/partnerships/rome/status', { status: 'suspended', reason: 'A pause' })
  await post('/v1/visits', { ...another, partnershipId: 'rome', visibility: 'internal' })
  await post('/v1/partnerships/istanbul/status', { status: 'suspended', reason: 'A pause' })
  const received = (steps: number) =>
    eventually(() => expect(services.press.types).toEqual(fourTimes.slice(0, steps)))
  const planned = await post('/v1/visits', visit)
  visitPath = planned.headers.get('location') ?? ''
  await received(1)
  await post(`${visitPath}/status`, status[0])
  await received(2)
  await post('/v1/books/golden-book/entries', {
    ...entry,
    visitId: planned.body['id'],
    visibility: 'public',
  })
  await received(3)
  await post(`${visitPath}/status`, status[1], 2)
  await received(4)
  // The test message is sent last, so all earlier messages have arrived.
  const tested = [services.press, services.people, services.house]
  await Promise.all(tested.map((service) => service.send('POST', '/test')))
  await eventually(() => {
    for (const { types } of tested) expect(types).toContain('subscription.test')
  })
}

const newsOf = ({ types }: Service) => types.filter((type) => type !== 'subscription.test')

test('sends the press office four messages, in the order of the visit', () => {
  expect(newsOf(services.press)).toEqual(fourTimes)
  const ofVisit = services.press.changes.filter(({ subject }) => `/v1/${subject}` === visitPath)
  expect(ofVisit.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
})

test('a public subscription receives the public signing, and not the visit for the press', () => {
  expect(newsOf(services.people)).toEqual(['book-entry.signed'])
})

test('sends an internal subscription every change of its partnership, and none of another', async () => {
  await eventually(() =>
    // A change from just before the subscription may arrive as well.
    expect(
      newsOf(services.house)
        .filter((type) => !type.endsWith('.recorded'))
        .toSorted(),
    ).toEqual([...fourTimes, 'partnership.suspended', 'anniversary.muted'].toSorted()),
  )
  expect(services.house.subscriber.received.map(({ body }) => body).join('')).not.toContain('rome')
})

test('signs every message with the secret of its subscription', () => {
  for (const { subscriber } of Object.values(services))
    for (const { signedBy } of subscriber.received) expect(signedBy).toEqual(subscriber.secrets)
})

test('a subscriber that hangs delays no other', async () => {
  const { subscriber } = services.hanging
  expect(subscriber.received.length).toBeGreaterThan(0)
  expect(subscriber.answered).toBe(0)
})
