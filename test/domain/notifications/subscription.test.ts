import {
  subscription,
  subscriptionInput,
  redeliveryChange,
  replayChange,
  subscriptionChange,
  testChange,
} from '../../../contract/subscriptions/schemas'
import {
  deleteSubscription,
  disableSubscription,
  recordSubscription,
  requestRedelivery,
  requestReplay,
  requestTest,
  rotateSecret,
  updateSubscription,
} from '../../../domain/notifications/subscription'
import { pending } from '../../../domain/notifications/delivery'
import { momentAt, pointersOf, refusalOf, understood } from '../shared/builders'
import { recordedSubscription, SECRET, subscriptionBody } from './builders'

const running = recordedSubscription()
const paused = { ...running, paused: true }
const disabled = { ...paused, disabled: { at: '2026-11-16T00:00:00.000Z', because: 'failing' as const } }
const deleted = { ...running, deletedAt: '2026-11-16T00:00:00.000Z' }

describe('recording a subscription', () => {
  const record = (fields: object = {}) =>
    recordSubscription(understood(subscriptionInput, subscriptionBody(fields)), momentAt())

  test('applies the defaults: active, with clearance public', () => {
    const { thing, change } = record()
    expect(understood(subscription, thing)).toEqual(thing)
    expect(thing).toMatchObject({ ...subscriptionBody(), clearance: 'public', paused: false, version: 1 })
    expect(understood(subscriptionChange, change)).toEqual(change)
    expect(change).toMatchObject({
      type: 'subscription.recorded',
      subject: `subscriptions/${thing.id}`,
      sequence: 1,
      data: thing,
      changed: [''],
    })
  })

  test('stores no secret in the subscription or its change', () => {
    const recorded = record({ secret: SECRET })
    expect(JSON.stringify(recorded)).not.toContain(SECRET)
    expect(recorded).toEqual(record())
  })
})

describe('patching a subscription', () => {
  const update = (patch: object, before = running) => updateSubscription(before, patch, momentAt())

  test('changes the given fields and lists their pointers', () => {
    const patch = { clearance: 'press', partnershipIds: ['istanbul'], types: ['*'] }
    const next = update(patch)
    expect(next?.thing).toMatchObject({ ...patch, name: running.name, version: 2 })
    expect(next?.change).toMatchObject({ type: 'subscription.updated', sequence: 2 })
    expect(next?.change.changed.toSorted()).toEqual(['/clearance', '/partnershipIds', '/types'])
  })

  test('resets clearance and partnerships by null', () => {
    const lessVisible = recordedSubscription({ clearance: 'internal', partnershipIds: ['istanbul'] })
    const { thing } = update({ clearance: null, partnershipIds: null }, lessVisible) ?? {}
    expect(thing?.clearance).toBe('public')
    expect(thing).not.toHaveProperty('partnershipIds')
  })

  test('pauses and resumes it', () => {
    expect(update({ paused: true })?.thing.paused).toBe(true)
    expect(update({ paused: false }, paused)?.thing.paused).toBe(false)
  })

  test('removes `disabled` on resumption only', () => {
    const resumed = update({ paused: false }, disabled)
    expect(resumed?.thing).not.toHaveProperty('disabled')
    expect(resumed?.change.changed.toSorted()).toEqual(['/disabled', '/paused'])
    expect(update({ name: 'Press' }, disabled)?.thing.disabled).toEqual(disabled.disabled)
  })

  test.each([{}, { paused: false }, { name: running.name, types: running.types }])(
    'makes no change if nothing differs: %j',
    (patch) => {
      expect(update(patch)).toBeUndefined()
    },
  )

  test.each([
    [{ url: null }, '/url'],
    [{ url: 'ftp://press.example' }, '/url'],
    [{ types: [] }, '/types'],
    [{ types: ['visit'] }, '/types/0'],
    [{ partnershipIds: [] }, '/partnershipIds'],
    [{ clearance: 'secret' }, '/clearance'],
    [{ paused: null }, '/paused'],
    [{ secret: SECRET }, '/secret'],
    [{ disabled: { at: '2026-11-16T00:00:00.000Z', because: 'gone' } }, '/disabled'],
    [{ deletedAt: '2026-11-17T09:00:00.000Z' }, '/deletedAt'],
  ])('rejects %j', (patch, pointer) => {
    expect(pointersOf(refusalOf(() => update(patch)))).toEqual([pointer])
  })
})

describe('rotating the secret', () => {
  test('keeps the previous secret valid for 24 hours', () => {
    const { thing, change } = rotateSecret(running, momentAt('2026-11-17T09:00:00.000Z'))
    expect(thing.earlierSecretUntil).toBe('2026-11-18T09:00:00.000Z')
    expect(change).toMatchObject({ type: 'subscription.secret-rotated', changed: ['/earlierSecretUntil'] })
    expect(understood(subscriptionChange, change)).toEqual(change)
  })

  test('restarts the 24 hours on another rotation', () => {
    const once = rotateSecret(running, momentAt('2026-11-17T09:00:00.000Z')).thing
    const twice = rotateSecret(once, momentAt('2026-11-17T10:00:00.000Z')).thing
    expect(twice).toMatchObject({ earlierSecretUntil: '2026-11-18T10:00:00.000Z', version: 3 })
  })

  test('is possible for a paused subscription', () => {
    expect(rotateSecret(paused, momentAt()).thing).toMatchObject({ paused: true })
  })
})

