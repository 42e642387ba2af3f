/** Visits that are hidden from subscriptions that could see them. */
import type { Change } from '../../../contract/changes'
import type { Visit } from '../../../contract/visits/schemas'
import { requireRecorded } from '../../withdrawals/in-process-registry'
import { registries, type Service, type Withdrawing } from './withdrawing'

const withRegistry = registries()

const DAYS = { from: '2026-11-17', to: '2026-11-18' }
const typesOf = (changes: readonly { readonly type: string }[]): string[] => changes.map(({ type }) => type)

/** Records a public visit, which the services have received. */
async function publicVisit(registry: Withdrawing, ...services: readonly Service[]): Promise<Change<Visit>> {
  const planned = await requireRecorded(registry.recordVisit({ visibility: 'public' }))
  await registry.work()
  for (const { newMessages } of services)
    expect(newMessages()).toMatchObject([{ id: planned.id, changed: [''] }])
  return planned
}

const hide = (registry: Withdrawing, { data }: Change<Visit>) =>
  requireRecorded(registry.patchVisit(data.id, { visibility: 'internal', notes: 'A threat' }))
const show = (registry: Withdrawing, { data }: Change<Visit>) =>
  requireRecorded(registry.patchVisit(data.id, { visibility: 'public' }))

const withdrawalBy = ({ time, subject, sequence }: Change) => ({
  id: expect.any(String),
  type: 'visit.withdrawn',
  time,
  subject,
  sequence,
})

test('a visit that is hidden is withdrawn without contents, and its later changes are not sent', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    const hiding = await hide(registry, visit)
    await registry.work()
    const [withdrawal, ...more] = reader.newMessages()
    expect(more).toEqual([])
    expect(withdrawal).toEqual(withdrawalBy(hiding))
    expect(reader.subscriber.received.at(-1)).toMatchObject({ id: withdrawal?.id })
    expect(reader.subscriber.received.at(-1)?.signedBy).toHaveLength(1)
    await registry.patchVisit(visit.data.id, { start: '1914', venues: ['Rotes Rathaus'] })
    await registry.changeVisitStatus(visit.data.id, 'cancelled')
    await registry.workOff()
    expect(reader.newMessages()).toEqual([])
  }))

test('a subscriber that recovers after a visit was hidden is sent the withdrawal, and not the pending changes', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    reader.subscriber.answering = 500
    const moved = await requireRecorded(registry.patchVisit(visit.data.id, { outcome: { en: 'Agreed' } }))
    await registry.work()
    expect(reader.newMessages()).toMatchObject([{ id: moved.id }])
    const hiding = await hide(registry, visit)
    await registry.work()
    const refused = reader.newMessages()
    reader.subscriber.answering = 204
    await registry.workOff()
    expect(reader.newMessages()).toEqual(refused)
    expect(refused).toEqual([withdrawalBy(hiding)])
    const { items } = await registry.deliveries.readPage({ subscriptionId: reader.id, limit: 10 })
    expect(items.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'visit.withdrawn delivered',
      'visit.updated skipped',
      'visit.planned delivered',
    ])
  }))

test('a redelivery of an earlier change is skipped, and one of a withdrawal has the same id', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    await hide(registry, visit)
    await registry.work()
    const [withdrawal] = reader.newMessages()
    await registry.redeliver(reader.id, visit.id)
    await registry.work()
    expect(reader.newMessages()).toEqual([])
    await registry.redeliver(reader.id, withdrawal?.id ?? '')
    await registry.work()
    expect(reader.newMessages()).toEqual([withdrawal])
  }))

test('a replay sends the same withdrawal, and no contents', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    await hide(registry, visit)
    await registry.patchVisit(visit.data.id, { outcome: { en: 'Agreed' } })
    await registry.work()
    const before = reader.newMessages()
    await registry.replay(reader.id, DAYS)
    await registry.workOff()
    expect(reader.newMessages()).toEqual(before)
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
    withRegistry(async (registry) => {
      const types = ['visit.*']
      const readers = [
        await registry.service({ types, clearance: 'public' }),
        await registry.service({ types, clearance: 'press' }),
        await registry.service({ types, clearance: 'internal' }),
      ]
      const { data } = await requireRecorded(registry.recordVisit({ visibility: from }))
      await registry.work()
      for (const { newMessages } of readers) newMessages()
      await registry.patchVisit(data.id, { visibility: to })
      await registry.work()
      expect(readers.map(({ newMessages }) => typesOf(newMessages()))).toEqual(sent)
    }),
)

