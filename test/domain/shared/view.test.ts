import * as fc from 'fast-check'
import type { Change } from '../../../contract/changes'
import type { Clearance } from '../../../contract/things'
import type { Visit } from '../../../contract/visits/schemas'
import { changed } from '../../../domain/shared/change'
import { isCleared } from '../../../domain/shared/clearance'
import { viewOf, viewOfChange } from '../../../domain/shared/view'
import { momentAt, recordedPartnership, signedEntry } from './builders'
import { changeOfType, statement, visitWith } from '../notifications/builders'

const CLEARANCES = ['public', 'press', 'internal'] as const satisfies readonly Clearance[]
const BELOW_INTERNAL = ['public', 'press'] as const satisfies readonly Clearance[]

describe('a thing', () => {
  test('does not exist for a reader below its visibility', () => {
    for (const clearance of CLEARANCES)
      for (const visibility of CLEARANCES)
        expect(viewOf(visitWith({ visibility }), clearance) !== undefined).toBe(
          isCleared(clearance, visibility),
        )
  })

  test('is whole for an internal reader', () => {
    const visit = visitWith({ visibility: 'internal', notes: 'Security level 1' })
    expect(viewOf(visit, 'internal')).toBe(visit)
  })

  test.each(BELOW_INTERNAL)('is without office fields for the %s', (clearance) => {
    const visit = visitWith({ visibility: 'public', notes: 'Security level 1', statusReason: 'A threat' })
    const { notes: _, statusReason: _reason, createdBy: _by, updatedBy: _updated, ...rest } = visit
    expect(viewOf(visit, clearance)).toEqual(rest)
    const entry = {
      ...signedEntry(),
      visibility: 'public' as const,
      override: { reason: 'A guest of honour' },
    }
    expect(Object.keys(viewOf(entry, clearance) ?? {})).not.toContain('override')
    const partnership = { ...recordedPartnership(), notes: 'Frozen' }
    expect(viewOf(partnership, clearance)).not.toMatchObject({ notes: 'Frozen' })
  })

  test.each(BELOW_INTERNAL)('is without draft statements for the %s', (clearance) => {
    const approved = statement({ text: 'approved', status: 'approved' })
    const visit = visitWith({ visibility: 'public', statements: [statement(), approved] })
    expect(viewOf(visit, clearance)?.statements).toEqual([approved])
  })

  test('is without programme items above the clearance', () => {
    const items: Visit['programme'] = [
      { what: 'Reception' },
      { what: 'Photo', visibility: 'press' },
      { what: 'Security briefing', visibility: 'internal' },
    ]
    const visit = visitWith({ visibility: 'public', programme: items })
    expect(CLEARANCES.map((clearance) => viewOf(visit, clearance)?.programme.length)).toEqual([1, 2, 3])
  })
})

test.each(BELOW_INTERNAL)('a book is without its counts for the %s', (clearance) => {
  const volumes = [{ number: 1, status: 'open', capacity: 200, nextPage: 8, pagesLeft: 193 }]
  const book = { book: 'golden-book', version: 0, reserved: true, entries: 7, volumes }
  expect(viewOf(book, clearance)).toEqual({
    book: 'golden-book',
    version: 0,
    reserved: true,
    volumes: [{ number: 1, status: 'open', capacity: 200 }],
  })
  expect(viewOf(book, 'internal')).toBe(book)
})

describe('an earlier version of a thing', () => {
  const wasPublic = visitWith({ visibility: 'public' })

  test('does not exist for a reader who cannot see the thing now', () => {
    expect(viewOf(wasPublic, 'press', visitWith({ visibility: 'internal' }))).toBeUndefined()
    expect(viewOf(wasPublic, 'press', visitWith({ visibility: 'press' }))).toBeDefined()
  })

  test('does not exist for a reader who could not see it then', () => {
    expect(viewOf(visitWith({ visibility: 'internal' }), 'press', wasPublic)).toBeUndefined()
  })

  test('leaves out statements that are drafts now and items that are internal now', () => {
    const said = statement({ text: 'Withdrawn', status: 'approved' })
    const item = { what: 'Dinner at the residence' }
    const then = visitWith({ visibility: 'public', statements: [said], programme: [item] })
    const now = visitWith({
      visibility: 'public',
      statements: [{ ...said, status: 'draft' }],
      programme: [{ ...item, visibility: 'internal' }],
    })
    expect(viewOf(then, 'public', now)).toMatchObject({ statements: [], programme: [] })
    expect(viewOf(then, 'public')).toMatchObject({ statements: [said], programme: [item] })
  })

  test('is without an item that was moved or reworded and is internal by now', () => {
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
      expect(viewOf(then, 'public', now)).toMatchObject({ programme: [reception], statements: [] })
    }
  })

  test('has an item that is seen now, whatever is hidden beside it', () => {
    const departure = { on: '2027-03-09', what: 'Departure' }
    const programme: Visit['programme'] = [departure, { ...departure, time: '09:00', visibility: 'internal' }]
    const visit = visitWith({ visibility: 'public', programme })
    expect(viewOf(visit, 'public')?.programme).toEqual([departure])
    expect(viewOf(visit, 'public', structuredClone(visit))?.programme).toEqual([departure])
  })
})

