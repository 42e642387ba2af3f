/** A short scenario that needs every part of the template: writes, reads, lists, announcements and messages. */
import { EXAMPLES, resourceOf } from '../../contract/catalogue'
import { EXAMPLE_IDS } from '../../contract/docs'
import type { Delivery } from '../../contract/subscriptions/deliveries'
import type { CallHook, ObservedCall } from 'template-runner/aws/endpoint'
import { Clock } from 'template-runner/clock'
import type { Assembly } from 'template-runner/template/assembly'
import { eventually } from '../support/eventually'
import { ExampleSender, secondPerson } from '../support/examples'
import { istanbul } from '../support/istanbul'
import { startLocalRegistry } from '../support/local-registry'
import { Subscriber } from '../support/subscriber'
import { requestOk, type ScenarioContext } from './scenario-context'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** An anniversary is announced the next morning: 37 years after 18 November 1989. */
const EVE = Date.parse('2026-11-17T12:00:00Z')
const MORNING = Date.parse('2026-11-18T06:00:00Z')

interface ScenarioOptions {
  readonly onCall?: CallHook
  /** The longest wait for an asynchronous result, in milliseconds. @default that of `eventually` */
  readonly longestWait?: number
}

/** Runs the scenario, and throws at the first unexpected result. */
export async function runScenario(
  source: Assembly,
  { onCall, longestWait }: ScenarioOptions = {},
): Promise<void> {
  const soon: typeof eventually = (expectation) => eventually(expectation, longestWait)
  const announced: string[] = []
  const warnings: string[] = []
  let postponed = 0
  const clock = new Clock()
  clock.moveTo(EVE)
  const subscriber = await Subscriber.open()
  const registry = await startLocalRegistry({
    clock,
    assembly: source,
    onLogEvent: ({ message }) => announced.push(message),
    onWarning: (message) => warnings.push(message),
    onCall: (call, phase) => {
      if (phase === 'after' && isPostponed(call)) postponed += 1
      return onCall?.(call, phase)
    },
  }).catch(async (error: unknown) => {
    await subscriber.close()
    throw error
  })
  try {
    const second = await secondPerson(registry)
    const context = {
      soon,
      ok: requestOk(registry),
      examples: new ExampleSender(registry.send, second),
      approve: async (notice: string) => {
        const headers = { 'if-match': '*' }
        const { status } = await registry.send('POST', `${notice}/approval`, { token: second, headers })
        expect([notice, status]).toEqual([notice, 200])
      },
      subscriber,
      clock,
      postponed: () => postponed,
    }
    const subscription = await subscribe(context)
    await recordPartnerships(context)
    const visitId = await planVisit(context)
    await sendExamples(context, visitId)
    // An entry is about the partnership of its visit.
    await context.ok('PATCH', subscription, { partnershipIds: ['istanbul'] }, 2)
    await recordEntries(context, visitId)
    const due = await approveNotices(context, visitId)
    await cancelVisit(context, visitId)
    await readCalendars(context)
    clock.moveTo(MORNING)
    await soon(async () => expect((await context.ok('GET', due)).status).toBe('issued'))
    await receiveMessages(context, subscription)
    await soon(() => {
      expect(announced).toContain('anniversary.upcoming occurrences/opening/37 #1')
      expect(announced).toHaveLength(registry.events().length)
    })
    expect(warnings).toEqual([])
  } finally {
    await registry.stop()
    await subscriber.close()
  }
}

async function subscribe({ ok, subscriber: { url } }: ScenarioContext): Promise<string> {
  const requested = { name: 'Press', url, types: ['partnership.*', 'book-entry.*'], clearance: 'press' }
  const { id } = await ok('POST', '/v1/subscriptions', requested)
  const path = `/v1/subscriptions/${String(id)}`
  await ok('PATCH', path, { name: 'Press office' }, 1)
  await ok('GET', path)
  await ok('GET', `${path}/changes`)
  expect((await ok('GET', '/v1/subscriptions')).items).toHaveLength(1)
  return path
}

async function recordPartnerships({ ok }: ScenarioContext): Promise<void> {
  await ok('GET', '/v1/health')
  await ok('GET', '/v1/openapi.json')
  await ok('POST', '/v1/partnerships', istanbul().partnership)
  await ok('PATCH', '/v1/partnerships/istanbul', { externalId: null }, 1)
  await ok('POST', '/v1/partnerships/istanbul/status', { status: 'suspended', reason: 'A pause' }, 2)
  await ok('GET', '/v1/partnerships/istanbul/changes')
  await ok('GET', '/v1/partnerships/istanbul')
  await ok('GET', '/v1/partnerships')
  const opening = { id: 'opening', title: { en: 'Opening' }, kind: 'historic', originOn: '1989-11-18' }
  await ok('POST', '/v1/anniversaries', { ...opening, announce: 'every' })
}

/** The resources whose routes the other parts of the scenario use. */
const COVERED = new Set(['partnerships', 'visits', 'books', 'people', 'subscriptions', 'calendar', 'meta'])

/** Sends the examples of all other resources; those that name a visit name this one. */
async function sendExamples({ examples }: ScenarioContext, visitId: string): Promise<void> {
  examples.use(EXAMPLE_IDS.visit, visitId)
  for (const example of EXAMPLES.filter(({ route }) => !COVERED.has(resourceOf(route.name)))) {
    const { route, title } = example
    const { status, body } = await examples.send(example)
    expect([route.name, title, status]).toEqual([route.name, title, route.answer.status])
    expect([route.name, body.items]).not.toEqual([route.name, []])
  }
}

/** Waits until the guest's name finds this number of people. */
const guests = async ({ ok, soon }: ScenarioContext, count: number): Promise<void> =>
  soon(async () => expect((await ok('GET', '/v1/people?q=Ekrem')).items).toHaveLength(count))

