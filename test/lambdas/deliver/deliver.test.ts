/** A message on its way, attempt by attempt, by a clock that is moved. */
import type { Change } from '../../../contract/changes'
import type { WebhookBody } from '../../support/subscriber'
import { redeliveryOf, SECOND, subscribers } from './delivering'

const { to, elsewhere: openElsewhere } = subscribers()

describe('a message that is delivered', () => {
  test('is posted once, signed, with its change, and stored as delivered', async () => {
    const office = await to(204)
    const message = await office.recordChange({ reason: 'Because' })
    expect(await office.deliver(message)).toEqual({ kind: 'finished' })
    const [received, ...more] = office.subscriber.received
    expect(more).toEqual([])
    expect(received).toMatchObject({ id: message.deliveryId, method: 'POST', path: '/golden-book' })
    expect(received?.signedBy).toEqual(office.subscriber.secrets)
    const {
      actor: _,
      reason: _reason,
      ...seen
    } = (await office.store.readChange(message.subject, 1)) as Change
    const body: WebhookBody = { type: 'visit.planned', timestamp: office.now.toISOString(), data: seen }
    expect(office.subscriber.messages).toEqual([body])
    expect(await office.kept(message)).toEqual({
      id: message.deliveryId,
      type: 'visit.planned',
      subject: message.subject,
      sequence: 1,
      status: 'delivered',
      attempts: 1,
      lastAttempt: {
        at: office.now.toISOString(),
        outcome: 'delivered',
        status: 204,
        ms: expect.any(Number),
      },
    })
  })

  test('is dropped as a duplicate, and posted again on a redelivery', async () => {
    const office = await to(204)
    const message = await office.recordChange()
    await office.deliver(message)
    expect(await office.deliver(message)).toEqual({ kind: 'dropped' })
    expect(office.subscriber.received).toHaveLength(1)
    const again = redeliveryOf(message)
    expect(await office.deliver(again)).toEqual({ kind: 'finished' })
    expect(office.subscriber.received.map(({ id }) => id)).toEqual([message.deliveryId, message.deliveryId])
    expect(await office.kept(message)).toMatchObject({ status: 'delivered', attempts: 1 })
    for (const old of [message, again]) expect(await office.deliver(old)).toEqual({ kind: 'dropped' })
    expect(office.subscriber.received).toHaveLength(2)
  })

  test('replaces an earlier request that is pending', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliver(message)
    const again = redeliveryOf(message)
    await office.deliver(again)
    expect(await office.deliver(message)).toEqual({ kind: 'dropped' })
    expect(await office.kept(message)).toMatchObject({ status: 'pending', attempts: 1 })
  })
})

describe('a message that fails', () => {
  test.each([
    [0, [4, 240, 1440, 5760, 14_400, 28_800, 28_800, 28_800]],
    [0.5, [5, 300, 1800, 7200, 18_000, 36_000, 36_000, 36_000]],
    // 12 h would be the most that SQS can wait: 11 h 50 it is.
    [1, [6, 360, 2160, 8640, 21_600, 42_600, 42_600, 42_600]],
  ])(
    'is attempted nine times in two days, and then sent to the dead-letter queue once (random %d)',
    async (random, waits) => {
      const office = await to(500)
      office.random = random
      const message = await office.recordChange()
      expect(await office.deliverUntilFinished(message)).toEqual(waits)
      expect(office.subscriber.received.map(({ id }) => id)).toEqual(Array(9).fill(message.deliveryId))
      expect(new Set(office.subscriber.received.map(({ body }) => body)).size).toBe(1)
      expect(office.deadLetters).toEqual([message])
      const kept = await office.kept(message)
      expect(kept).toMatchObject({ status: 'failed', attempts: 9, lastAttempt: { status: 500 } })
      expect(kept).not.toHaveProperty('nextAttemptAt')
      expect(await office.deliver(message)).toEqual({ kind: 'dropped' })
      expect(office.deadLetters).toHaveLength(1)
    },
  )

  test('lists the last attempt and the time of the next one', async () => {
    const office = await to('cut')
    const message = await office.recordChange()
    await office.deliver(message)
    expect(await office.kept(message)).toMatchObject({
      status: 'pending',
      attempts: 1,
      lastAttempt: { at: office.now.toISOString(), outcome: 'unreachable' },
      nextAttemptAt: new Date(office.now.getTime() + 5 * SECOND).toISOString(),
    })
  })

  test.each([
    ['less than the step', '1', 5],
    ['more than the step', '8', 8],
    ['more than twice the step', '3600', 10],
    ['nothing that can be read', 'soon', 5],
  ])(
    'waits as Retry-After says, one to two times the regular wait: %s',
    async (_what, retryAfter, seconds) => {
      const office = await to({ status: 503, headers: { 'retry-after': retryAfter } })
      expect(await office.attempt()).toEqual({ kind: 'retry', seconds })
    },
  )

  test('does not follow a redirect', async () => {
    const elsewhere = await openElsewhere()
    for (const status of [301, 302, 307, 308]) {
      const office = await to({ status, headers: { location: elsewhere.url } })
      const message = await office.recordChange()
      expect(await office.deliver(message)).toEqual({ kind: 'retry', seconds: 5 })
      expect(await office.kept(message)).toMatchObject({ lastAttempt: { outcome: 'redirected', status } })
    }
    expect(elsewhere.received).toEqual([])
  })

  test('is delivered when the subscriber recovers, with all attempts counted', async () => {
    let failures = 3
    const office = await to(() => ((failures -= 1) < 0 ? 200 : 503))
    const message = await office.recordChange()
    expect(await office.deliverUntilFinished(message)).toEqual([5, 300, 1800])
    expect(await office.kept(message)).toMatchObject({ status: 'delivered', attempts: 4 })
    expect(office.deadLetters).toEqual([])
  })

  test('has its attempts reset by a redelivery', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliverUntilFinished(message)
    expect(await office.deliver(redeliveryOf(message))).toEqual({ kind: 'retry', seconds: 5 })
    expect(await office.kept(message)).toMatchObject({ status: 'pending', attempts: 1 })
  })
})
