/** Visits and entries that leave a partnership, and the subscriptions to that partnership. */
import type { Change } from '../../../contract/changes'
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { recorded } from '../../withdrawals/office'
import { offices, type Service, type Withdrawing } from './withdrawing'

const withOffice = offices()

const DAYS = { from: '2026-11-17', to: '2026-11-17' }

interface Scene {
  readonly office: Withdrawing
  readonly istanbul: Service
  readonly paris: Service
  /** A visit of the partnership with Istanbul, with an entry. */
  readonly visit: Change<Visit>
  readonly entry: Change<Entry>
}

/** An office with a service for each of two partnerships, which have received a visit and its entry. */
const withVisit = (use: (scene: Scene) => Promise<void>): Promise<void> =>
  withOffice(async (office) => {
    const istanbul = await office.service({ partnershipIds: ['istanbul'] })
    const paris = await office.service({ partnershipIds: ['paris'] })
    const visit = await recorded(office.recordVisit(about('istanbul')))
    const entry = await recorded(office.sign({ visibility: 'public', visitId: visit.data.id }))
    await office.work()
    expect(idsOf(istanbul.news())).toEqual([visit.id, entry.id])
    expect(paris.news()).toEqual([])
    await use({ office, istanbul, paris, visit, entry })
  })

const about = (partnershipId: string) => ({ visibility: 'public', partnershipId })
const idsOf = (changes: readonly { readonly id: string }[]): string[] => changes.map(({ id }) => id)

const move = (office: Withdrawing, { data }: Change<Visit>, partnershipId: string | null) =>
  recorded(office.patchVisit(data.id, { partnershipId }))
const moveEntry = (office: Withdrawing, { subject }: Change<Entry>, { data }: Change<Visit>) =>
  recorded(office.correctEntry(subject, { visitId: data.id }))

/** The withdrawal of a thing, by its own change or by that of another thing. */
const withdrawalBy = ({ time }: Change, { subject, sequence, type }: Change) => ({
  id: expect.any(String),
  type: `${type.split('.')[0]}.withdrawn`,
  time,
  subject,
  sequence,
})

test('a visit that leaves a partnership is withdrawn with its entries, and new to the other one', () =>
  withVisit(async ({ office, istanbul, paris, visit, entry }) => {
    const other = await recorded(office.sign({ visibility: 'public', visitId: visit.data.id }, 'guest-book'))
    const corrected = await recorded(office.correctEntry(entry.subject, { place: 'Rotes Rathaus' }))
    await recorded(office.sign({ visibility: 'press', visitId: visit.data.id }))
    await office.work()
    expect(idsOf(istanbul.news())).toEqual([other.id, corrected.id])
    const moved = await move(office, visit, 'paris')
    await office.work()
    const withdrawals = istanbul.news()
    expect(withdrawals).toEqual([
      withdrawalBy(moved, moved),
      withdrawalBy(moved, corrected),
      withdrawalBy(moved, other),
    ])
    expect(new Set(idsOf(withdrawals)).size).toBe(3)
    expect(paris.news()).toMatchObject([{ id: moved.id, changed: [''] }])
    await office.replay(istanbul.id, DAYS)
    await office.workOff()
    expect(new Set(idsOf(istanbul.news()))).toEqual(new Set(idsOf(withdrawals)))
  }))

test('an internal subscription to the new partnership is sent the visit as a whole too', () =>
  withVisit(async ({ office, visit }) => {
    const paris = await office.service({ partnershipIds: ['paris'], clearance: 'internal' })
    const moved = await move(office, visit, 'paris')
    await office.work()
    expect(paris.news()).toEqual([{ ...moved, changed: [''] }])
  }))

test('a subscription to both partnerships is sent the change, and no withdrawal', () =>
  withVisit(async ({ office, visit }) => {
    const both = await office.service({ partnershipIds: ['istanbul', 'paris'] })
    const moved = await move(office, visit, 'paris')
    await office.work()
    expect(both.news()).toMatchObject([{ id: moved.id, changed: ['/partnershipId'] }])
  }))

