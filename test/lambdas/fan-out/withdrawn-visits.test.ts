/** Visits that are hidden from subscriptions that could see them. */
import type { Change } from '../../../contract/changes'
import type { Visit } from '../../../contract/visits/schemas'
import { recorded } from '../../withdrawals/office'
import { offices, type Service, type Withdrawing } from './withdrawing'

const withOffice = offices()

const DAYS = { from: '2026-11-17', to: '2026-11-18' }
const typesOf = (changes: readonly { readonly type: string }[]): string[] => changes.map(({ type }) => type)

/** Records a public visit, which the services have received. */
async function publicVisit(office: Withdrawing, ...services: readonly Service[]): Promise<Change<Visit>> {
  const planned = await recorded(office.recordVisit({ visibility: 'public' }))
  await office.work()
  for (const { news } of services) expect(news()).toMatchObject([{ id: planned.id, changed: [''] }])
  return planned
}

const hide = (office: Withdrawing, { data }: Change<Visit>) =>
  recorded(office.patchVisit(data.id, { visibility: 'internal', notes: 'A threat' }))
const show = (office: Withdrawing, { data }: Change<Visit>) =>
  recorded(office.patchVisit(data.id, { visibility: 'public' }))

const withdrawalBy = ({ time, subject, sequence }: Change) => ({
  id: expect.any(String),
  type: 'visit.withdrawn',
  time,
  subject,
  sequence,
})

test('a visit that is hidden is withdrawn without contents, and its later changes are not sent', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    const hiding = await hide(office, visit)
    await office.work()
    const [withdrawal, ...more] = reader.news()
    expect(more).toEqual([])
    expect(withdrawal).toEqual(withdrawalBy(hiding))
    expect(reader.subscriber.received.at(-1)).toMatchObject({ id: withdrawal?.id })
    expect(reader.subscriber.received.at(-1)?.signedBy).toHaveLength(1)
    await office.patchVisit(visit.data.id, { start: '1914', venues: ['Rotes Rathaus'] })
    await office.changeVisitStatus(visit.data.id, 'cancelled')
    await office.workOff()
    expect(reader.news()).toEqual([])
  }))

test('a subscriber that recovers after a visit was hidden is sent the withdrawal, and not the pending changes', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    reader.subscriber.answering = 500
    const moved = await recorded(office.patchVisit(visit.data.id, { outcome: { en: 'Agreed' } }))
    await office.work()
    expect(reader.news()).toMatchObject([{ id: moved.id }])
    const hiding = await hide(office, visit)
    await office.work()
    const refused = reader.news()
    reader.subscriber.answering = 204
    await office.workOff()
    expect(reader.news()).toEqual(refused)
    expect(refused).toEqual([withdrawalBy(hiding)])
    const { items } = await office.deliveries.readPage({ subscriptionId: reader.id, limit: 10 })
    expect(items.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'visit.withdrawn delivered',
      'visit.updated skipped',
      'visit.planned delivered',
    ])
  }))

test('a redelivery of an earlier change is skipped, and one of a withdrawal has the same id', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    await hide(office, visit)
    await office.work()
    const [withdrawal] = reader.news()
    await office.redeliver(reader.id, visit.id)
    await office.work()
    expect(reader.news()).toEqual([])
    await office.redeliver(reader.id, withdrawal?.id ?? '')
    await office.work()
    expect(reader.news()).toEqual([withdrawal])
  }))

test('a replay sends the same withdrawal, and no contents', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    await hide(office, visit)
    await office.patchVisit(visit.data.id, { outcome: { en: 'Agreed' } })
    await office.work()
    const before = reader.news()
    await office.replay(reader.id, DAYS)
    await office.workOff()
    expect(reader.news()).toEqual(before)
    expect(before).toHaveLength(1)
  }))

