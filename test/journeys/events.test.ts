/** The events and messages of a running registry match the documents. */
import type { ChangeType } from '../../contract/events'
import { eventually } from '../support/eventually'
import { faultsOfChange, faultsOfPayload } from '../support/event-schemas'
import { istanbul } from '../support/istanbul'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'
import { Subscriber } from '../support/subscriber'

const { partnership, visit, status, entry } = istanbul()
const TYPES: readonly ChangeType[] = [
  'subscription.recorded',
  'partnership.recorded',
  'anniversary.recorded',
  'partnership.suspended',
  'anniversary.muted',
  'visit.planned',
  'visit.updated',
  'visit.confirmed',
  'book-entry.signed',
  'visit.completed',
  'visit.corrected',
  'book-entry.corrected',
  'book-entry.voided',
  'book.volume-opened',
  'subscription.test',
]

let registry: ObservedRegistry
let subscriber: Subscriber
beforeAll(async () => {
  ;[registry, subscriber] = await Promise.all([startObservedRegistry(), Subscriber.open()])
  await record()
})
afterAll(async () => {
  await registry.stop()
  await subscriber.close()
})

/** The Istanbul case with every further type of change, for a service that subscribes to everything. */
async function record(): Promise<void> {
  const created = (path: string, body: object) => requestOk('POST', path, body)
  const at = (path: string, version: number, body: object, way = 'POST') =>
    requestOk(way, path, body, { 'if-match': `"${version}"` })

  const everything = { name: 'Archive', url: subscriber.url, types: ['*'], clearance: 'internal' }
  const subscription = await created('/v1/subscriptions', everything)
  await created('/v1/partnerships', partnership)
  await at('/v1/partnerships/istanbul/status', 1, { status: 'suspended', reason: 'A pause.' })
  const { id } = await created('/v1/visits', visit)
  const path = `/v1/visits/${String(id)}`
  // Larger than a message to a subscribed service may be.
  await at(path, 1, { notes: 'ü'.repeat(5000), programme: crowdedDay() }, 'PATCH')
  await at(`${path}/status`, 2, status[0] ?? {})
  await created('/v1/books/golden-book/entries', { ...entry, visitId: id })
  await at(`${path}/status`, 3, status[1] ?? {})
  await at(`${path}/corrections`, 4, { patch: { notes: null }, reason: 'Too long.' })
  const page = '/v1/books/golden-book/entries/1'
  await at(`${page}/corrections`, 1, { patch: { place: 'Wappensaal' }, reason: 'It was there.' })
  await at(`${page}/voiding`, 2, { reason: 'Recorded twice.' })
  await at('/v1/books/golden-book/volumes', 0, { capacity: 300 })
  await created(`/v1/subscriptions/${String(subscription['id'])}/test`, {})
}

async function requestOk(method: string, path: string, body: object, headers = {}) {
  const answer = await registry.send(method, path, { headers, ...(path.endsWith('/test') ? {} : { body }) })
  expect([path, answer.status, answer.body['errors']]).toEqual([path, expect.any(Number), undefined])
  expect(answer.status).toBeLessThan(300)
  return answer.body
}

const crowdedDay = (): object[] => Array.from({ length: 40 }, () => ({ what: 'Gespräch '.repeat(40).trim() }))

test('every event on the bus matches its schema and the AsyncAPI document', async () => {
  await eventually(() =>
    expect(registry.events().map(({ detail }) => detail.type)).toEqual(expect.arrayContaining([...TYPES])),
  )
  for (const event of registry.events()) {
    expect([event['detail-type'], faultsOfPayload('bus', event['detail-type'], event)]).toEqual([
      event['detail-type'],
      [],
    ])
    expect([event.detail.type, faultsOfChange(event.detail.type, event.detail)]).toEqual([
      event.detail.type,
      [],
    ])
  }
})

test('every message to a subscriber matches the AsyncAPI document, with its data or with its address', async () => {
  await eventually(() =>
    expect(subscriber.messages.map(({ type }) => type)).toEqual(expect.arrayContaining([...TYPES])),
  )
  for (const message of subscriber.messages)
    expect([message.type, faultsOfPayload('webhook', message.type, message)]).toEqual([message.type, []])
  const updated = subscriber.messages.find(({ type }) => type === 'visit.updated')
  expect(updated?.data).toMatchObject({ address: expect.stringMatching(/^\/v1\/visits\/.*\?at=2$/) })
  expect(updated?.data).not.toHaveProperty('data')
})
