/** A replay, step by step, as its queue brings it. */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../../contract/changes'
import type { ReplayInput, Subscription } from '../../../contract/subscriptions/schemas'
import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import { slowFrom } from '../../../domain/notifications/health'
import { requestReplay, subscriptionSubject } from '../../../domain/notifications/subscription'
import { handleMessage } from '../../../lambdas/fan-out/handler'
import { healthKey } from '../../../lambdas/table/keys'
import { FanningOut, messageOf } from './fanning-out'

let office: FanningOut

/** The changes of four days, of which the third has none. */
const happened: Change[] = []
const DAYS = { from: '2026-11-01', to: '2026-11-04' }

async function happen(at: string, changes: number, visibility = 'public'): Promise<void> {
  office.now = new Date(at)
  for (let each = 0; each < changes; each += 1) {
    const type = each % 3 === 0 ? 'visit.updated' : 'visit.planned'
    happened.push(await office.recordChange(type, { visibility }))
    office.now = new Date(office.now.getTime() + 1)
  }
}

beforeAll(async () => {
  office = await FanningOut.open()
  await happen('2026-10-31T23:59:59.000Z', 2)
  await happen('2026-11-01T00:00:00.000Z', 60)
  await happen('2026-11-02T23:59:59.900Z', 3)
  await happen('2026-11-04T12:00:00.000Z', 26)
  await happen('2026-11-05T00:00:00.000Z', 2)
  // Including internal changes and requests of administrators.
  await happen('2026-11-02T12:00:00.000Z', 2, 'internal')
  happened.push(await office.recordChange('subscription.test', { subscriptionId: 'other' }))
  office.now = new Date('2026-11-20T00:00:00.000Z')
})
afterEach(() => office.clear())
afterAll(() => office.table.remove())

interface Step {
  readonly sent: readonly DeliveryMessage[]
  /** Until the next step, in seconds; undefined when it was the last. */
  readonly pause: number | undefined
}

/** Asks for a replay, and takes its steps as long as there are any. */
async function replay(
  to: Subscription,
  input: Partial<ReplayInput> = {},
  between: () => Promise<void> = async () => {},
): Promise<{ requestId: string; steps: Step[] }> {
  const request = requestReplay(to, { ...DAYS, ...input }, office.moment)
  await office.fanOut(request)
  const steps: Step[] = []
  for (let next = office.announced.shift(); next; next = office.announced.shift()) {
    await handleMessage(JSON.stringify(next.body), office.deps)
    const sent = office.deliveries.splice(0).map(({ body }) => body as DeliveryMessage)
    const [rest, ...more] = office.announced
    expect(more).toEqual([])
    expect(rest?.group ?? to.id).toBe(to.id)
    steps.push({ sent, pause: rest?.delaySeconds })
    await between()
  }
  return { requestId: request.id, steps }
}

const sentBy = ({ steps }: { readonly steps: readonly Step[] }) => steps.flatMap(({ sent }) => sent)
const within = (from: string, to: string) =>
  happened
    .filter(({ time, type }) => time >= from && time < `${to}T24` && type !== 'subscription.test')
    .toSorted((a, b) => (a.time < b.time ? -1 : 1))
const isPublic = ({ data }: Change) => (data as { visibility: string }).visibility === 'public'

test('sends all changes of its days in order, first and last day included', async () => {
  const subscription = await office.subscribe({ clearance: 'internal' })
  const replayed = await replay(subscription)
  const expected = within(DAYS.from, DAYS.to)
  expect(expected).toHaveLength(91)
  expect(sentBy(replayed)).toEqual(
    expected.map((each) => messageOf(each, subscription.id, replayed.requestId)),
  )
})

test('sends at most 25 changes in a step, and pauses for five seconds', async () => {
  const { steps } = await replay(await office.subscribe({ clearance: 'internal' }))
  expect(steps.map(({ sent }) => sent.length)).toEqual([25, 25, 10, 5, 25, 1])
  expect(steps.map(({ pause }) => pause)).toEqual([5, 5, 5, 5, 5, undefined])
})

test('continues without a pause after a step without messages', async () => {
  const subscription = await office.subscribe({ types: ['visit.*'], partnershipIds: ['istanbul'] })
  const { steps } = await replay(subscription)
  expect(steps.flatMap(({ sent }) => sent)).toEqual([])
  expect(steps.slice(0, -1).map(({ pause }) => pause)).toEqual(Array(steps.length - 1).fill(0))
})

