/** The messages of a change to each subscription that it reaches. */
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../../lambdas/table/table'
import { pending } from '../../../domain/notifications/delivery'
import { requestRedelivery, requestReplay, requestTest } from '../../../domain/notifications/subscription'
import { visitSubject } from '../../../domain/visits/visit'
import { visitSummary, visitRecord } from '../../../lambdas/visits/record'
import { openStore } from '../../../lambdas/table/store'
import { thingItems } from '../../../lambdas/table/write-items'
import { BERLIN } from '../../domain/shared/builders'
import { changeOfType, visitWith } from '../../domain/notifications/builders'
import { interceptCommands } from '../../support/intercept-commands'
import { BOOKS, FanningOut, messageOf } from './fanning-out'

let office: FanningOut

beforeAll(async () => {
  office = await FanningOut.open()
})
afterEach(() => office.clear())
afterAll(() => office.table.remove())

const groups = () => new Set(office.deliveries.map(({ group }) => group))
const publicVisit = () => office.recordChange('visit.planned', { visibility: 'public' })

describe('a change', () => {
  const visibilities = ['public', 'press', 'internal'] as const

  test('becomes a message for each subscription to its type, in a message group of its own', async () => {
    const [one, two] = [await office.subscribe(), await office.subscribe({ types: ['*'] })]
    await office.subscribe({ types: ['partnership.*'] })
    const signed = await office.recordChange('book-entry.signed')
    expect(await office.fanOut(signed)).toBe('done')
    const expected = [one, two].map(({ id }) => ({ body: messageOf(signed, id), group: id }))
    expect(new Set(office.deliveries)).toEqual(new Set(expected))
    expect(office.announced).toEqual([])
  })

  test.each(visibilities)(
    'that is %s is queued only for subscriptions with that clearance',
    async (visibility) => {
      const all = await Promise.all(visibilities.map((clearance) => office.subscribe({ clearance })))
      await office.fanOut(await office.recordChange('visit.planned', { visibility }))
      const cleared = all.slice(visibilities.indexOf(visibility)).map(({ id }) => id)
      expect(groups()).toEqual(new Set(cleared))
    },
  )

  test('is queued for subscriptions of its partnership, or of the partnership of its visit', async () => {
    const fields = { types: ['*'], clearance: 'internal' }
    const istanbul = await office.subscribe({ ...fields, partnershipIds: ['rome', 'istanbul'] })
    await office.subscribe({ ...fields, partnershipIds: ['paris'] })
    const visit = visitWith({ id: uuidv7() })
    const planned = { ...changeOfType('visit.planned', visit), subject: visitSubject(visit.id) }
    await office.store.write({ actor: 'office' }, async () => ({
      change: planned,
      items: thingItems(visitRecord(visit, visitSummary(visit, ['TR'], BERLIN)), planned),
    }))
    const about = [
      planned,
      await office.recordChange('partnership.updated', { id: 'istanbul' }),
      await office.recordChange('anniversary.upcoming', { partnershipId: 'istanbul' }),
      await office.recordChange('book-entry.signed', { visitId: visit.id }),
    ]
    const ofNone = [
      await office.recordChange('book-entry.signed', { visitId: uuidv7() }),
      await office.recordChange('book-entry.signed'),
      await office.recordChange('book.volume-opened'),
    ]
    for (const each of [...about, ...ofNone]) await office.fanOut(each)
    expect(office.deliveries.map(({ body }) => body)).toEqual(
      about.map((each) => messageOf(each, istanbul.id)),
    )
  })

  test('is not queued for paused or deleted subscriptions, and again after resumption', async () => {
    const [paused, deleted, resumed] = await Promise.all([1, 2, 3].map(() => office.subscribe()))
    if (!paused || !deleted || !resumed) throw new Error('no subscription')
    for (const each of [paused, resumed]) await office.pause(each)
    await office.pause(resumed, false)
    await office.remove(deleted)
    await office.fanOut(await publicVisit())
    expect(groups()).toEqual(new Set([resumed.id]))
  })

  test('is queued for all subscriptions on all pages of the query', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => office.subscribe()))
    const pages = interceptCommands(office.table.client, (command, pass) => {
      if (command.constructor.name === 'QueryCommand') command.input.Limit = 2
      return pass()
    })
    const store = openStore(openTable(office.table.name, pages), {
      now: () => office.now,
      newId: () => uuidv7(),
    })
    await office.fanOut(await publicVisit(), { ...office.deps, store: { ...store, books: BOOKS } })
    expect(groups()).toEqual(new Set(all.map(({ id }) => id)))
  })
})

describe('a request of an administrator', () => {
  test('for a test queues one message, for its subscription only', async () => {
    const subscription = await office.subscribe({ types: ['visit.*'] })
    await office.subscribe({ types: ['*'], clearance: 'internal' })
    const request = requestTest(subscription, office.moment)
    await office.fanOut(request)
    expect(office.deliveries).toEqual([{ body: messageOf(request, subscription.id), group: subscription.id }])
  })

  test('for a redelivery queues the earlier change with the id of the request', async () => {
    const subscription = await office.subscribe()
    const planned = await publicVisit()
    const kept = pending(messageOf(planned, subscription.id), planned)
    const request = requestRedelivery(subscription, kept, office.moment)
    await office.fanOut(request)
    expect(office.deliveries).toEqual([
      { body: messageOf(planned, subscription.id, request.id), group: subscription.id },
    ])
  })

  test('for a replay queues its first step, and no deliveries', async () => {
    const subscription = await office.subscribe()
    const request = requestReplay(subscription, { from: '2026-11-01', to: '2026-11-03' }, office.moment)
    await office.fanOut(request)
    const replay = {
      subscriptionId: subscription.id,
      day: '2026-11-01',
      to: '2026-11-03',
      requestId: request.id,
    }
    expect(office.deliveries).toEqual([])
    expect(office.announced).toEqual([{ body: { replay }, group: subscription.id }])
  })
})

describe('when SQS rejects a message', () => {
  const full = { send: () => Promise.reject(new Error('full')) }

  test('retries the change, and then queues all messages', async () => {
    const all = await Promise.all([1, 2, 3].map(() => office.subscribe()))
    const planned = await publicVisit()
    // The first batch is taken, the next one is not.
    const half = {
      send: async (messages: readonly (typeof office.deliveries)[number][]) => {
        office.deliveries.push(...messages.slice(0, 1))
        throw new Error('full')
      },
    }
    await expect(office.fanOut(planned, { ...office.deps, deliveries: half })).rejects.toThrow('full')
    office.deliveries.length = 0
    expect(await office.fanOut(planned)).toBe('done')
    expect(office.deliveries).toHaveLength(all.length)
    expect(groups()).toEqual(new Set(all.map(({ id }) => id)))
  })

  test('retries the step of a replay', async () => {
    const subscription = await office.subscribe()
    const request = requestReplay(subscription, { from: '2026-11-01', to: '2026-11-03' }, office.moment)
    await expect(office.fanOut(request, { ...office.deps, announced: full })).rejects.toThrow('full')
    await office.fanOut(request)
    expect(office.announced).toHaveLength(1)
  })
})