/** Records a visit and returns its id. */
async function planVisit(context: ScenarioContext): Promise<string> {
  const { ok } = context
  const { visit } = istanbul()
  const { id } = await ok('POST', '/v1/visits', visit)
  const path = `/v1/visits/${String(id)}`
  await ok('PATCH', path, { externalId: null }, 1)
  await guests(context, 1)
  await ok('GET', '/v1/people/ekrem-imamoglu')
  expect((await ok('GET', '/v1/people/ekrem-imamoglu/appearances')).items).toHaveLength(1)
  expect(await ok('GET', '/v1/partnerships/istanbul/summary')).toMatchObject({ entries: 0 })
  return String(id)
}

/**
 * Approves a notice of the visit, which turns stale, and one of its stop, which is due in the morning. Returns the open
 * address of the second.
 */
async function approveNotices({ ok, approve }: ScenarioContext, visitId: string): Promise<string> {
  const { externalId: _, partnershipId: _of, anniversary: _on, ...visit } = istanbul().visit
  const minister = { name: 'Ana Souza', office: 'Minister' }
  const body = { ...visit, guests: [minister], origin: 'archive', status: 'completed', partOf: visitId }
  const stop = await ok('POST', '/v1/visits', body)
  const ids: string[] = []
  const minutes = ['2099-01-01T00:00Z', new Date(MORNING - HOUR).toISOString()]
  for (const [index, id] of [visitId, String(stop.id)].entries()) {
    const notice = { kind: 'notice', embargoedUntil: minutes[index] }
    const { id: noticeId } = await ok('POST', `/v1/visits/${id}/notices`, notice)
    await approve(`/v1/visits/${id}/notices/${String(noticeId)}`)
    ids.push(String(noticeId))
  }
  return `/v1/notices/${ids[1]}`
}

/** Cancels the visit, whose entries are void by then. */
async function cancelVisit(context: ScenarioContext, visitId: string): Promise<void> {
  const { ok } = context
  const path = `/v1/visits/${visitId}`
  await ok('POST', `${path}/status`, { status: 'cancelled', reason: 'Illness' }, 2)
  await ok('POST', `${path}/corrections`, { patch: { notes: 'Flu' }, reason: 'Asked again' }, 3)
  await ok('GET', `${path}/changes`)
  await ok('GET', path)
  expect((await ok('GET', '/v1/visits')).items).toHaveLength(2)
  await guests(context, 0)
}

async function recordEntries({ ok }: ScenarioContext, visitId: string): Promise<void> {
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

async function readCalendars({ ok }: ScenarioContext): Promise<void> {
  await ok('GET', '/v1/calendar.ics?from=2024-01-01&to=2024-12-31')
  const { id, path } = await ok('POST', '/v1/calendar-feeds', { name: 'Phone' })
  expect((await ok('GET', '/v1/calendar-feeds')).items).toHaveLength(1)
  await ok('GET', `/v1/calendar-feeds/${String(id)}`)
  await ok('GET', String(path))
  await ok('DELETE', `/v1/calendar-feeds/${String(id)}`)
}

/** Whether a call sends a message to the queue of retries, or lets it wait there. */
const isPostponed = ({ caller, operation }: ObservedCall): boolean =>
  operation === 'ChangeMessageVisibility' ||
  (caller.startsWith('Deliver') && operation === 'SendMessageBatch')

/** The subscriber receives messages, a redelivery and a replay, refuses a message for two days, and is deleted. */
async function receiveMessages(
  { ok, soon, subscriber, clock, postponed }: ScenarioContext,
  path: string,
): Promise<void> {
  const received = (type: string) => subscriber.messages.filter((message) => message.type === type).length
  await soon(() => {
    expect([received('partnership.suspended'), received('book-entry.voided')]).toEqual([1, 1])
  })
  const { items } = await ok('GET', `${path}/deliveries`)
  const [latest] = items as [Delivery]
  await ok('POST', `${path}/deliveries/${latest.id}/redelivery`)
  await soon(() => expect(received(latest.type)).toBe(2))
  await ok('POST', `${path}/replay`, { from: '2026-11-17', to: '2026-11-18', types: ['partnership.*'] })
  await soon(() => expect(received('partnership.suspended')).toBe(2))
  await ok('POST', `${path}/secret-rotation`)
  subscriber.answering = 500
  const { deliveryId } = await ok('POST', `${path}/test`)
  const delivery = async () =>
    (await ok('GET', `${path}/deliveries/${String(deliveryId)}`).catch(() => undefined)) as
      | Delivery
      | undefined
  for (let attempt = 1; attempt < 9; attempt += 1) {
    await soon(() => expect(postponed()).toBe(attempt))
    clock.moveBy(12.5 * HOUR)
  }
  await soon(async () => expect(await delivery()).toMatchObject({ status: 'failed', attempts: 9 }))
  subscriber.answering = 204
  await ok('POST', `${path}/deliveries/${String(deliveryId)}/redelivery`)
  await soon(async () => expect((await delivery())?.status).toBe('delivered'))
  const isDisabled = () => soon(async () => expect(await ok('GET', path)).toMatchObject({ paused: true }))
  subscriber.answering = 410
  await ok('POST', `${path}/test`)
  await isDisabled()
  const { version } = await ok('GET', path)
  await ok('PATCH', path, { paused: false }, Number(version))
  // The first attempt is refused, and the first retry gets the 410.
  subscriber.answering = 500
  const before = postponed()
  await ok('POST', `${path}/test`)
  await soon(() => expect(postponed()).toBe(before + 1))
  subscriber.answering = 410
  clock.moveBy(MINUTE)
  await isDisabled()
  await ok('DELETE', path)
}
