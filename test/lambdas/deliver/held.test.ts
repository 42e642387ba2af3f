/** A message whose subscription has changed while it was on its way. */
import { deleteSubscription, updateSubscription } from '../../../domain/notifications/subscription'
import { redeliveryOf, DAY, HOUR, SECOND, subscribers, type Delivering } from './delivering'

const { to } = subscribers()

describe('a message that must not be sent', () => {
  const pause = (office: Delivering) =>
    office.change((before, moment) => updateSubscription(before, { paused: true }, moment))

  test('is skipped while the subscription is paused, unless it is a test', async () => {
    const office = await to(204)
    await pause(office)
    const message = await office.recordChange()
    expect(await office.deliver(message)).toEqual({ kind: 'finished' })
    expect(office.subscriber.received).toEqual([])
    expect(await office.kept(message)).toMatchObject({ status: 'skipped', attempts: 0 })
    expect(await office.deliver(message)).toEqual({ kind: 'dropped' })
    const test = await office.recordChange({ type: 'subscription.test', data: {} })
    expect(await office.deliver(test)).toEqual({ kind: 'finished' })
    expect(office.subscriber.received.map(({ id }) => id)).toEqual([test.deliveryId])
  })

  test('is skipped between its attempts, with the last attempt stored', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliver(message)
    await pause(office)
    office.moveBy(5 * SECOND)
    expect(await office.deliver(message)).toEqual({ kind: 'finished' })
    const kept = await office.kept(message)
    expect(kept).toMatchObject({ status: 'skipped', attempts: 1, lastAttempt: { status: 500 } })
    expect(kept).not.toHaveProperty('nextAttemptAt')
    expect(office.deadLetters).toEqual([])
  })

  test('leaves no record if the clearance was lowered before the first attempt', async () => {
    const office = await to(204)
    const message = await office.recordChange()
    await office.change((before, moment) => updateSubscription(before, { clearance: 'public' }, moment))
    expect(await office.deliver(message)).toEqual({ kind: 'dropped' })
    expect(await office.deliver(redeliveryOf(message))).toEqual({ kind: 'dropped' })
    expect(office.subscriber.received).toEqual([])
    expect(await office.kept(message)).toBeUndefined()
  })

  test('is stored as skipped if the clearance was lowered after an attempt', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliver(message)
    await office.change((before, moment) => updateSubscription(before, { clearance: 'public' }, moment))
    office.moveBy(5 * SECOND)
    expect(await office.deliver(message)).toEqual({ kind: 'finished' })
    expect(office.subscriber.received).toHaveLength(1)
    expect(await office.kept(message)).toMatchObject({ status: 'skipped', attempts: 1 })
  })

  test('is dropped when the subscription is deleted, without a record', async () => {
    const office = await to(204)
    const message = await office.recordChange()
    await office.change(deleteSubscription)
    for (const each of [message, await office.recordChange({ type: 'subscription.test', data: {} })]) {
      expect(await office.deliver(each)).toEqual({ kind: 'dropped' })
      expect(await office.kept(each)).toBeUndefined()
    }
    expect(office.subscriber.received).toEqual([])
  })

  test('leaves no secret and no health of a subscription that is deleted while failing', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliver(message)
    await office.change(deleteSubscription)
    const standing = await office.deps.deliveries.readItems(message)
    expect(standing).toMatchObject({ subscription: { deletedAt: office.now.toISOString() } })
    expect([standing.health, standing.secrets]).toEqual([undefined, undefined])
  })

  test('is dropped if its change does not exist', async () => {
    const office = await to(204)
    const message = await office.recordChange()
    expect(await office.deliver({ ...message, sequence: 2 })).toEqual({ kind: 'dropped' })
    expect(office.subscriber.received).toEqual([])
  })
})

describe('a rotated secret', () => {
  test('signs together with the previous one for 24 hours, and alone afterwards', async () => {
    const office = await to(204)
    const until = await office.rotate()
    const [current, earlier] = office.subscriber.secrets
    const signedAt = async (time: number) => {
      office.now = new Date(time)
      await office.attempt()
      return office.subscriber.received.at(-1)?.signedBy
    }
    expect(await signedAt(until.getTime() - DAY)).toEqual([current, earlier])
    expect(await signedAt(until.getTime() - 1)).toEqual([current, earlier])
    expect(await signedAt(until.getTime())).toEqual([current])
  })

  test('leaves the validity of earlier secrets unchanged on another rotation', async () => {
    const office = await to(204)
    const first = await office.rotate()
    office.moveBy(HOUR)
    await office.rotate()
    const [third, second, one] = office.subscriber.secrets
    await office.attempt()
    expect(office.subscriber.received.at(-1)?.signedBy).toEqual([third, second, one])
    office.now = first
    await office.attempt()
    expect(office.subscriber.received.at(-1)?.signedBy).toEqual([third, second])
  })

  test('also signs a message that was attempted before the rotation', async () => {
    const office = await to(500)
    const message = await office.recordChange()
    await office.deliver(message)
    office.moveBy(HOUR)
    await office.rotate()
    office.subscriber.answering = 204
    await office.deliver(message)
    expect(office.subscriber.received.at(-1)?.signedBy).toEqual(office.subscriber.secrets)
  })
})
