/** Visits and entries that leave a partnership, and the subscriptions to that partnership. */
import type { Change } from '../../../contract/changes'
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { requireRecorded } from '../../withdrawals/in-process-registry'
import { registries, type Service, type Withdrawing } from './withdrawing'

const withRegistry = registries()

const DAYS = { from: '2026-11-17', to: '2026-11-17' }

interface Scene {
  readonly registry: Withdrawing
  readonly istanbul: Service
  readonly paris: Service
  /** A visit of the partnership with Istanbul, with an entry. */
  readonly visit: Change<Visit>
  readonly entry: Change<Entry>
}

/** A registry with a service for each of two partnerships, which have received a visit and its entry. */
const withVisit = (use: (scene: Scene) => Promise<void>): Promise<void> =>
  withRegistry(async (registry) => {
    const istanbul = await registry.service({ partnershipIds: ['istanbul'] })
    const paris = await registry.service({ partnershipIds: ['paris'] })
    const visit = await requireRecorded(registry.recordVisit(about('istanbul')))
    const entry = await requireRecorded(registry.sign({ visibility: 'public', visitId: visit.data.id }))
    await registry.work()
    expect(idsOf(istanbul.newMessages())).toEqual([visit.id, entry.id])
    expect(paris.newMessages()).toEqual([])
    await use({ registry, istanbul, paris, visit, entry })
  })

const about = (partnershipId: string) => ({ visibility: 'public', partnershipId })
const idsOf = (changes: readonly { readonly id: string }[]): string[] => changes.map(({ id }) => id)

const move = (registry: Withdrawing, { data }: Change<Visit>, partnershipId: string | null) =>
  requireRecorded(registry.patchVisit(data.id, { partnershipId }))
const moveEntry = (registry: Withdrawing, { subject }: Change<Entry>, { data }: Change<Visit>) =>
  requireRecorded(registry.correctEntry(subject, { visitId: data.id }))

/** The withdrawal of a thing, by its own change or by that of another thing. */
const withdrawalBy = ({ time }: Change, { subject, sequence, type }: Change) => ({
  id: expect.any(String),
  type: `${type.split('.')[0]}.withdrawn`,
  time,
  subject,
  sequence,
})

test('a visit that leaves a partnership is withdrawn with its entries, and new to the other one', () =>
  withVisit(async ({ registry, istanbul, paris, visit, entry }) => {
    const other = await requireRecorded(
      registry.sign({ visibility: 'public', visitId: visit.data.id }, 'guest-book'),
    )
    const corrected = await requireRecorded(registry.correctEntry(entry.subject, { place: 'Rotes Rathaus' }))
    await requireRecorded(registry.sign({ visibility: 'press', visitId: visit.data.id }))
    await registry.work()
    expect(idsOf(istanbul.newMessages())).toEqual([other.id, corrected.id])
    const moved = await move(registry, visit, 'paris')
    await registry.work()
    const withdrawals = istanbul.newMessages()
    expect(withdrawals).toEqual([
      withdrawalBy(moved, moved),
      withdrawalBy(moved, corrected),
      withdrawalBy(moved, other),
    ])
    expect(new Set(idsOf(withdrawals)).size).toBe(3)
    expect(paris.newMessages()).toMatchObject([{ id: moved.id, changed: [''] }])
    await registry.replay(istanbul.id, DAYS)
    await registry.workOff()
    expect(new Set(idsOf(istanbul.newMessages()))).toEqual(new Set(idsOf(withdrawals)))
  }))

test('an internal subscription to the new partnership is sent the visit as a whole too', () =>
  withVisit(async ({ registry, visit }) => {
    const paris = await registry.service({ partnershipIds: ['paris'], clearance: 'internal' })
    const moved = await move(registry, visit, 'paris')
    await registry.work()
    expect(paris.newMessages()).toEqual([{ ...moved, changed: [''] }])
  }))

test('a subscription to both partnerships is sent the change, and no withdrawal', () =>
  withVisit(async ({ registry, visit }) => {
    const both = await registry.service({ partnershipIds: ['istanbul', 'paris'] })
    const moved = await move(registry, visit, 'paris')
    await registry.work()
    expect(both.newMessages()).toMatchObject([{ id: moved.id, changed: ['/partnershipId'] }])
  }))