test('a subscription to any type of the kind is sent the withdrawal, and one to another kind is not', () =>
  withRegistry(async (registry) => {
    const completed = await registry.service({ types: ['visit.completed'] })
    const entries = await registry.service({ types: ['book-entry.*', 'partnership.ended'] })
    const visit = await publicVisit(registry)
    const hiding = await hide(registry, visit)
    await registry.work()
    expect(completed.newMessages()).toEqual([withdrawalBy(hiding)])
    expect(entries.newMessages()).toEqual([])
  }))

test('a visit that is shown again is sent as a whole', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    await hide(registry, visit)
    await registry.work()
    const shown = await show(registry, visit)
    await registry.work()
    const [withdrawal, whole, ...more] = reader.newMessages()
    expect(typesOf([withdrawal!, ...more])).toEqual(['visit.withdrawn'])
    expect(whole).toMatchObject({ id: shown.id, changed: [''], data: { id: visit.data.id } })
    expect(JSON.stringify(whole)).not.toContain('A threat')
  }))

test('a withdrawal that is pending when the visit is shown again is skipped', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    reader.subscriber.answering = 500
    await hide(registry, visit)
    await registry.work()
    expect(typesOf(reader.newMessages())).toEqual(['visit.withdrawn'])
    const shown = await show(registry, visit)
    reader.subscriber.answering = 204
    await registry.workOff()
    expect(reader.newMessages()).toMatchObject([{ id: shown.id, changed: [''] }])
    const { items } = await registry.deliveries.readPage({ subscriptionId: reader.id, limit: 10 })
    expect(items.map(({ type, status }) => `${type} ${status}`)).toContain('visit.withdrawn skipped')
  }))

test.each([
  { clearance: 'public' },
  { partnershipIds: ['istanbul'] },
  { types: ['book-entry.*'] },
  { paused: true },
])('a subscription that is changed to %j is sent no withdrawal', (patch) =>
  withRegistry(async (registry) => {
    const reader = await registry.service({ types: ['visit.*'], clearance: 'press' })
    const { data } = await requireRecorded(registry.recordVisit({ visibility: 'press' }))
    await registry.work()
    expect(reader.newMessages()).toHaveLength(1)
    await registry.changeSubscription(reader.id, patch)
    await registry.patchVisit(data.id, { notes: 'Noted' })
    await registry.workOff()
    expect(reader.newMessages()).toEqual([])
  }),
)

test('a change that is fanned out twice withdraws its visit once', () =>
  withRegistry(async (registry) => {
    const [one, two] = [await registry.service(), await registry.service()]
    const visit = await publicVisit(registry, one, two)
    const hiding = await hide(registry, visit)
    await registry.work()
    registry.announced.add({ detail: hiding })
    await registry.workOff()
    const withdrawals = [one, two].flatMap(({ newMessages }) => newMessages())
    expect(withdrawals).toEqual([withdrawalBy(hiding), withdrawalBy(hiding)])
    expect(new Set(withdrawals.map(({ id }) => id)).size).toBe(1)
  }))

test('the delivery of a withdrawal is kept with the change that hides the visit', () =>
  withRegistry(async (registry) => {
    const reader = await registry.service()
    const visit = await publicVisit(registry, reader)
    const hiding = await hide(registry, visit)
    await registry.work()
    const [{ id, type, subject, sequence } = hiding] = reader.newMessages()
    const kept = await registry.deliveries.read(reader.id, id)
    expect(kept).toMatchObject({
      delivery: { id, type: 'visit.withdrawn', subject, sequence, status: 'delivered', attempts: 1 },
      hiddenBy: { subject: hiding.subject, sequence: hiding.sequence },
    })
    const request = await registry.redeliver(reader.id, id)
    expect(request?.data).toEqual({
      subscriptionId: reader.id,
      deliveryId: id,
      subject: hiding.subject,
      sequence: hiding.sequence,
      withdraws: { type, subject, sequence },
    })
  }))
