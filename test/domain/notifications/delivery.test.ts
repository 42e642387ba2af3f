import type { AttemptOutcome } from '../../../contract/subscriptions/deliveries'
import {
  afterAttempt,
  pending,
  stepFor,
  type DeliveryMessage,
  type StoredDelivery,
  type DeliveryContext,
} from '../../../domain/notifications/delivery'
import type { Failing } from '../../../domain/notifications/health'
import type { Lane } from '../../../domain/notifications/lanes'
import { viewOfChange } from '../../../domain/shared/view'
import { visitView } from '../../../domain/visits/view'
import { changeOfType, recordedSubscription, visitWith } from './builders'

const now = new Date('2026-11-17T09:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const chance = { now: () => now, random: () => 0.5 }

const subscription = recordedSubscription({ clearance: 'press' })
const change = changeOfType('visit.planned', visitWith({ visibility: 'press' }))
const message: DeliveryMessage = {
  subscriptionId: subscription.id,
  deliveryId: change.id,
  subject: change.subject,
  sequence: change.sequence,
  requestId: change.id,
}
const EARLIER = '0199aaaa-0000-7000-8000-000000000001'
const LATER = '0199cccc-0000-7000-8000-000000000001'

const keptAs = (status: StoredDelivery['delivery']['status'], requestId = change.id): StoredDelivery => {
  const { delivery } = pending(message, change)
  return { requestId, delivery: { ...delivery, status } }
}
const failing: Failing = { failingSince: now.toISOString(), failures: 3, leaseUntil: now.toISOString() }
const slow = { slowSince: now.toISOString() }
const triedOnce = ((kept) => ({ ...kept, delivery: { ...kept.delivery, attempts: 1 } }))(keptAs('pending'))
const busy = { ...failing, leaseUntil: later(8).toISOString() }

describe('the next step of a message', () => {
  const step = (context: Partial<DeliveryContext>, lane: Lane = 'retry', clock = chance) =>
    stepFor(message, lane, { subscription, change, ...context }, clock)

  test.each<[string, Partial<DeliveryContext>]>([
    ['a first message', {}],
    ['tried before, in vain', { kept: keptAs('pending') }],
    ['a redelivery after it was delivered', { kept: keptAs('delivered', EARLIER) }],
    ['a redelivery after it failed', { kept: keptAs('failed', EARLIER) }],
    ['a redelivery after it was skipped', { kept: keptAs('skipped', EARLIER) }],
    ['a redelivery while it was pending', { kept: keptAs('pending', EARLIER) }],
    ['for a subscription that is failing, and has nothing under way', { health: failing }],
  ])('is an attempt: %s', (_when, context) => {
    const current = context.kept?.requestId === change.id ? context.kept : pending(message, change)
    expect(step(context)).toEqual({
      kind: 'attempt',
      subscription,
      content: viewOfChange(visitView, change, 'press', {}),
      current,
    })
  })

  test.each<[string, Partial<DeliveryContext>]>([
    ['the subscription does not exist', { subscription: undefined }],
    ['the subscription is deleted', { subscription: { ...subscription, deletedAt: now.toISOString() } }],
    ['the change does not exist', { change: undefined }],
    ['it was delivered', { kept: keptAs('delivered') }],
    ['it was given up', { kept: keptAs('failed') }],
    ['it was skipped', { kept: keptAs('skipped') }],
    ['a later request is pending', { kept: keptAs('pending', LATER) }],
    ['a later request was delivered', { kept: keptAs('delivered', LATER) }],
  ])('is to drop it if %s', (_when, context) => {
    expect(step(context)).toEqual({ kind: 'drop' })
    expect(step({ ...context, health: busy })).toEqual({ kind: 'drop' })
  })

  test.each<[string, Partial<DeliveryContext>]>([
    ['the subscription is paused', { subscription: { ...subscription, paused: true } }],
    [
      'the service is cleared for less by now',
      { subscription: { ...subscription, clearance: 'public' as const } },
    ],
  ])('is to skip it at once if %s', (_when, context) => {
    const kept = keptAs('pending')
    expect(step({ ...context, kept, health: busy })).toEqual({ kind: 'skip', current: kept })
  })

  test('is to wait if it arrives before its time, as a duplicate does', () => {
    const { requestId, delivery } = keptAs('pending')
    const current = {
      requestId,
      delivery: { ...delivery, attempts: 5, nextAttemptAt: later(18_000).toISOString() },
    }
    expect(step({ kept: current })).toEqual({ kind: 'wait', seconds: 18_000, current })
    const due = { requestId, delivery: { ...delivery, attempts: 5, nextAttemptAt: later(1).toISOString() } }
    expect(step({ kept: due }).kind).toBe('attempt')
  })

  test('is an attempt for a test of a paused subscription', () => {
    const test = changeOfType('subscription.test', { subscriptionId: subscription.id })
    for (const context of [{ paused: true }, { clearance: 'public' as const }])
      expect(step({ subscription: { ...subscription, ...context }, change: test }).kind).toBe('attempt')
  })

  test('is to wait while another attempt holds the lease of a failing subscription', () => {
    // 8 s of the lease, and half of the 5 s that have doubled with each of three failures.
    expect(step({ health: busy })).toEqual({
      kind: 'wait',
      seconds: 28,
      current: pending(message, change),
    })
    const stepAt = (seconds: number) =>
      step({ health: busy }, 'retry', { ...chance, now: () => later(seconds) }).kind
    expect([7.999, 8].map(stepAt)).toEqual(['wait', 'attempt'])
  })

  test('is an attempt for a slow subscription in the lane of retries, whatever else is running', () => {
    expect(step({ health: slow }).kind).toBe('attempt')
  })

  test.each<[string, Partial<DeliveryContext>]>([
    ['the subscription is slow', { health: slow }],
    ['the subscription is failing', { health: failing }],
    ['another attempt holds the lease', { health: busy }],
    ['an attempt has failed', { kept: triedOnce }],
  ])('is to move it from the lane of first attempts to that of retries if %s', (_when, context) => {
    expect(step(context, 'first')).toEqual({ kind: 'move' })
  })

  test.each<[string, Partial<DeliveryContext>, string]>([
    ['a first message is attempted', {}, 'attempt'],
    ['a redelivery is attempted', { kept: keptAs('failed', EARLIER) }, 'attempt'],
    ['a delivered message is dropped', { kept: keptAs('delivered'), health: slow }, 'drop'],
    [
      'a message that must not be sent is skipped',
      { kept: triedOnce, health: slow, subscription: { ...subscription, paused: true } },
      'skip',
    ],
  ])('in the lane of first attempts: %s', (_what, context, kind) => {
    expect(step(context, 'first').kind).toBe(kind)
  })
})

describe('a delivery after an attempt', () => {
  const attempted = { outcome: 'refused' as AttemptOutcome, status: 500, ms: 12.4 }
  const after = (attempts: number, fields: object = {}, at = now) => {
    const { requestId, delivery } = keptAs('pending')
    const before = { requestId, delivery: { ...delivery, attempts, nextAttemptAt: now.toISOString() } }
    return afterAttempt(before, { ...attempted, ...fields }, at, { ...chance, now: () => later(2) })
  }

  test('is delivered after a success, without a next attempt', () => {
    const { kept, retryIn } = after(3, { outcome: 'delivered', status: 204 })
    expect(retryIn).toBeUndefined()
    const { nextAttemptAt: _, ...rest } = keptAs('delivered').delivery
    const lastAttempt = { at: now.toISOString(), outcome: 'delivered', status: 204, ms: 12 }
    expect(kept).toEqual({ requestId: change.id, delivery: { ...rest, attempts: 4, lastAttempt } })
  })

  test('is pending after a failure, with the next attempt counted from the end of this one', () => {
    const { kept, retryIn } = after(1)
    expect(retryIn).toBe(300)
    expect(kept.delivery).toMatchObject({
      status: 'pending',
      attempts: 2,
      lastAttempt: { at: now.toISOString(), outcome: 'refused', status: 500 },
      nextAttemptAt: later(302).toISOString(),
    })
  })

  test('waits as Retry-After says, between one and two times the regular wait', () => {
    const waitFor = (retryAfterSeconds: number) => after(1, { retryAfterSeconds }).retryIn
    expect([1, 300, 444, 600, 86_400].map(waitFor)).toEqual([300, 300, 444, 600, 600])
  })

  test.each(['redirected', 'refused', 'timed-out', 'unreachable', 'unreadable', 'blocked'] as const)(
    'fails after nine attempts with the outcome %s',
    (outcome) => {
      expect(after(7, { outcome })).toMatchObject({
        retryIn: 36_000,
        kept: { delivery: { status: 'pending', attempts: 8 } },
      })
      const last = after(8, { outcome, retryAfterSeconds: 5 })
      expect(last.retryIn).toBeUndefined()
      expect(last.kept.delivery).toMatchObject({ status: 'failed', attempts: 9, lastAttempt: { outcome } })
      expect(last.kept.delivery).not.toHaveProperty('nextAttemptAt')
    },
  )

  test('fails at once with the outcome gone, regardless of Retry-After', () => {
    const { kept, retryIn } = after(0, { outcome: 'gone', status: 410, retryAfterSeconds: 60 })
    expect(retryIn).toBeUndefined()
    expect(kept.delivery).toMatchObject({ status: 'failed', attempts: 1 })
  })

  test('has no status code without a response', () => {
    const { lastAttempt } = after(0, { outcome: 'timed-out', status: undefined }).kept.delivery
    expect(lastAttempt).toEqual({ at: now.toISOString(), outcome: 'timed-out', ms: 12 })
  })
})

test('a redelivery resets the attempts', () => {
  const { requestId, delivery } = pending({ ...message, requestId: LATER }, change)
  expect(requestId).toBe(LATER)
  expect(delivery).toEqual({
    id: change.id,
    type: 'visit.planned',
    subject: change.subject,
    sequence: 1,
    status: 'pending',
    attempts: 0,
  })
})
