import { changed, differencesOf, created, ifChanged } from '../../../domain/shared/change'
import { momentAt } from './builders'

const later = '2026-11-18T09:00:00.000Z'
const first = created({ type: 'visit.planned', subject: 'visits/1' }, { a: 1, 'b/c': { d: 2 } }, momentAt())

describe('a new thing', () => {
  test('has version 1, the actor and the time', () => {
    expect(first.thing).toEqual({
      a: 1,
      'b/c': { d: 2 },
      version: 1,
      createdAt: '2026-11-17T09:00:00.000Z',
      updatedAt: '2026-11-17T09:00:00.000Z',
      createdBy: 'protocol-office',
      updatedBy: 'protocol-office',
    })
  })

  test('has a change with the name of the person who made it', () => {
    const moment = { ...momentAt(), actorName: 'Ada Beispiel' }
    const { thing, change } = created({ type: 'visit.planned', subject: 'visits/1' }, {}, moment)
    expect(change).toMatchObject({ actor: 'protocol-office', actorName: 'Ada Beispiel' })
    expect(thing).not.toHaveProperty('actorName')
  })

  test('has a change with the pointer to the whole thing', () => {
    expect(first.change).toEqual({
      id: '0199aaaa-0000-7000-8000-000000000001',
      type: 'visit.planned',
      time: '2026-11-17T09:00:00.000Z',
      subject: 'visits/1',
      sequence: 1,
      actor: 'protocol-office',
      data: first.thing,
      changed: [''],
    })
  })
})

describe('a changed thing', () => {
  const happening = { type: 'visit.corrected', subject: 'visits/1', reason: 'misread' } as const
  const next = changed(
    happening,
    first.thing,
    { ...first.thing, 'b/c': { d: 3 } },
    momentAt(later, 'press-office'),
  )

  test('has the next version, and keeps its creator', () => {
    expect(next.thing).toMatchObject({
      version: 2,
      createdAt: first.thing.createdAt,
      createdBy: 'protocol-office',
      updatedAt: later,
      updatedBy: 'press-office',
    })
  })

  test('has a change with the reason, the version as sequence, and the pointers that differ', () => {
    expect(next.change).toMatchObject({ sequence: 2, time: later, reason: 'misread', changed: ['/b~1c/d'] })
    expect(next.change.data).toBe(next.thing)
  })

  test('has no change if only its stamps differ', () => {
    expect(ifChanged(changed(happening, first.thing, { ...first.thing }, momentAt(later)))).toBeUndefined()
    expect(ifChanged(next)).toBe(next)
    expect(differencesOf(first.thing, { ...first.thing, version: 2, updatedBy: 'x' })).toEqual([])
  })
})
