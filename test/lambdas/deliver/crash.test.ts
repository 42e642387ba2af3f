/** The function is killed while it handles a message: SQS delivers the message again, and nothing is lost. */
import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import type { DeliverDeps } from '../../../lambdas/deliver/deliver'
import { HOUR, SECOND, subscribers, type Delivering } from './delivering'

const { to } = subscribers()

/** Ends the function once, before or after what it does there. */
type Seam = (office: Delivering) => Partial<DeliverDeps>
const killed = () => Promise.reject(new Error('killed'))

const KILL_POINTS: Record<string, Seam> = {
  'before posting': () => ({ post: killed }),
  'after posting': ({ deps }) => ({ post: (...sent) => deps.post(...sent).then(killed) }),
  'before storing the delivery': ({ deps: { deliveries } }) => ({
    deliveries: { ...deliveries, store: killed },
  }),
  'after storing the delivery': ({ deps: { deliveries } }) => ({
    deliveries: { ...deliveries, store: (...stored) => deliveries.store(...stored).then(killed) },
  }),
}

/** Expects that every request to the subscriber has the id and the body of the message. */
function expectNothingInvented({ subscriber }: Delivering, { deliveryId }: { readonly deliveryId: string }) {
  expect(new Set(subscriber.received.map(({ id }) => id))).toEqual(new Set([deliveryId]))
  expect(new Set(subscriber.received.map(({ body }) => body)).size).toBe(1)
  for (const { signedBy } of subscriber.received) expect(signedBy).toEqual(subscriber.secrets)
}

describe.each(Object.entries(KILL_POINTS))('when killed %s', (where, kill) => {
  test('delivers a message at least once, and stores it as delivered', async () => {
    const office = await to(204)
    const message = await office.recordChange()
    await expect(office.deliver(message, kill(office))).rejects.toThrow('killed')
    const again = await office.deliver(message)
    expect(again).toEqual({ kind: where === 'after storing the delivery' ? 'dropped' : 'finished' })
    expect(await office.kept(message)).toMatchObject({ status: 'delivered', attempts: 1 })
    const isPostedTwice = where === 'after posting' || where === 'before storing the delivery'
    expect(office.subscriber.received).toHaveLength(isPostedTwice ? 2 : 1)
    expectNothingInvented(office, message)
  })

  test('retries a failed message until it is delivered', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await expect(office.deliver(message, kill(office))).rejects.toThrow('killed')
    // SQS delivers it again after its visibility timeout, which is longer than the lease.
    office.moveBy(180 * SECOND)
    office.subscriber.answering = 204
    await office.deliverUntilFinished(message)
    expect(await office.kept(message)).toMatchObject({ status: 'delivered' })
    expectNothingInvented(office, message)
    expect(office.deadLetters).toEqual([])
  })

  test('sends a message to the dead-letter queue at least once after its last attempt, and stores it as failed', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    for (let attempts = 1; attempts < 9; attempts += 1) {
      const delivered = await office.deliver(message)
      office.moveBy(delivered.kind === 'retry' ? delivered.seconds * SECOND : 0)
    }
    await expect(office.deliver(message, kill(office))).rejects.toThrow('killed')
    office.moveBy(180 * SECOND)
    await office.deliverUntilFinished(message)
    expect(await office.kept(message)).toMatchObject({ status: 'failed', attempts: 9 })
    expect(office.deadLetters).toEqual(Array(where === 'before storing the delivery' ? 2 : 1).fill(message))
    expectNothingInvented(office, message)
  })

  test('disables a subscription that is gone once', async () => {
    const office = await to(410)
    const message = await office.recordChange()
    await expect(office.deliver(message, kill(office))).rejects.toThrow('killed')
    office.moveBy(180 * SECOND)
    await office.deliver(message)
    expect((await office.subscription()).disabled).toMatchObject({ because: 'gone' })
    expect(await office.history()).toHaveLength(2)
    expectNothingInvented(office, message)
  })
})

test('when killed after the dead-letter queue has the message, it sends the message there again', async () => {
  const office = await to(500)
  const message = await office.recordChange()
  const { sendToDeadLetters } = office.deps
  const dying = { sendToDeadLetters: (each: DeliveryMessage) => sendToDeadLetters(each).then(killed) }
  for (let attempt = 1; attempt < 9; attempt += 1) {
    await office.deliver(message, dying)
    office.moveBy(12 * HOUR)
  }
  await expect(office.deliver(message, dying)).rejects.toThrow('killed')
  office.moveBy(180 * SECOND)
  await office.deliver(message)
  expect(office.deadLetters).toEqual([message, message])
  expect(await office.kept(message)).toMatchObject({ status: 'failed', attempts: 9 })
})

test('when killed while disabling, it disables the subscription on the next receipt', async () => {
  const office = await to(410)
  const message = await office.recordChange()
  const { store } = office.deps
  await expect(office.deliver(message, { store: { ...store, write: killed } })).rejects.toThrow('killed')
  await office.deliver(message)
  expect((await office.subscription()).disabled).toMatchObject({ because: 'gone' })
  expectNothingInvented(office, message)
})