test('an entry that is corrected to a visit of another partnership is withdrawn', () =>
  withVisit(async ({ registry, istanbul, paris, entry }) => {
    const elsewhere = await requireRecorded(registry.recordVisit(about('paris')))
    const moved = await moveEntry(registry, entry, elsewhere)
    await registry.work()
    expect(istanbul.newMessages()).toEqual([withdrawalBy(moved, moved)])
    expect(paris.newMessages()).toMatchObject([{ id: elsewhere.id }, { id: moved.id, changed: [''] }])
  }))

test('a pending withdrawal of an entry is skipped when its visit returns to the partnership', () =>
  withVisit(async ({ registry, istanbul, visit, entry }) => {
    istanbul.subscriber.answering = 500
    const moved = await move(registry, visit, null)
    await registry.work()
    expect(istanbul.newMessages()).toContainEqual(withdrawalBy(moved, moved))
    const back = await move(registry, visit, 'istanbul')
    istanbul.subscriber.answering = 204
    await registry.workOff()
    expect(idsOf(istanbul.newMessages())).toEqual([back.id])
    const { items } = await registry.deliveries.readPage({ subscriptionId: istanbul.id, limit: 10 })
    const skipped = items.filter(({ status }) => status === 'skipped').map(({ subject }) => subject)
    expect(new Set(skipped)).toEqual(new Set([visit.subject, entry.subject]))
  }))

describe('changes that are fanned out late', () => {
  test('withdraw an entry that has moved, even if its former visit has left the partnership since', () =>
    withVisit(async ({ registry, istanbul, visit, entry }) => {
      const elsewhere = await requireRecorded(registry.recordVisit(about('paris')))
      const moved = await moveEntry(registry, entry, elsewhere)
      const left = await move(registry, visit, null)
      await registry.work()
      expect(istanbul.newMessages()).toEqual([withdrawalBy(moved, moved), withdrawalBy(left, left)])
    }))

  test('withdraw the entries that the visit had, including one that has moved to another visit since', () =>
    withVisit(async ({ registry, istanbul, visit, entry }) => {
      const elsewhere = await requireRecorded(registry.recordVisit(about('paris')))
      const left = await move(registry, visit, null)
      await moveEntry(registry, entry, elsewhere)
      await registry.work()
      expect(istanbul.newMessages()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
    }))

  test('withdraw an entry that has been narrowed since, by its former visibility', () =>
    withVisit(async ({ registry, istanbul, visit, entry }) => {
      const left = await move(registry, visit, null)
      await registry.correctEntry(entry.subject, { visibility: 'internal' })
      await registry.work()
      expect(istanbul.newMessages()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
    }))

  test('withdraw no entry that has moved to the visit since', () =>
    withVisit(async ({ registry, istanbul, visit }) => {
      const own = await requireRecorded(registry.sign({ visibility: 'public' }))
      const left = await move(registry, visit, null)
      await moveEntry(registry, own, visit)
      await registry.work()
      const withdrawals = istanbul.newMessages()
      expect(withdrawals).toContainEqual(withdrawalBy(left, left))
      expect(withdrawals.map(({ subject }) => subject)).not.toContain(own.subject)
    }))

  test('withdraw an entry once, if they were fanned out in time before', () =>
    withVisit(async ({ registry, istanbul, visit, entry }) => {
      const elsewhere = await requireRecorded(registry.recordVisit(about('paris')))
      const left = await move(registry, visit, null)
      await registry.work()
      expect(istanbul.newMessages()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
      await moveEntry(registry, entry, elsewhere)
      await registry.workOff()
      expect(istanbul.newMessages()).toEqual([])
    }))
})

test('a subscription that was recorded after a visit was hidden is sent no withdrawal, not by a replay either', () =>
  withVisit(async ({ registry, visit, entry }) => {
    const elsewhere = await requireRecorded(registry.recordVisit(about('paris')))
    await move(registry, visit, null)
    const younger = await registry.service({ partnershipIds: ['istanbul'] })
    await moveEntry(registry, entry, elsewhere)
    await registry.workOff()
    expect(younger.newMessages()).toEqual([])
    await registry.replay(younger.id, DAYS)
    await registry.workOff()
    expect(younger.newMessages()).toEqual([])
  }))

test('a replay does not send an entry for the partnership to which its visit has moved since', () =>
  withVisit(async ({ registry, paris, visit }) => {
    const moved = await move(registry, visit, 'paris')
    await registry.work()
    expect(idsOf(paris.newMessages())).toEqual([moved.id])
    await registry.replay(paris.id, DAYS)
    await registry.workOff()
    expect(idsOf(paris.newMessages())).toEqual([moved.id])
  }))
