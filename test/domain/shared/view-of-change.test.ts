import * as fc from 'fast-check'
import type { Change } from '../../../contract/changes'
import type { Clearance } from '../../../contract/things'
import type { Visit } from '../../../contract/visits/schemas'
import { changed } from '../../../domain/shared/change'
import { viewOfChange } from '../../../domain/shared/view'
import { visitView } from '../../../domain/visits/view'
import { momentAt } from './builders'
import { changeOfType, statement, visitWith } from '../notifications/builders'

const BELOW_INTERNAL = ['public', 'press'] as const satisfies readonly Clearance[]

const changeBetween = (before: Visit, after: Partial<Visit>, reason?: string): Change =>
  changed(
    { type: 'visit.updated', subject: 'visits/one', reason },
    before,
    { ...before, ...after },
    momentAt(),
  ).change

describe('a view of a change', () => {
  const before = visitWith({ visibility: 'public', statements: [], notes: undefined })

  test('has every field for an internal reader', () => {
    const change = changeBetween(before, { notes: 'Noted' })
    expect(viewOfChange(visitView, change, 'internal', { before })).toBe(change)
  })

  test.each(BELOW_INTERNAL)(
    'has no actor, no reason and no pointers to office fields at clearance %s',
    (clearance) => {
      const change = changeBetween(before, { status: 'cancelled', statusReason: 'threat' }, 'threat')
      const view = viewOfChange(visitView, { ...change, actorName: 'Ada' }, clearance, { before })
      expect(view).toMatchObject({
        type: 'visit.updated',
        changed: ['/status'],
        data: { status: 'cancelled' },
      })
      expect(JSON.stringify(view)).not.toMatch(/threat|actor|reason/i)
    },
  )

  test.each(BELOW_INTERNAL)(
    'is absent at clearance %s if only office fields or drafts changed',
    (clearance) => {
      expect(
        viewOfChange(visitView, changeBetween(before, { notes: 'Noted' }), clearance, { before }),
      ).toBeUndefined()
      const drafted = changeBetween(before, { statements: [statement()] })
      expect(viewOfChange(visitView, drafted, clearance, { before })).toBeUndefined()
    },
  )

  test('is absent at clearance public if only the appointment for the press changed', () => {
    const change = changeBetween(before, { appointment: { kind: 'pool', accreditationUntil: '2026-11-16' } })
    expect(viewOfChange(visitView, change, 'public', { before })).toBeUndefined()
    expect(viewOfChange(visitView, change, 'press', { before })).toMatchObject({ changed: ['/appointment'] })
  })

  test('points to the whole thing if the reader could not see the thing before', () => {
    const hidden = { ...before, visibility: 'internal' as const }
    const change = changeBetween(hidden, { visibility: 'public' })
    expect(viewOfChange(visitView, change, 'public', { before: hidden })).toMatchObject({ changed: [''] })
    expect(viewOfChange(visitView, change, 'internal', { before: hidden })).toMatchObject({
      changed: ['/visibility'],
    })
    // An internal subscription of another partnership.
    expect(viewOfChange(visitView, change, 'internal', {})).toEqual({ ...change, changed: [''] })
  })

  test('is absent if the change hides the thing', () => {
    expect(
      viewOfChange(visitView, changeBetween(before, { visibility: 'internal' }), 'press', { before }),
    ).toBeUndefined()
  })

  test('is absent while the current version is hidden', () => {
    const change = changeBetween(before, { outcome: { en: 'Agreed' } })
    const now = { ...before, visibility: 'internal' }
    expect(viewOfChange(visitView, change, 'public', { before, now })).toBeUndefined()
  })

  test('has pointers into the list of statements that the reader sees', () => {
    const draft = statement({ text: 'draft' })
    const approved = statement({ text: 'approved', status: 'approved' })
    const drafted = visitWith({ visibility: 'public', statements: [draft, approved] })
    const statements = [draft, { ...approved, text: 'longer' }]
    const change = changeBetween(drafted, { statements })
    expect(change.changed).toEqual(['/statements/1/text'])
    expect(viewOfChange(visitView, change, 'press', { before: drafted })?.changed).toEqual([
      '/statements/0/text',
    ])
  })

  test('points to the whole thing in the first change', () => {
    expect(viewOfChange(visitView, changeOfType('visit.planned', before), 'public', {})).toMatchObject({
      changed: [''],
    })
  })
})

describe('draft statements', () => {
  const generated = fc.record({
    text: fc.uuid(),
    speaker: fc.uuid(),
    language: fc.constant('de'),
    status: fc.constantFrom('draft' as const, 'approved' as const),
  })
  const statements = fc.uniqueArray(generated, { maxLength: 8, selector: ({ text }) => text })

  test('are never visible below internal, and approved statements always are', () => {
    const property = fc.property(
      statements,
      statements,
      fc.constantFrom(...BELOW_INTERNAL),
      (earlier, later, clearance) => {
        const before = visitWith({ statements: earlier, visibility: 'public' })
        const change = changeBetween(before, { statements: later, outcome: { en: 'Agreed' } })
        const text = JSON.stringify(viewOfChange(visitView, change, clearance, { before }))
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
