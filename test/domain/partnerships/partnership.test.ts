import {
  partnership as partnershipSchema,
  partnershipInput,
  type PartnershipStatus,
} from '../../../contract/partnerships/schemas'
import {
  recordPartnership,
  changePartnershipStatus,
  updatePartnership,
} from '../../../domain/partnerships/partnership'
import { istanbul } from '../../support/istanbul'
import { momentAt, pointersOf, recordedPartnership, refusalOf, understood } from '../shared/builders'

const record = (fields: object) =>
  recordPartnership(understood(partnershipInput, { ...istanbul().partnership, ...fields }), momentAt())
const update = (patch: object, before = recordedPartnership()) => updatePartnership(before, patch, momentAt())
const step = (from: PartnershipStatus, to: PartnershipStatus, on?: string) =>
  changePartnershipStatus(
    { ...recordedPartnership(), status: from },
    { status: to, on, reason: 'because' },
    momentAt(),
  )

describe('recording a partnership', () => {
  test('gives it the status active, and conforms to the schema', () => {
    const { thing, change } = record({})
    expect(understood(partnershipSchema, thing)).toEqual(thing)
    expect(thing).toMatchObject({ id: 'istanbul', status: 'active', partnerKind: 'city', version: 1 })
    expect(change).toMatchObject({
      type: 'partnership.recorded',
      subject: 'partnerships/istanbul',
      changed: [''],
    })
  })

  test.each([
    ['its English name', { de: 'Warschau', en: 'Warsaw', pl: 'Warszawa' }, 'warsaw'],
    ['its German name', { pl: 'Warszawa', de: 'Warschau' }, 'warschau'],
    ['the only one', { pl: 'Łódź' }, 'lodz'],
    ['a name in another script', { zh: '北京' }, '北京'],
  ])('makes the id from %s', (_what, city, id) => {
    expect(record({ id: undefined, city }).thing.id).toBe(id)
  })

  test('rejects a city from which no id can be made', () => {
    expect(pointersOf(refusalOf(() => record({ id: undefined, city: { en: '…' } })))).toEqual(['/id'])
  })

  test('accepts an ended archive partnership, with or without a reason', () => {
    const ended = record({ origin: 'archive', status: 'ended', statusSince: '1990', foundedOn: '1968' }).thing
    expect(ended).toMatchObject({ status: 'ended', statusSince: '1990', foundedOn: '1968' })
    expect(record({ origin: 'archive' }).thing.status).toBe('active')
  })

  test('accepts agreements before the founding', () => {
    const agreements = [{ date: '1987-05', kind: 'Declaration of intent' }]
    expect(record({ agreements }).thing.agreements).toEqual(agreements)
  })

  test('rejects programmes with the same id', () => {
    const programmes = ['a', 'b', 'a', 'a'].map((id) => ({ id, name: { de: id }, field: 'other' }))
    expect(pointersOf(refusalOf(() => record({ programmes })))).toEqual([
      '/programmes/2/id',
      '/programmes/3/id',
    ])
  })
})

describe('patching a partnership', () => {
  test('replaces the programmes as a whole', () => {
    const next = update({ programmes: recordedPartnership().programmes.slice(0, 2) })
    expect(next?.change).toMatchObject({ type: 'partnership.updated', changed: ['/programmes'] })
  })

  test('removes a language, and keeps the others', () => {
    expect(update({ motto: { en: null } })?.thing.motto).toEqual({ de: 'Städte der Freiheit' })
  })

  test('rejects removing the last language', () => {
    expect(pointersOf(refusalOf(() => update({ motto: { en: null, de: null } })))).toEqual(['/motto'])
  })

  test('does not change id and status', () => {
    expect(pointersOf(refusalOf(() => update({ id: 'x', status: 'ended' }))).toSorted()).toEqual([
      '/id',
      '/status',
    ])
  })

  test('keeps the status fields of an archive partnership', () => {
    const ended = recordedPartnership({ origin: 'archive', status: 'ended', statusSince: '1990' })
    expect(update({ notes: 'x' }, ended)?.thing).toMatchObject({
      status: 'ended',
      statusSince: '1990',
      notes: 'x',
    })
  })

  test('makes no change if nothing differs', () => {
    expect(update({ country: 'TR' })).toBeUndefined()
  })
})

describe('the status of a partnership', () => {
  test.each([
    ['active', 'suspended', 'partnership.suspended'],
    ['active', 'ended', 'partnership.ended'],
    ['suspended', 'active', 'partnership.resumed'],
    ['suspended', 'ended', 'partnership.ended'],
    ['ended', 'active', 'partnership.resumed'],
  ] as const)('can change from %s to %s', (from, to, type) => {
    const { thing, change } = step(from, to, '2026-03')
    expect(thing).toMatchObject({ status: to, statusSince: '2026-03', statusReason: 'because' })
    expect(change).toMatchObject({ type, reason: 'because' })
  })

  test.each([
    ['active', 'active', ['suspended', 'ended']],
    ['suspended', 'suspended', ['active', 'ended']],
    ['ended', 'suspended', ['active']],
    ['ended', 'ended', ['active']],
  ] as const)('cannot change from %s to %s', (from, to, allowed) => {
    expect(refusalOf(() => step(from, to))).toMatchObject({ code: 'forbidden-step', details: { allowed } })
  })

  test('loses `statusSince` on resumption without a date', () => {
    const suspended = step('active', 'suspended', '2026-03').thing
    expect(
      changePartnershipStatus(suspended, { status: 'active', reason: 'peace' }, momentAt()).thing,
    ).not.toHaveProperty('statusSince')
  })
})
