/** A short story that needs every part of the template: record, change, remove, list, read, hear, be announced, be told. */
import { randomUUID } from 'node:crypto'
import type { Delivery } from '../../contract/subscriptions/deliveries'
import type { CallHook } from 'template-runner/aws/endpoint'
import { Clock } from 'template-runner/clock'
import type { Assembly } from 'template-runner/template/assembly'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import { Subscriber } from '../support/subscriber'

/** How long is waited for what follows a change, in milliseconds. */
const PATIENCE = 3_000
const HOUR = 3_600_000
/** The next morning there is something to announce: 37 years after 18 November 1989. */
const EVE = Date.parse('2026-11-17T12:00:00Z')
const MORNING = Date.parse('2026-11-18T06:00:00Z')

/** Throws as soon as anything is not as it should be. */
export async function tellStory(source: Assembly, onCall?: CallHook): Promise<void> {
  const announced: string[] = []
  const warnings: string[] = []
  let postponed = 0
  const clock = new Clock()
  clock.moveTo(EVE)
  const subscriber = await Subscriber.open()
  const registry = await startRegistry({
    clock,
    assembly: source,
    onLogEvent: ({ message }) => announced.push(message),
    onWarning: (message) => warnings.push(message),
    onCall: (call, phase) => {
      if (call.operation === 'ChangeMessageVisibility' && phase === 'after') postponed += 1
      return onCall?.(call, phase)
    },
  }).catch(async (error: unknown) => {
    await subscriber.close()
    throw error
  })
  try {
    const told = { ok: asking(registry), subscriber, clock, postponed: () => postponed }
    const subscription = await subscribe(told)
    await recordPartnerships(told)
    const visitId = await planVisit(told)
    // An entry is about the partnership of its visit.
    await told.ok('PATCH', subscription, { partnershipIds: ['istanbul'] }, 2)
    await recordEntries(told, visitId)
    await cancelVisit(told, visitId)
    await readCalendars(told)
    clock.moveTo(MORNING)
    await hear(told, subscription)
    await eventually(() => {
      expect(announced).toContain('anniversary.upcoming occurrences/opening/37 #1')
      expect(announced).toHaveLength(registry.events().length)
    }, PATIENCE)
    expect(warnings).toEqual([])
  } finally {
    await registry.stop()
    await subscriber.close()
  }
}

interface Told {
  /** Asks for what is to succeed. */
  readonly ok: ReturnType<typeof asking>
  readonly subscriber: Subscriber
  readonly clock: Clock
  /** How often a message was told when to come again. */
  readonly postponed: () => number
}

const asking =
  (registry: Registry) => async (method: string, path: string, body?: unknown, version?: number) => {
    const headers = {
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    }
    const answer = await registry.ask(method, path, { headers, ...(body ? { body } : {}) })
    expect([path, answer.status]).toEqual([
      path,
      method === 'POST' && answer.status > 200 ? answer.status : 200,
    ])
    expect(answer.status).toBeLessThan(300)
    return answer.body
  }

async function subscribe({ ok, subscriber: { url } }: Told): Promise<string> {
  const asked = { name: 'Press', url, types: ['partnership.*', 'book-entry.*'], clearance: 'press' }
  const { id } = await ok('POST', '/v1/subscriptions', asked)
  const path = `/v1/subscriptions/${String(id)}`
  await ok('PATCH', path, { name: 'Press office' }, 1)
  await ok('GET', path)
  await ok('GET', `${path}/changes`)
  expect((await ok('GET', '/v1/subscriptions')).items).toHaveLength(1)
  return path
}

async function recordPartnerships({ ok }: Told): Promise<void> {
  await ok('GET', '/v1/health')
  await ok('GET', '/v1/openapi.json')
  await ok('POST', '/v1/partnerships', istanbul().partnership)
  await ok('PATCH', '/v1/partnerships/istanbul', { externalId: null }, 1)
  await ok('POST', '/v1/partnerships/istanbul/status', { status: 'suspended', reason: 'A pause' }, 2)
  await ok('GET', '/v1/partnerships/istanbul/changes')
  await ok('GET', '/v1/partnerships/istanbul')
  await ok('GET', '/v1/partnerships')
  await ok('PATCH', '/v1/anniversaries/partnership-istanbul', { announce: 'every' }, 2)
  await ok('GET', '/v1/anniversaries/partnership-istanbul/changes')
  await ok('GET', '/v1/anniversaries/partnership-istanbul')
  const opening = { id: 'opening', title: { en: 'Opening' }, kind: 'historic', originOn: '1989-11-18' }
  await ok('POST', '/v1/anniversaries', { ...opening, announce: 'every' })
  expect((await ok('GET', '/v1/anniversaries')).items).toHaveLength(2)
  expect((await ok('GET', '/v1/occurrences?from=2024-01-01&to=2024-12-31')).items).toHaveLength(1)
}