const changeBetween = (before: Visit, after: Partial<Visit>, reason?: string): Change =>
  changed(
    { type: 'visit.updated', subject: 'visits/one', reason },
    before,
    { ...before, ...after },
    momentAt(),
  ).change

describe('a change', () => {
  const before = visitWith({ visibility: 'public', statements: [], notes: undefined })

  test('is whole for an internal reader', () => {
    const change = changeBetween(before, { notes: 'Noted' })
    expect(viewOfChange(change, 'internal', { before })).toBe(change)
  })

  test.each(BELOW_INTERNAL)(
    'is without actor, reason and the pointers of office fields for the %s',
    (clearance) => {
      const change = changeBetween(before, { status: 'cancelled', statusReason: 'threat' }, 'threat')
      const seen = viewOfChange(change, clearance, { before })
      expect(seen).toMatchObject({
        type: 'visit.updated',
        changed: ['/status'],
        data: { status: 'cancelled' },
      })
      expect(JSON.stringify(seen)).not.toMatch(/threat|actor|reason/i)
    },
  )

  test.each(BELOW_INTERNAL)('of office fields alone is not visible to the %s', (clearance) => {
    expect(viewOfChange(changeBetween(before, { notes: 'Noted' }), clearance, { before })).toBeUndefined()
    const drafted = changeBetween(before, { statements: [statement()] })
    expect(viewOfChange(drafted, clearance, { before })).toBeUndefined()
  })

  test('of a thing that the reader did not see before has changed as a whole', () => {
    const hidden = { ...before, visibility: 'internal' as const }
    const change = changeBetween(hidden, { visibility: 'public' })
    expect(viewOfChange(change, 'public', { before: hidden })).toMatchObject({ changed: [''] })
    expect(viewOfChange(change, 'internal', { before: hidden })).toMatchObject({ changed: ['/visibility'] })
    // An internal subscription of another partnership.
    expect(viewOfChange(change, 'internal', {})).toEqual({ ...change, changed: [''] })
  })

  test('that hides the thing is not visible', () => {
    expect(
      viewOfChange(changeBetween(before, { visibility: 'internal' }), 'press', { before }),
    ).toBeUndefined()
  })

  test('is not visible while the thing is hidden now', () => {
    const change = changeBetween(before, { outcome: { en: 'Agreed' } })
    const now = { ...before, visibility: 'internal' }
    expect(viewOfChange(change, 'public', { before, now })).toBeUndefined()
  })

  test('has pointers into the list of statements that the reader sees', () => {
    const draft = statement({ text: 'draft' })
    const approved = statement({ text: 'approved', status: 'approved' })
    const drafted = visitWith({ visibility: 'public', statements: [draft, approved] })
    const statements = [draft, { ...approved, text: 'longer' }]
    const change = changeBetween(drafted, { statements })
    expect(change.changed).toEqual(['/statements/1/text'])
    expect(viewOfChange(change, 'press', { before: drafted })?.changed).toEqual(['/statements/0/text'])
  })

  test('of the first version has changed as a whole', () => {
    expect(viewOfChange(changeOfType('visit.planned', before), 'public', {})).toMatchObject({ changed: [''] })
  })
})

describe('drafts of statements', () => {
  const said = fc.record({
    text: fc.uuid(),
    speaker: fc.uuid(),
    language: fc.constant('de'),
    status: fc.constantFrom('draft' as const, 'approved' as const),
  })
  const statements = fc.uniqueArray(said, { maxLength: 8, selector: ({ text }) => text })

  test('are never visible below internal, and approved statements always are', () => {
    const property = fc.property(
      statements,
      statements,
      fc.constantFrom(...BELOW_INTERNAL),
      (earlier, later, clearance) => {
        const before = visitWith({ statements: earlier, visibility: 'public' })
        const change = changeBetween(before, { statements: later, outcome: { en: 'Agreed' } })
        const text = JSON.stringify(viewOfChange(change, clearance, { before }))
        const approved = later.filter(({ status }) => status === 'approved').map((each) => each.text)
        const others = [...earlier, ...later]
          .map((each) => each.text)
          .filter((each) => !approved.includes(each))
        expect(approved.filter((each) => !text.includes(each))).toEqual([])
        expect(others.filter((each) => text.includes(each))).toEqual([])
      },
    )
    fc.assert(property)
  })
})