test('sends no changes above the clearance of the subscription', async () => {
  const subscription = await office.subscribe({ clearance: 'press' })
  const replayed = await replay(subscription)
  const expected = within(DAYS.from, DAYS.to).filter(isPublic)
  expect(sentBy(replayed).map(({ deliveryId }) => deliveryId)).toEqual(expected.map(({ id }) => id))
})

test('sends only the requested types that the subscription has', async () => {
  const subscription = await office.subscribe({ types: ['visit.planned'], clearance: 'internal' })
  const replayed = await replay(subscription, { types: ['visit.*', 'partnership.*'] })
  const planned = within(DAYS.from, DAYS.to).filter(({ type }) => type === 'visit.planned')
  expect(sentBy(replayed).map(({ deliveryId }) => deliveryId)).toEqual(planned.map(({ id }) => id))
  expect(sentBy(await replay(subscription, { types: ['visit.updated'] }))).toEqual([])
})

test('covers a single day in UTC', async () => {
  const subscription = await office.subscribe()
  const replayed = await replay(subscription, { from: '2026-11-02', to: '2026-11-02' })
  expect(sentBy(replayed)).toHaveLength(3)
  expect(replayed.steps.at(-1)?.pause).toBeUndefined()
})

test('skips years without changes, 30 days a step, and ends', async () => {
  const subscription = await office.subscribe()
  const replayed = await replay(subscription, { from: '2024-11-01', to: '2026-11-01' })
  expect(sentBy(replayed)).toHaveLength(62)
  expect(replayed.steps.length).toBeLessThan(40)
})

test.each<[string, (subscription: Subscription) => Promise<void>]>([
  ['paused', (subscription) => office.pause(subscription)],
  ['deleted', (subscription) => office.remove(subscription)],
])('ends when the subscription is %s', async (_what, stop) => {
  const subscription = await office.subscribe()
  const replayed = await replay(subscription, {}, () => stop(subscription))
  expect(replayed.steps.map(({ sent }) => sent.length)).toEqual([25, 0])
  expect(replayed.steps.at(-1)?.pause).toBeUndefined()
})

test('uses the types that the subscription has at each step', async () => {
  const subscription = await office.subscribe()
  const narrowed = await replay(subscription, {}, () =>
    office.update(subscription, { types: ['book-entry.*'] }),
  )
  expect(sentBy(narrowed)).toHaveLength(25)
})

test('sends the same messages again after a failed step', async () => {
  const subscription = await office.subscribe()
  await office.fanOut(requestReplay(subscription, DAYS, office.moment))
  const body = JSON.stringify(office.announced.shift()?.body)
  const full = { send: () => Promise.reject(new Error('full')) }
  await expect(handleMessage(body, { ...office.deps, announced: full })).rejects.toThrow('full')
  const first = office.deliveries.splice(0)
  await handleMessage(body, office.deps)
  expect(office.deliveries).toEqual(first)
  expect(office.announced).toHaveLength(1)
})

test('does not wait while its subscription is slow', async () => {
  const subscription = await office.subscribe({ clearance: 'internal' })
  const { client, name: TableName } = office.table
  const Key = healthKey(subscriptionSubject(subscription.id))
  const Item = { ...Key, kind: 'health', health: slowFrom(new Date()) }
  await client.send(new PutCommand({ TableName, Item }))
  const { steps } = await replay(subscription, {})
  expect(steps[0]?.sent.length).toBeGreaterThan(0)
})

test('waits while its subscription is failing, and continues when it is healthy', async () => {
  const subscription = await office.subscribe({ clearance: 'internal' })
  const { client, name: TableName } = office.table
  const Key = healthKey(subscriptionSubject(subscription.id))
  const now = new Date().toISOString()
  const health = { failingSince: now, failures: 1, leaseUntil: now }
  await client.send(new PutCommand({ TableName, Item: { ...Key, kind: 'health', health } }))
  const recovers = async () => {
    await client.send(new DeleteCommand({ TableName, Key }))
  }
  const { steps } = await replay(subscription, {}, recovers)
  expect(steps[0]).toEqual({ sent: [], pause: 900 })
  expect(sentBy({ steps })).toHaveLength(within(DAYS.from, DAYS.to).length)
})