/** Waits until the guest's name finds this number of people. */
const guests = async ({ ok }: Told, count: number): Promise<void> =>
  eventually(async () => expect((await ok('GET', '/v1/people?q=Ekrem')).items).toHaveLength(count), PATIENCE)

/** Records a visit and returns its id. */
async function planVisit(told: Told): Promise<string> {
  const { ok } = told
  const { visit } = istanbul()
  const { id } = await ok('POST', '/v1/visits', visit)
  const path = `/v1/visits/${String(id)}`
  await ok('PATCH', path, { externalId: null }, 1)
  await guests(told, 1)
  await ok('GET', '/v1/people/ekrem-imamoglu')
  expect((await ok('GET', '/v1/people/ekrem-imamoglu/appearances')).items).toHaveLength(1)
  expect(await ok('GET', '/v1/partnerships/istanbul/summary')).toMatchObject({ entries: 0 })
  return String(id)
}

/** Cancels the visit, whose entries are void by then. */
async function cancelVisit(told: Told, visitId: string): Promise<void> {
  const { ok } = told
  const path = `/v1/visits/${visitId}`
  await ok('POST', `${path}/status`, { status: 'cancelled', reason: 'Illness' }, 2)
  await ok('POST', `${path}/corrections`, { patch: { notes: 'Flu' }, reason: 'Asked again' }, 3)
  await ok('GET', `${path}/changes`)
  await ok('GET', path)
  expect((await ok('GET', '/v1/visits')).items).toHaveLength(1)
  await guests(told, 0)
}

async function recordEntries({ ok }: Told, visitId: string): Promise<void> {
  await ok('POST', '/v1/books/golden-book/entries', { ...istanbul().entry, visitId })
  const one = '/v1/books/golden-book/entries/1'
  await ok('POST', `${one}/corrections`, { patch: { externalId: null }, reason: 'Not from there' }, 1)
  await ok('POST', `${one}/voiding`, { reason: 'Recorded twice' }, 2)
  await ok('GET', `${one}/changes`)
  await ok('GET', one)
  expect((await ok('GET', '/v1/books/golden-book/entries')).items).toHaveLength(1)
  await ok('POST', '/v1/books/golden-book/volumes', {}, 0)
  await ok('GET', '/v1/books/golden-book/changes')
  await ok('GET', '/v1/books/golden-book')
  await ok('GET', '/v1/books')
}

async function readCalendars({ ok }: Told): Promise<void> {
  await ok('GET', '/v1/calendar.ics?from=2024-01-01&to=2024-12-31')
  const { id, path } = await ok('POST', '/v1/calendar-feeds', { name: 'Phone' })
  expect((await ok('GET', '/v1/calendar-feeds')).items).toHaveLength(1)
  await ok('GET', `/v1/calendar-feeds/${String(id)}`)
  await ok('GET', String(path))
  await ok('DELETE', `/v1/calendar-feeds/${String(id)}`)
}

/** What the subscriber has heard and hears again; what it refuses for two days; and its end. */
async function hear({ ok, subscriber, clock, postponed }: Told, path: string): Promise<void> {
  const heard = (type: string) => subscriber.messages.filter((message) => message.type === type).length
  await eventually(() => {
    expect([heard('partnership.suspended'), heard('book-entry.voided')]).toEqual([1, 1])
  }, PATIENCE)
  const { items } = await ok('GET', `${path}/deliveries`)
  const [latest] = items as [Delivery]
  await ok('POST', `${path}/deliveries/${latest.id}/redelivery`)
  await eventually(() => expect(heard(latest.type)).toBe(2), PATIENCE)
  await ok('POST', `${path}/replay`, { from: '2026-11-17', to: '2026-11-18', types: ['partnership.*'] })
  await eventually(() => expect(heard('partnership.suspended')).toBe(2), PATIENCE)
  await ok('POST', `${path}/secret-rotation`)
  subscriber.answering = 500
  const { deliveryId } = await ok('POST', `${path}/test`)
  const delivery = async () =>
    (await ok('GET', `${path}/deliveries/${String(deliveryId)}`).catch(() => undefined)) as
      | Delivery
      | undefined
  for (let attempt = 1; attempt < 9; attempt += 1) {
    await eventually(() => expect(postponed()).toBe(attempt), PATIENCE)
    clock.moveBy(12.5 * HOUR)
  }
  await eventually(
    async () => expect(await delivery()).toMatchObject({ status: 'failed', attempts: 9 }),
    PATIENCE,
  )
  subscriber.answering = 204
  await ok('POST', `${path}/deliveries/${String(deliveryId)}/redelivery`)
  await eventually(async () => expect((await delivery())?.status).toBe('delivered'), PATIENCE)
  subscriber.answering = 410
  await ok('POST', `${path}/test`)
  await eventually(async () => expect(await ok('GET', path)).toMatchObject({ paused: true }), PATIENCE)
  await ok('DELETE', path)
}
