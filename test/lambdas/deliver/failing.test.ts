/** A subscription that is failing: one attempt at a time, and disabled when it does not recover. */
import { readActiveSubscriptions } from '../../../lambdas/subscriptions/record'
import { updateSubscription } from '../../../domain/notifications/subscription'
import { eventually } from '../../support/eventually'
import type { StubResponse } from '../../support/subscriber'
import { DAY, HOUR, SECOND, subscribers, type Delivering } from './delivering'
import { deliverAll } from './deliver-all'

const { to } = subscribers()

const recordedOnly = ['subscription.recorded by office']
const disabled = [...recordedOnly, 'subscription.disabled by golden-book']

/** Something that others wait for until the test lets them go. */
class Gate {
  open: () => void = () => undefined
  readonly opened = new Promise<void>((open) => (this.open = open))
}

test('a subscription is disabled at once by status 410, with a change in its history', async () => {
  const office = await to(410)
  const message = await office.recordChange()
  expect(await office.deliver(message)).toEqual({ kind: 'finished' })
  expect(await office.kept(message)).toMatchObject({ status: 'failed', lastAttempt: { outcome: 'gone' } })
  expect(office.deadLetters).toEqual([message])
  expect(await office.history()).toEqual(disabled)
  expect(await office.subscription()).toMatchObject({
    paused: true,
    disabled: { at: office.now.toISOString(), because: 'gone' },
  })
  expect(
    (await readActiveSubscriptions(office.store)).map(({ subscriptionId }) => subscriptionId),
  ).not.toContain(office.subscriptionId)
  const next = await office.recordChange()
  await office.deliver(next)
  expect(await office.kept(next)).toMatchObject({ status: 'skipped' })
  expect(office.subscriber.received).toHaveLength(1)
})

test('a subscription is disabled once by concurrent attempts that get status 410', async () => {
  const office = await to(410)
  const messages = await Promise.all(Array.from({ length: 5 }, () => office.recordChange()))
  await Promise.all(messages.map((message) => office.deliver(message)))
  expect(await office.history()).toEqual(disabled)
})

describe('a subscription without a success', () => {
  test.each<[StubResponse, number]>([
    [500, 500],
    [302, 302],
  ])('is disabled after exactly five days: %j', async (answer) => {
    const office = await to(answer)
    await office.attempt()
    office.moveBy(5 * DAY - 1)
    await office.attempt()
    expect(await office.history()).toEqual(recordedOnly)
    office.moveBy(1)
    await office.attempt()
    expect(await office.history()).toEqual(disabled)
    expect((await office.subscription()).disabled).toEqual({
      at: office.now.toISOString(),
      because: 'failing',
    })
  })

  test('has its five days reset by a success', async () => {
    const office = await to(500)
    await office.attempt()
    office.moveBy(4 * DAY)
    office.subscriber.answering = 200
    await office.attempt()
    office.moveBy(HOUR)
    office.subscriber.answering = 500
    await office.attempt()
    office.moveBy(5 * DAY - 1)
    await office.attempt()
    expect(await office.history()).toEqual(recordedOnly)
    office.moveBy(1)
    await office.attempt()
    expect(await office.history()).toEqual(disabled)
  })

  test('is healthy again after it was resumed', async () => {
    const office = await to(500)
    const set = (patch: object) =>
      office.change((before, moment) => updateSubscription(before, patch, moment))
    await office.attempt()
    office.moveBy(5 * DAY)
    await office.attempt()
    expect(await set({ paused: false })).not.toHaveProperty('disabled')
    await office.attempt()
    office.moveBy(5 * DAY - 1)
    await office.attempt()
    expect((await office.subscription()).paused).toBe(false)
    office.moveBy(1)
    await office.attempt()
    expect((await office.subscription()).disabled).toBeDefined()
  })
})

describe('a failing subscription', () => {
  const SIZE = 20
  const many = (office: Delivering) => Promise.all(Array.from({ length: SIZE }, () => office.recordChange()))

  test('gets one attempt at a time, and all messages when it has recovered', async () => {
    const office = await to(500)
    await office.attempt()
    const { subscriber } = office
    subscriber.mostInFlight = 0
    subscriber.received.length = 0
    const gate = new Gate()
    subscriber.answering = async () => {
      await gate.opened
      return 500
    }
    const messages = await many(office)
    let waiting = 0
    const attempts = messages.map(async (message) => {
      const delivered = await office.deliver(message)
      waiting += 1
      return delivered
    })
    // All but one find that another is under way, and it is under way until the test lets it end.
    await eventually(() => expect([waiting, subscriber.inFlight]).toEqual([SIZE - 1, 1]))
    gate.open()
    for (const delivered of await Promise.all(attempts)) expect(delivered.kind).toBe('retry')
    expect(subscriber.received).toHaveLength(1)

    let failures = 3
    let mostWhileFailing = 0
    subscriber.answering = () => {
      if (failures === 0) mostWhileFailing = subscriber.mostInFlight
      failures -= 1
      return failures < 0 ? 204 : 500
    }
    subscriber.mostInFlight = 0
    await deliverAll(office, messages)
    expect(mostWhileFailing).toBe(1)
    for (const message of messages) expect(await office.kept(message)).toMatchObject({ status: 'delivered' })
    const arrived = new Set(subscriber.received.map(({ id }) => id))
    expect(arrived).toEqual(new Set(messages.map(({ deliveryId }) => deliveryId)))
    // One, and three more failures; then each once.
    expect(subscriber.received).toHaveLength(1 + 3 + SIZE)
    expect(office.deadLetters).toEqual([])
  })

  test('differs from a healthy one, which gets concurrent attempts', async () => {
    const gate = new Gate()
    const office = await to(async () => {
      await gate.opened
      return 204
    })
    const messages = await many(office)
    const attempts = messages.map((message) => office.deliver(message))
    await eventually(() => expect(office.subscriber.inFlight).toBe(SIZE))
    gate.open()
    expect(await Promise.all(attempts)).toEqual(messages.map(() => ({ kind: 'finished' })))
  })

  test('passes the lease on when its holder has not finished within 20 seconds', async () => {
    const office = await to(500)
    await office.attempt()
    const message = await office.recordChange()
    const dead = { post: () => Promise.reject(new Error('killed')) }
    await expect(office.deliver(message, dead)).rejects.toThrow('killed')
    office.random = 0
    expect(await office.attempt()).toEqual({ kind: 'retry', seconds: 20 })
    office.moveBy(20 * SECOND - 1)
    expect(await office.attempt()).toEqual({ kind: 'retry', seconds: 1 })
    expect(office.subscriber.received).toHaveLength(1)
    office.moveBy(1)
    await office.attempt()
    expect(office.subscriber.received).toHaveLength(2)
  })
})