test('an entry that is corrected to a visit of another partnership is withdrawn', () =>
  withVisit(async ({ office, istanbul, paris, entry }) => {
    const elsewhere = await recorded(office.recordVisit(about('paris')))
    const moved = await moveEntry(office, entry, elsewhere)
    await office.work()
    expect(istanbul.news()).toEqual([withdrawalBy(moved, moved)])
    expect(paris.news()).toMatchObject([{ id: elsewhere.id }, { id: moved.id, changed: [''] }])
  }))

test('a pending withdrawal of an entry is skipped when its visit returns to the partnership', () =>
  withVisit(async ({ office, istanbul, visit, entry }) => {
    istanbul.subscriber.answering = 500
    const moved = await move(office, visit, null)
    await office.work()
    expect(istanbul.news()).toContainEqual(withdrawalBy(moved, moved))
    const back = await move(office, visit, 'istanbul')
    istanbul.subscriber.answering = 204
    await office.workOff()
    expect(idsOf(istanbul.news())).toEqual([back.id])
    const { items } = await office.deliveries.readPage({ subscriptionId: istanbul.id, limit: 10 })
    const skipped = items.filter(({ status }) => status === 'skipped').map(({ subject }) => subject)
    expect(new Set(skipped)).toEqual(new Set([visit.subject, entry.subject]))
  }))

describe('changes that are fanned out late', () => {
  test('withdraw an entry that has moved, even if its former visit has left the partnership since', () =>
    withVisit(async ({ office, istanbul, visit, entry }) => {
      const elsewhere = await recorded(office.recordVisit(about('paris')))
      const moved = await moveEntry(office, entry, elsewhere)
      const left = await move(office, visit, null)
      await office.work()
      expect(istanbul.news()).toEqual([withdrawalBy(moved, moved), withdrawalBy(left, left)])
    }))

  test('withdraw the entries that the visit had, including one that has moved to another visit since', () =>
    withVisit(async ({ office, istanbul, visit, entry }) => {
      const elsewhere = await recorded(office.recordVisit(about('paris')))
      const left = await move(office, visit, null)
      await moveEntry(office, entry, elsewhere)
      await office.work()
      expect(istanbul.news()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
    }))

  test('withdraw an entry that has been narrowed since, by its former visibility', () =>
    withVisit(async ({ office, istanbul, visit, entry }) => {
      const left = await move(office, visit, null)
      await office.correctEntry(entry.subject, { visibility: 'internal' })
      await office.work()
      expect(istanbul.news()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
    }))

  test('withdraw no entry that has moved to the visit since', () =>
    withVisit(async ({ office, istanbul, visit }) => {
      const own = await recorded(office.sign({ visibility: 'public' }))
      const left = await move(office, visit, null)
      await moveEntry(office, own, visit)
      await office.work()
      const withdrawals = istanbul.news()
      expect(withdrawals).toContainEqual(withdrawalBy(left, left))
      expect(withdrawals.map(({ subject }) => subject)).not.toContain(own.subject)
    }))

  test('withdraw an entry once, if they were fanned out in time before', () =>
    withVisit(async ({ office, istanbul, visit, entry }) => {
      const elsewhere = await recorded(office.recordVisit(about('paris')))
      const left = await move(office, visit, null)
      await office.work()
      expect(istanbul.news()).toEqual([withdrawalBy(left, left), withdrawalBy(left, entry)])
      await moveEntry(office, entry, elsewhere)
      await office.workOff()
      expect(istanbul.news()).toEqual([])
    }))
})

test('a subscription that was recorded after a visit was hidden is sent no withdrawal, not by a replay either', () =>
  withVisit(async ({ office, visit, entry }) => {
    const elsewhere = await recorded(office.recordVisit(about('paris')))
    await move(office, visit, null)
    const younger = await office.service({ partnershipIds: ['istanbul'] })
    await moveEntry(office, entry, elsewhere)
    await office.workOff()
    expect(younger.news()).toEqual([])
    await office.replay(younger.id, DAYS)
    await office.workOff()
    expect(younger.news()).toEqual([])
  }))

test('a replay does not send an entry for the partnership to which its visit has moved since', () =>
  withVisit(async ({ office, paris, visit }) => {
    const moved = await move(office, visit, 'paris')
    await office.work()
    expect(idsOf(paris.news())).toEqual([moved.id])
    await office.replay(paris.id, DAYS)
    await office.workOff()
    expect(idsOf(paris.news())).toEqual([moved.id])
  }))