describe('disabling a subscription', () => {
  test('pauses it, and records the time and the reason', () => {
    const next = disableSubscription(running, 'gone', momentAt('2026-11-17T09:00:00.000Z'))
    expect(next?.thing).toMatchObject({
      paused: true,
      disabled: { at: '2026-11-17T09:00:00.000Z', because: 'gone' },
    })
    expect(next?.change.type).toBe('subscription.disabled')
    expect(understood(subscription, next?.thing)).toEqual(next?.thing)
  })

  test.each([
    ['paused', paused],
    ['disabled', disabled],
    ['deleted', deleted],
  ])('makes no change if it is already %s', (_what, before) => {
    expect(disableSubscription(before, 'failing', momentAt())).toBeUndefined()
  })
})

describe('a deleted subscription', () => {
  test('keeps its fields, with the time of the deletion and without the earlier secret', () => {
    const rotated = rotateSecret(running, momentAt()).thing
    const next = deleteSubscription(rotated, momentAt('2026-11-17T09:00:00.000Z'))
    expect(next?.thing).toMatchObject({ name: running.name, deletedAt: '2026-11-17T09:00:00.000Z' })
    expect(next?.thing).not.toHaveProperty('earlierSecretUntil')
    expect(next?.change.type).toBe('subscription.deleted')
  })

  test('cannot be deleted again', () => {
    expect(deleteSubscription(deleted, momentAt())).toBeUndefined()
  })

  test.each([
    ['changed', () => updateSubscription(deleted, { name: 'Press' }, momentAt())],
    ['resumed', () => updateSubscription({ ...deleted, paused: true }, { paused: false }, momentAt())],
    ['given a new secret', () => rotateSecret(deleted, momentAt())],
    ['tested', () => requestTest(deleted, momentAt())],
    ['sent anything again', () => requestRedelivery(deleted, delivery, momentAt())],
    ['sent what it missed', () => requestReplay(deleted, days, momentAt())],
  ])('cannot be %s', (_what, rule) => {
    expect(refusalOf(rule)).toMatchObject({ code: 'forbidden-step', details: { allowed: [] } })
  })
})

const id = '0199bbbb-0000-7000-8000-000000000001'
const hiddenBy = { subject: 'visits/one', sequence: 2 }
const message = { subscriptionId: running.id, deliveryId: id, ...hiddenBy, requestId: id }
const delivery = pending(message, { type: 'visit.updated' })
const days = { from: '2026-11-16', to: '2026-11-17' }

describe('a request for a subscription', () => {
  const own = (kind: string) => new RegExp(`^subscriptions/${running.id}/${kind}/[0-9a-f-]{36}$`)

  test('is possible for a test of a paused subscription', () => {
    for (const each of [running, paused, disabled]) {
      const change = requestTest(each, momentAt())
      expect(understood(testChange, change)).toEqual(change)
      expect(change.subject).toMatch(own('tests'))
      expect(change).toMatchObject({ sequence: 1, data: { subscriptionId: running.id } })
    }
  })

  test('names the delivery for a redelivery', () => {
    const request = requestRedelivery(running, delivery, momentAt())
    expect(understood(redeliveryChange, request)).toEqual(request)
    expect(request.subject).toMatch(own('redeliveries'))
    expect(request.data).toEqual({ subscriptionId: running.id, deliveryId: id, ...hiddenBy })
  })

  test('names the hiding change for a withdrawal', () => {
    const withdraws = {
      type: 'book-entry.withdrawn',
      subject: 'books/golden-book/entries/7',
      sequence: 3,
    } as const
    const withdrawal = pending({ ...message, withdraws }, { type: 'visit.updated' })
    const request = requestRedelivery(running, withdrawal, momentAt())
    expect(understood(redeliveryChange, request)).toEqual(request)
    expect(request.data).toEqual({ subscriptionId: running.id, deliveryId: id, ...hiddenBy, withdraws })
  })

  test('names the days for a replay', () => {
    const change = requestReplay(running, { ...days, types: ['visit.*'] }, momentAt())
    expect(understood(replayChange, change)).toEqual(change)
    expect(change.subject).toMatch(own('replays'))
    expect(change.data).toEqual({ subscriptionId: running.id, ...days, types: ['visit.*'] })
  })

  test('has a subject of its own', () => {
    const moment = momentAt()
    const subjects = [1, 2].map(() => requestTest(running, moment).subject)
    expect(new Set(subjects).size).toBe(2)
  })

  test.each([
    ['redelivery', () => requestRedelivery(paused, delivery, momentAt())],
    ['replay', () => requestReplay(paused, days, momentAt())],
  ])('is rejected for a %s while the subscription is paused', (_what, rule) => {
    expect(refusalOf(rule)).toMatchObject({ code: 'forbidden-step', details: { allowed: ['PATCH'] } })
  })
})
