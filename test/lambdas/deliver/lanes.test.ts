/** The lane of first attempts beside the lane of retries, whose messages the test hands over as the function does. */
import { slowFrom } from '../../../domain/notifications/health'
import type { StubResponder } from '../../support/subscriber'
import { subscribers, type Delivering } from './delivering'

const { to } = subscribers()

const RETRY_NOW = { kind: 'retry', seconds: 0 }

/** A post that gets no answer, and returns at once. */
const silence = { post: async () => ({ outcome: 'timed-out', ms: 2000 }) as const }
const inFirst = { lane: 'first' } as const
const healthOf = async (office: Delivering) =>
  (await office.deps.deliveries.readItems(await office.recordChange())).health

/** A subscription whose subscriber did not answer a first attempt, with its message. */
async function slowOffice(answering: StubResponder = 204) {
  const office = await to(answering)
  const message = await office.recordChange()
  expect(await office.deliver(message, { ...inFirst, ...silence })).toEqual(RETRY_NOW)
  return { office, message }
}

test('a first attempt that is answered in time is final', async () => {
  const office = await to(204)
  const message = await office.recordChange()
  expect(await office.deliver(message, inFirst)).toEqual({ kind: 'finished' })
  expect(await office.kept(message)).toMatchObject({ status: 'delivered', attempts: 1 })
  expect(await healthOf(office)).toBeUndefined()
})

test('each lane waits for an answer for its own time', async () => {
  const office = await to(204)
  const waits: number[] = []
  const post = async (_message: unknown, deadlineMs: number) => {
    waits.push(deadlineMs)
    return { outcome: 'delivered', ms: 1 } as const
  }
  await office.deliver(await office.recordChange(), { lane: 'first', post })
  await office.deliver(await office.recordChange(), { lane: 'retry', post })
  expect(waits).toEqual([2000, 15_000])
})

test('a first attempt without an answer marks the subscription as slow, and counts as no failure', async () => {
  const { office, message } = await slowOffice()
  expect(await healthOf(office)).toEqual(slowFrom(office.now))
  expect(await office.kept(message)).toBeUndefined()
  expect(await office.deliver(message)).toEqual({ kind: 'finished' })
  expect(await office.kept(message)).toMatchObject({ status: 'delivered', attempts: 1 })
})

test('messages of a slow subscription are not attempted in the first lane', async () => {
  const { office } = await slowOffice()
  expect(await office.deliver(await office.recordChange(), inFirst)).toEqual(RETRY_NOW)
  expect(office.subscriber.received).toEqual([])
})

test('a slow subscription is attempted there again after an answer within two seconds', async () => {
  const { office, message } = await slowOffice()
  await office.deliver(message)
  expect(await healthOf(office)).toBeUndefined()
  expect(await office.deliver(await office.recordChange(), inFirst)).toEqual({ kind: 'finished' })
})

test('a slow subscription that answers after 14 seconds stays slow, and is not failing', async () => {
  const { office, message } = await slowOffice()
  const before = await healthOf(office)
  office.moveBy(1000)
  const post = async () => ({ outcome: 'delivered', status: 204, ms: 14_000 }) as const
  expect(await office.deliver(message, { post })).toEqual({ kind: 'finished' })
  expect(await healthOf(office)).toEqual(before)
})

test('an answer that refuses a first attempt is a failure, and the second attempt is a retry', async () => {
  const office = await to(500)
  const message = await office.recordChange()
  expect(await office.deliver(message, inFirst)).toEqual({ kind: 'retry', seconds: 5 })
  expect(await office.kept(message)).toMatchObject({ status: 'pending', attempts: 1 })
  expect(await healthOf(office)).toMatchObject({ failures: 1 })
  expect(await office.deliver(message, inFirst)).toEqual(RETRY_NOW)
  expect(office.subscriber.received).toHaveLength(1)
})

test('a first attempt without an answer leaves the health that a failure has stored meanwhile', async () => {
  const office = await to(500)
  const [slow, refused] = [await office.recordChange(), await office.recordChange()]
  const post = async () => {
    await office.deliver(refused, inFirst)
    return silence.post()
  }
  expect(await office.deliver(slow, { ...inFirst, post })).toEqual(RETRY_NOW)
  expect(await healthOf(office)).toMatchObject({ failures: 1 })
})

test('a first attempt that is killed before it marks the subscription is made again', async () => {
  const office = await to(204)
  const message = await office.recordChange()
  const { deliveries } = office.deps
  const killed = { ...deliveries, storeHealth: () => Promise.reject(new Error('killed')) }
  const dying = office.deliver(message, { ...inFirst, ...silence, deliveries: killed })
  await expect(dying).rejects.toThrow('killed')
  expect(await office.deliver(message, inFirst)).toEqual({ kind: 'finished' })
})

test('a message that is in both lanes is delivered once', async () => {
  const { office, message } = await slowOffice()
  expect(await office.deliver(message)).toEqual({ kind: 'finished' })
  expect(await office.deliver(message, inFirst)).toEqual({ kind: 'dropped' })
  expect(office.subscriber.received).toHaveLength(1)
})
