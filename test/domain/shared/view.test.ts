import type { Clearance } from '../../../contract/things'
import type { Visit } from '../../../contract/visits/schemas'
import { isCleared } from '../../../domain/shared/clearance'
import { bookView, entryView } from '../../../domain/books/view'
import { partnershipView } from '../../../domain/partnerships/view'
import { viewOf } from '../../../domain/shared/view'
import { visitView } from '../../../domain/visits/view'
import { recordedPartnership, signedEntry } from './builders'
import { statement, visitWith } from '../notifications/builders'

const CLEARANCES = ['public', 'press', 'internal'] as const satisfies readonly Clearance[]
const BELOW_INTERNAL = ['public', 'press'] as const satisfies readonly Clearance[]

describe('a view of a thing', () => {
  test('is absent for a reader below the visibility of the thing', () => {
    for (const clearance of CLEARANCES)
      for (const visibility of CLEARANCES)
        expect(viewOf(visitView, visitWith({ visibility }), clearance) !== undefined).toBe(
          isCleared(clearance, visibility),
        )
  })

  test('has every field for an internal reader', () => {
    const visit = visitWith({ visibility: 'internal', notes: 'Security level 1' })
    expect(viewOf(visitView, visit, 'internal')).toBe(visit)
  })

  test.each(BELOW_INTERNAL)('has no office fields at clearance %s', (clearance) => {
    const visit = visitWith({ visibility: 'public', notes: 'Security level 1', statusReason: 'A threat' })
    const { notes: _, statusReason: _reason, createdBy: _by, updatedBy: _updated, ...rest } = visit
    expect(viewOf(visitView, visit, clearance)).toEqual(rest)
    const entry = {
      ...signedEntry(),
      visibility: 'public' as const,
      override: { reason: 'A guest of honour' },
    }
    expect(Object.keys(viewOf(entryView, entry, clearance) ?? {})).not.toContain('override')
    const partnership = { ...recordedPartnership(), notes: 'Frozen' }
    expect(viewOf(partnershipView, partnership, clearance)).not.toMatchObject({ notes: 'Frozen' })
  })

  test.each(BELOW_INTERNAL)('has no draft statements at clearance %s', (clearance) => {
    const approved = statement({ text: 'approved', status: 'approved' })
    const visit = visitWith({ visibility: 'public', statements: [statement(), approved] })
    expect(viewOf(visitView, visit, clearance)?.statements).toEqual([approved])
  })

  test('has the appointment for the press from the clearance press on', () => {
    const appointment = { kind: 'photo', accreditationUntil: '2026-11-16' } as const
    const visit = visitWith({ visibility: 'public', appointment })
    expect(CLEARANCES.map((clearance) => viewOf(visitView, visit, clearance)?.appointment)).toEqual([
      undefined,
      appointment,
      appointment,
    ])
  })

  test('has no programme items above the clearance', () => {
    const items: Visit['programme'] = [
      { what: 'Reception' },
      { what: 'Photo', visibility: 'press' },
      { what: 'Security briefing', visibility: 'internal' },
    ]
    const visit = visitWith({ visibility: 'public', programme: items })
    expect(CLEARANCES.map((clearance) => viewOf(visitView, visit, clearance)?.programme.length)).toEqual([
      1, 2, 3,
    ])
  })
})

test.each(BELOW_INTERNAL)('the view of a book has no counts at clearance %s', (clearance) => {
  const volumes = [{ number: 1, status: 'open' as const, capacity: 200, nextPage: 8, pagesLeft: 193 }]
  const book = { book: 'golden-book', version: 0, reserved: true, entries: 7, volumes }
  expect(viewOf(bookView, book, clearance)).toEqual({
    book: 'golden-book',
    version: 0,
    reserved: true,
    volumes: [{ number: 1, status: 'open', capacity: 200 }],
  })
  expect(viewOf(bookView, book, 'internal')).toBe(book)
})

describe('a view of an earlier version', () => {
  const wasPublic = visitWith({ visibility: 'public' })

  test('is absent for a reader who cannot see the current version', () => {
    expect(viewOf(visitView, wasPublic, 'press', visitWith({ visibility: 'internal' }))).toBeUndefined()
    expect(viewOf(visitView, wasPublic, 'press', visitWith({ visibility: 'press' }))).toBeDefined()
  })

  test('is absent for a reader who could not see the earlier version', () => {
    expect(viewOf(visitView, visitWith({ visibility: 'internal' }), 'press', wasPublic)).toBeUndefined()
  })

  test('omits statements and items that are hidden in the current version', () => {
    const statementThen = statement({ text: 'Withdrawn', status: 'approved' })
    const item = { what: 'Dinner at the residence' }
    const then = visitWith({ visibility: 'public', statements: [statementThen], programme: [item] })
    const now = visitWith({
      visibility: 'public',
      statements: [{ ...statementThen, status: 'draft' }],
      programme: [{ ...item, visibility: 'internal' }],
    })
    expect(viewOf(visitView, then, 'public', now)).toMatchObject({ statements: [], programme: [] })
    expect(viewOf(visitView, then, 'public')).toMatchObject({
      statements: [statementThen],
      programme: [item],
    })
  })

  test('omits an item that was moved or reworded and is internal in the current version', () => {
    const reception = { on: '2027-03-09', time: '10:00', what: 'Reception' }
    const then = visitWith({
      visibility: 'public',
      programme: [reception, { on: '2027-03-10', what: 'Dinner at the residence' }],
      statements: [statement({ text: 'Withdrawn', status: 'approved' })],
    })
    const hidden = { on: '2027-05-12', visibility: 'internal' } as const
    for (const what of ['Dinner at the residence', 'Dinner']) {
      const now = visitWith({
        visibility: 'public',
        programme: [
          { ...reception, on: '2027-05-11' },
          { ...hidden, what },
        ],
        statements: [statement({ text: 'Withdrawn, and reworded' })],
      })
      expect(viewOf(visitView, then, 'public', now)).toMatchObject({ programme: [reception], statements: [] })
    }
  })

  test('keeps an item that is visible now when an equal item is hidden', () => {
    const departure = { on: '2027-03-09', what: 'Departure' }
    const programme: Visit['programme'] = [departure, { ...departure, time: '09:00', visibility: 'internal' }]
    const visit = visitWith({ visibility: 'public', programme })
    expect(viewOf(visitView, visit, 'public')?.programme).toEqual([departure])
    expect(viewOf(visitView, visit, 'public', structuredClone(visit))?.programme).toEqual([departure])
  })
})
