import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import {
  requirePossibleSigning,
  signedBefore,
  signingWarnings,
  type SigningLinks,
} from '../../../domain/books/signing'
import {
  archiveEntryBody,
  entryBody,
  pointersOf,
  recordedVisit,
  refusalOf,
  signedEntry,
  visitBody,
  visitThatIs,
} from '../shared/builders'

const today = '2026-11-17'
const live = (fields: object = {}): Entry => signedEntry(entryBody({ signedOn: today, ...fields }))
const archived = (fields: object = {}): Entry => signedEntry(archiveEntryBody(fields))
const onVisit = (visit: Visit, fields: object = {}): Entry => live({ visitId: visit.id, ...fields })
const check = (entry: Entry, links: Partial<SigningLinks> = {}, part?: string) =>
  requirePossibleSigning(entry, { today, ...links }, part)
const codes = (entry: Entry, links: Partial<SigningLinks> = {}) =>
  signingWarnings(entry, { today, earlier: [], ...links }).map(({ code }) => code)

describe('signedOn', () => {
  test.each(['2026-11-18', '2026-12', '2027', '2099-12-31'])('must not be in the future: %s', (signedOn) => {
    expect(pointersOf(refusalOf(() => check(live({ signedOn }))))).toEqual(['/signedOn'])
    expect(pointersOf(refusalOf(() => check(archived({ signedOn }))))).toEqual(['/signedOn'])
    expect(pointersOf(refusalOf(() => check(live({ signedOn }), { before: live() }, '/patch')))).toEqual([
      '/patch/signedOn',
    ])
  })

  test.each(['2026-11-17', '2026-11', '2026', '1913'])('may be today or earlier: %s', (signedOn) => {
    expect(() => check(live({ signedOn }))).not.toThrow()
    expect(() => check(archived({ signedOn }))).not.toThrow()
  })

  test('is not checked by a correction that does not change it', () => {
    const before = live({ signedOn: '2027' })
    expect(() => check({ ...before, place: 'Wappensaal' }, { before })).not.toThrow()
  })
})

describe('visitId', () => {
  test('must be recorded', () => {
    expect(pointersOf(refusalOf(() => check(onVisit(recordedVisit()))))).toEqual(['/visitId'])
  })

  test.each(['postponed', 'cancelled', 'void'] as const)(
    'must not name a %s visit in a live entry',
    (status) => {
      const visit = visitThatIs(status)
      const refusal = refusalOf(() => check(onVisit(visit), { visit }))
      expect(refusal).toMatchObject({ code: 'forbidden-step', details: { allowed: [] } })
      expect(refusal.message).toContain(`is ${status}`)
      expect(refusalOf(() => check(onVisit(visit), { visit, before: live() })).code).toBe('forbidden-step')
      expect(() => check(onVisit(visit), { visit, before: onVisit(visit, { place: 'Here' }) })).not.toThrow()
      expect(() => check(archived({ visitId: visit.id }), { visit })).not.toThrow()
    },
  )

  test.each(['planned', 'confirmed', 'completed'] as const)('may name a visit that is %s', (status) => {
    const visit = visitThatIs(status)
    expect(() => check(onVisit(visit), { visit })).not.toThrow()
  })
})

describe('signing warnings', () => {
  const visit = recordedVisit(visitBody({ start: '2026-11-10', end: '2026-11-12', visibility: 'press' }))

  test.each([
    ['2026-11-02', ['far-from-visit']],
    ['2026-11-03', []],
    ['2026-11', []],
    ['2026-11-11', []],
    ['2026-11-19', []],
    ['2026-11-20', ['far-from-visit']],
    ['2026-10', ['far-from-visit']],
    ['2025', ['far-from-visit']],
  ])('report a signing more than 7 days from its visit: %s', (signedOn, expected) => {
    expect(codes(onVisit(visit, { signedOn }), { visit, today: '2026-12-24' })).toEqual(expected)
  })

  test.each([
    ['2026-10-17', ['signed-long-ago']],
    ['2026-10-18', []],
    ['2026-10', []],
    ['2025', ['signed-long-ago']],
  ])('report a live signing without a visit more than 31 days ago: %s', (signedOn, expected) => {
    expect(codes(live({ signedOn, visibility: 'internal' }), { today: '2026-11-18' })).toEqual(expected)
    expect(codes(archived({ signedOn }))).toEqual([])
  })

  test.each([
    ['internal', []],
    ['press', []],
    ['public', ['wider-than-visit']],
  ])('report an entry that is more visible than its visit: %s', (visibility, expected) => {
    expect(codes(onVisit(visit, { signedOn: '2026-11-11', visibility }), { visit })).toEqual(expected)
  })

  test('report only fields that a correction has changed', () => {
    const before = onVisit(visit, { signedOn: '2026-10', visibility: 'public' })
    expect(codes({ ...before, place: 'Wappensaal' }, { visit, before })).toEqual([])
    expect(codes({ ...before, signedOn: '2026-09' }, { visit, before })).toEqual(['far-from-visit'])
  })
})

test('signing warnings report a person who has signed before once, with all earlier entries', () => {
  const signing = (personId: string, number: number) => ({
    personId,
    book: 'golden-book',
    number,
    signedOn: '2008',
  })
  expect(signedBefore([signing('ana', 1), signing('kai', 2), signing('ana', 7)])).toMatchObject([
    { code: 'signed-before', personId: 'ana', entries: [{ number: 1 }, { number: 7 }] },
    { code: 'signed-before', personId: 'kai', entries: [{ number: 2 }] },
  ])
  expect(signedBefore([])).toEqual([])
})