test.each([
  ['public', 'press', ['visit.withdrawn'], ['visit.updated'], ['visit.updated']],
  ['press', 'internal', [], ['visit.withdrawn'], ['visit.updated']],
  ['public', 'internal', ['visit.withdrawn'], ['visit.withdrawn'], ['visit.updated']],
  ['internal', 'press', [], ['visit.updated'], ['visit.updated']],
])(
  'a visit narrowed or widened from %s to %s is withdrawn from those who could see it',
  (from, to, ...sent) =>
    withOffice(async (office) => {
      const types = ['visit.*']
      const readers = [
        await office.service({ types, clearance: 'public' }),
        await office.service({ types, clearance: 'press' }),
        await office.service({ types, clearance: 'internal' }),
      ]
      const { data } = await recorded(office.recordVisit({ visibility: from }))
      await office.work()
      for (const { news } of readers) news()
      await office.patchVisit(data.id, { visibility: to })
      await office.work()
      expect(readers.map(({ news }) => typesOf(news()))).toEqual(sent)
    }),
)

test('a subscription to any type of the kind is sent the withdrawal, and one to another kind is not', () =>
  withOffice(async (office) => {
    const completed = await office.service({ types: ['visit.completed'] })
    const entries = await office.service({ types: ['book-entry.*', 'partnership.ended'] })
    const visit = await publicVisit(office)
    const hiding = await hide(office, visit)
    await office.work()
    expect(completed.news()).toEqual([withdrawalBy(hiding)])
    expect(entries.news()).toEqual([])
  }))

test('a visit that is shown again is sent as a whole', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    await hide(office, visit)
    await office.work()
    const shown = await show(office, visit)
    await office.work()
    const [withdrawal, whole, ...more] = reader.news()
    expect(typesOf([withdrawal!, ...more])).toEqual(['visit.withdrawn'])
    expect(whole).toMatchObject({ id: shown.id, changed: [''], data: { id: visit.data.id } })
    expect(JSON.stringify(whole)).not.toContain('A threat')
  }))

test('a withdrawal that is pending when the visit is shown again is skipped', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    reader.subscriber.answering = 500
    await hide(office, visit)
    await office.work()
    expect(typesOf(reader.news())).toEqual(['visit.withdrawn'])
    const shown = await show(office, visit)
    reader.subscriber.answering = 204
    await office.workOff()
    expect(reader.news()).toMatchObject([{ id: shown.id, changed: [''] }])
    const { items } = await office.deliveries.readPage({ subscriptionId: reader.id, limit: 10 })
    expect(items.map(({ type, status }) => `${type} ${status}`)).toContain('visit.withdrawn skipped')
  }))

test.each([
  { clearance: 'public' },
  { partnershipIds: ['istanbul'] },
  { types: ['book-entry.*'] },
  { paused: true },
])('a subscription that is changed to %j is sent no withdrawal', (patch) =>
  withOffice(async (office) => {
    const reader = await office.service({ types: ['visit.*'], clearance: 'press' })
    const { data } = await recorded(office.recordVisit({ visibility: 'press' }))
    await office.work()
    expect(reader.news()).toHaveLength(1)
    await office.changeSubscription(reader.id, patch)
    await office.patchVisit(data.id, { notes: 'Noted' })
    await office.workOff()
    expect(reader.news()).toEqual([])
  }),
)

test('a change that is fanned out twice withdraws its visit once', () =>
  withOffice(async (office) => {
    const [one, two] = [await office.service(), await office.service()]
    const visit = await publicVisit(office, one, two)
    const hiding = await hide(office, visit)
    await office.work()
    office.announced.add({ detail: hiding })
    await office.workOff()
    const withdrawals = [one, two].flatMap(({ news }) => news())
    expect(withdrawals).toEqual([withdrawalBy(hiding), withdrawalBy(hiding)])
    expect(new Set(withdrawals.map(({ id }) => id)).size).toBe(1)
  }))

test('the delivery of a withdrawal is kept with the change that hides the visit', () =>
  withOffice(async (office) => {
    const reader = await office.service()
    const visit = await publicVisit(office, reader)
    const hiding = await hide(office, visit)
    await office.work()
    const [{ id, type, subject, sequence } = hiding] = reader.news()
    const kept = await office.deliveries.read(reader.id, id)
    expect(kept).toMatchObject({
      delivery: { id, type: 'visit.withdrawn', subject, sequence, status: 'delivered', attempts: 1 },
      hiddenBy: { subject: hiding.subject, sequence: hiding.sequence },
    })
    const request = await office.redeliver(reader.id, id)
    expect(request?.data).toEqual({
      subscriptionId: reader.id,
      deliveryId: id,
      subject: hiding.subject,
      sequence: hiding.sequence,
      withdraws: { type, subject, sequence },
    })
  }))
