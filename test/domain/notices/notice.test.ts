import type { Notice } from '../../../contract/notices/schemas'
import {
  approveNotice,
  correctNotice,
  editNotice,
  issueNotice,
  markStale,
  retractNotice,
} from '../../../domain/notices/notice'
import { momentAt, recordedVisit, refusalOf } from '../shared/builders'
import { approvedOf, APPROVER, draftOf, factOf, issuedOf, MINUTE, POLICY, WRITER } from './builders'

const visit = recordedVisit()
const stale = [{ ...factOf(visit, '/venues/0'), before: 'Rotes Rathaus', now: 'Schloss Bellevue' }]
const at = (actor = 'somebody', now = '2026-11-17T09:00:00.000Z') => momentAt(now, actor)

test('a draft is internal, and knows who wrote it', () => {
  expect(draftOf()).toMatchObject({ status: 'draft', visibility: 'internal', writtenBy: WRITER, version: 1 })
})

describe('the life cycle', () => {
  const steps: Record<string, (notice: Notice) => unknown> = {
    edit: (notice) => editNotice(notice, { headline: 'Another' }, at()),
    approve: (notice) => approveNotice(notice, [], POLICY, at()),
    issue: (notice) => issueNotice(notice, [], at()),
    correct: (notice) => correctNotice(notice, { correction: 'A name was wrong.' }, at()),
    retract: (notice) => retractNotice(notice, 'It was wrong.', at()),
  }
  const notices: Record<Notice['status'], Notice> = {
    draft: draftOf(),
    approved: approvedOf(),
    issued: issuedOf(),
    corrected: correctNotice(issuedOf(), { correction: 'A name was wrong.' }, at()).thing,
    retracted: retractNotice(issuedOf(), 'It was wrong.', at()).thing,
  }
  const allowed: Record<Notice['status'], readonly string[]> = {
    draft: ['edit', 'approve'],
    approved: ['edit', 'issue'],
    issued: ['correct', 'retract'],
    corrected: ['correct', 'retract'],
    retracted: [],
  }

  test.each(Object.keys(notices) as Notice['status'][])(
    'allows of %s what it should, and names the rest',
    (status) => {
      const refused = Object.entries(steps).filter(([name]) => !allowed[status].includes(name))
      for (const name of allowed[status]) expect(steps[name]?.(notices[status])).toBeDefined()
      for (const [, step] of refused)
        expect(refusalOf(() => step(notices[status])).code).toBe('forbidden-step')
    },
  )
})

describe('approval', () => {
  test('is refused to the person who wrote last, unless the stage says otherwise', () => {
    expect(refusalOf(() => approveNotice(draftOf(), [], POLICY, at(WRITER))).code).toBe('four-eyes')
    const alone = approveNotice(draftOf(), [], { ...POLICY, fourEyes: false }, at(WRITER))
    expect(alone.thing).toMatchObject({ status: 'approved', approvedBy: WRITER })
  })

  test('the person who edited last cannot approve', () => {
    const edited = editNotice(draftOf(), { headline: 'Another' }, at(APPROVER))!.thing
    expect(refusalOf(() => approveNotice(edited, [], POLICY, at(APPROVER))).code).toBe('four-eyes')
    expect(approveNotice(edited, [], POLICY, at(WRITER)).thing.status).toBe('approved')
  })

  test('is refused while facts are stale, with their values', () => {
    const refusal = refusalOf(() => approveNotice(draftOf(), stale, POLICY, at()))
    expect(refusal).toMatchObject({ code: 'stale-facts', details: { stale } })
  })

  test.each([
    [false, MINUTE, 'internal'],
    [true, MINUTE, 'press'],
    [true, undefined, 'internal'],
  ])(
    'shows it to the press under an embargo only: %s, %s',
    (embargoedToPress, embargoedUntil, visibility) => {
      const draft = draftOf(visit, embargoedUntil === undefined ? {} : { embargoedUntil })
      expect(approvedOf(draft, { ...POLICY, embargoedToPress })).toMatchObject({ visibility })
    },
  )

  test('is lost by an edit', () => {
    const { thing } = editNotice(approvedOf(), { headline: 'Another' }, at())!
    expect(thing).toMatchObject({ status: 'draft', visibility: 'internal', isHeadlineEdited: true })
    expect(thing.approvedBy).toBeUndefined()
  })
})

describe('issuing', () => {
  test('publishes the notice', () => {
    expect(issuedOf()).toMatchObject({
      status: 'issued',
      visibility: 'public',
      issuedAt: '2026-11-17T12:00:00.000Z',
    })
  })

  test('waits for the end of the embargo', () => {
    const notice = approvedOf(draftOf(visit, { embargoedUntil: MINUTE }))
    expect(refusalOf(() => issueNotice(notice, [], at('x', '2026-11-17T09:59:59.999Z'))).code).toBe(
      'forbidden-step',
    )
    expect(issueNotice(notice, [], at('x', MINUTE)).thing.status).toBe('issued')
  })

  test('is refused for stale facts, found now or marked before', () => {
    expect(refusalOf(() => issueNotice(approvedOf(), stale, at())).details.stale).toEqual(stale)
    const marked = markStale(approvedOf(), stale, at())!.thing
    expect(refusalOf(() => issueNotice(marked, [], at())).details.stale).toEqual(stale)
  })
})

describe('the mark of a stale notice', () => {
  test('is made once, of approved notices alone', () => {
    const marked = markStale(approvedOf(), stale, at())!
    expect(marked.change).toMatchObject({ type: 'notice.stale', changed: ['/stale'] })
    expect(markStale(marked.thing, stale, at())).toBeUndefined()
    expect(markStale(approvedOf(), [], at())).toBeUndefined()
    for (const notice of [draftOf(), issuedOf()]) expect(markStale(notice, stale, at())).toBeUndefined()
  })

  test('ends with an edit', () => {
    const marked = markStale(approvedOf(), stale, at())!.thing
    expect(editNotice(marked, { headline: 'Another' }, at())!.thing.stale).toBeUndefined()
  })
})

test('a correction says what was wrong, and is written by the person who corrects', () => {
  const { thing } = correctNotice(issuedOf(), { headline: 'Right', correction: 'A name was wrong.' }, at())
  expect(thing).toMatchObject({
    status: 'corrected',
    headline: 'Right',
    correction: 'A name was wrong.',
    writtenBy: 'somebody',
  })
})

test('an edit that changes nothing records nothing', () => {
  const draft = draftOf()
  const { headline, contacts } = draft
  const blocks = draft.blocks.map(({ facts: _, ...block }) => block)
  expect(editNotice(draft, { headline, blocks, contacts }, at())).toBeUndefined()
})

test('an embargo is set, moved and lifted by an edit', () => {
  const draft = editNotice(draftOf(), { embargoedUntil: MINUTE }, at())!.thing
  expect(draft.embargoedUntil).toBe(MINUTE)
  expect(editNotice(draft, { embargoedUntil: null }, at())!.thing).not.toHaveProperty('embargoedUntil')
})
