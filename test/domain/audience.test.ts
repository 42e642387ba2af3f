import * as fc from 'fast-check'
import { CHANGE_TYPES, REQUEST_EVENTS } from '../../contract/events'
import { typePattern, type TypePattern } from '../../contract/subscriptions'
import type { Clearance } from '../../contract/things'
import { isCleared } from '../../domain/clearance'
import { asSeenWith, isFor, isOfTypes, partnershipOf, visibilityOf } from '../../domain/audience'
import { changed, differencesOf } from '../../domain/change'
import { messageOf } from '../../domain/webhook-message'
import { anniversaryOf, foundedBy, momentAt, recordedPartnership, signedEntry } from './builders'
import { changeOfType, statement, visitWith } from './notification-builders'

const CLEARANCES: readonly Clearance[] = ['public', 'press', 'internal']
const requests: readonly string[] = REQUEST_EVENTS
const news = CHANGE_TYPES.filter((type) => !requests.includes(type))
const groups = [...new Set(news.map((type) => type.split('.')[0] ?? ''))]

describe('the types that are asked for', () => {
  test('are everything, all of a kind of thing, or one', () => {
    for (const type of news) {
      const change = changeOfType(type)
      const heard = ['*', ...groups.map((group) => `${group}.*`), ...news].filter((pattern) =>
        isOfTypes(change, [pattern as TypePattern]),
      )
      expect(heard).toEqual(['*', `${type.split('.')[0]}.*`, type])
    }
  })

  test('are those of which one at least is meant', () => {
    const signed = changeOfType('book-entry.signed')
    expect(isOfTypes(signed, ['visit.*', 'book-entry.signed'])).toBe(true)
    expect(isOfTypes(signed, ['visit.*', 'book.*', 'book-entry.voided'])).toBe(false)
  })

  test('are never what administrators ask for: nobody can ask for it, and nobody hears of it', () => {
    for (const type of REQUEST_EVENTS) {
      expect(typePattern.safeParse(type).success).toBe(false)
      expect(isOfTypes(changeOfType(type), ['*', 'subscription.*'])).toBe(false)
    }
  })
})

describe('what a service is cleared for', () => {
  test.each([
    ['public', ['public']],
    ['press', ['public', 'press']],
    ['internal', ['public', 'press', 'internal']],
  ] as const)('%s: %j', (clearance, cleared) => {
    expect(CLEARANCES.filter((visibility) => isCleared(clearance, visibility))).toEqual(cleared)
  })

  test('is told by the thing; what has no visibility of its own is public', () => {
    for (const visibility of CLEARANCES)
      expect(visibilityOf(changeOfType('visit.planned', { visibility }))).toBe(visibility)
    expect(visibilityOf(changeOfType('partnership.recorded', recordedPartnership()))).toBe('public')
    expect(visibilityOf(changeOfType('anniversary.upcoming', { ordinal: 37 }))).toBe('public')
  })

  test('the running of the registry stays in the house, whatever it says of itself', () => {
    for (const type of news.filter((each) => /^(subscription|calendar-feed)\./.test(each)))
      expect(visibilityOf(changeOfType(type, { visibility: 'public' }))).toBe('internal')
  })
})

describe('a change is for a service', () => {
  const istanbul = ['istanbul']

  test('when type, clearance and partnership all say so', () => {
    const property = fc.property(
      fc.constantFrom(...CLEARANCES),
      fc.constantFrom(...CLEARANCES),
      fc.constantFrom<TypePattern>('*', 'visit.*', 'visit.planned', 'visit.voided', 'partnership.*'),
      fc.constantFrom(undefined, istanbul, ['rome'], ['rome', 'istanbul']),
      fc.constantFrom(undefined, 'istanbul', 'paris'),
      (clearance, visibility, pattern, partnershipIds, partnershipId) => {
        const change = changeOfType('visit.planned', { visibility })
        const isHeard = isFor({ types: [pattern], clearance, partnershipIds }, change, partnershipId)
        const isMeant = ['*', 'visit.*', 'visit.planned'].includes(pattern)
        const isAbout = !partnershipIds || partnershipIds.includes(partnershipId ?? '')
        return isHeard === (isMeant && isCleared(clearance, visibility) && isAbout)
      },
    )
    expect(fc.check(property, { numRuns: 1000 }).counterexample).toBeNull()
  })

  test('never when it is about no partnership, and the service is about some', () => {
    const change = changeOfType('book.volume-opened')
    expect(isFor({ types: ['*'], clearance: 'internal' }, change, undefined)).toBe(true)
    expect(isFor({ types: ['*'], clearance: 'internal', partnershipIds: istanbul }, change, undefined)).toBe(
      false,
    )
  })
})

describe('the partnership that a change is about', () => {
  const visitId = '0199bbbb-0000-7000-8000-000000000009'

  test.each([
    ['a partnership itself', changeOfType('partnership.ended', recordedPartnership()), { id: 'istanbul' }],
    ['a visit', changeOfType('visit.planned', visitWith({})), { id: 'istanbul' }],
    [
      'the anniversary that it founded',
      changeOfType('anniversary.muted', foundedBy(recordedPartnership())),
      { id: 'istanbul' },
    ],
    [
      'a return of it that is near',
      changeOfType('anniversary.upcoming', { partnershipId: 'istanbul', daysLeft: 7 }),
      { id: 'istanbul' },
    ],
    [
      'an entry, which has to be looked up by its visit',
      changeOfType('book-entry.signed', { ...signedEntry(), visitId }),
      { ofVisit: visitId },
    ],
  ])('%s', (_what, change, about) => {
    expect(partnershipOf(change)).toEqual(about)
  })

  test.each([
    ['a visit without one', changeOfType('visit.planned', visitWith({ partnershipId: undefined }))],
    ['an entry without a visit', changeOfType('book-entry.signed', signedEntry())],
    ['an anniversary of the office’s own', changeOfType('anniversary.recorded', anniversaryOf())],
    ['a book', changeOfType('book.volume-opened', { book: 'golden-book' })],
    ['a subscription', changeOfType('subscription.updated', { id: 'istanbul' })],
  ])('is none of %s', (_what, change) => {
    expect(partnershipOf(change)).toEqual({})
  })
})

describe('drafts of statements', () => {
  const approved = statement({ text: 'approved', status: 'approved' })
  const draft = statement({ text: 'draft' })
  const before = visitWith({ visibility: 'public', statements: [approved] })
  const { change } = changed(
    { type: 'visit.updated', subject: 'visits/one' },
    before,
    { ...before, statements: [draft, approved, statement({ text: 'another' })], notes: 'Noted' },
    momentAt(),
  )

  test.each(['press', 'public'] as const)('are cut from what is sent to the %s', (clearance) => {
    expect(asSeenWith(clearance, change)).toMatchObject({
      id: change.id,
      data: { statements: [approved], notes: 'Noted' },
    })
  })

  test('stay in what is sent within the house', () => {
    expect(asSeenWith('internal', change)).toBe(change)
  })

  test('leave no trace in a change that has none', () => {
    const without = changeOfType('visit.updated', before)
    for (const clearance of CLEARANCES) expect(asSeenWith(clearance, without)).toEqual(without)
  })

  test('have no place any more that could be pointed to', () => {
    const drafted = visitWith({ statements: [draft, approved] })
    const after = { ...drafted, statements: [{ ...draft, text: 'longer' }, approved], notes: 'Noted' }
    const pointers = differencesOf(drafted, after)
    expect(pointers).toEqual(['/statements/0/text', '/notes'])
    const seen = asSeenWith('press', { ...changeOfType('visit.updated', after), changed: pointers })
    expect(seen.changed).toEqual(['/statements', '/notes'])
  })

  const said = fc.record({
    text: fc.uuid(),
    speaker: fc.uuid(),
    language: fc.constant('de'),
    status: fc.constantFrom('draft' as const, 'approved' as const),
  })
  const statements = fc.uniqueArray(said, { maxLength: 8, selector: ({ text }) => text })

  test('never occur in a message below internal, and all else that is said does', () => {
    const property = fc.property(
      statements,
      statements,
      fc.constantFrom('press' as const, 'public' as const),
      (earlier, later, clearance) => {
        const visit = visitWith({ statements: earlier, visibility: 'public' })
        const happening = { type: 'visit.updated', subject: 'visits/one' } as const
        const next = changed(happening, visit, { ...visit, statements: later }, momentAt())
        const message = messageOf(next.change, clearance)
        for (const { status, text, speaker } of [...earlier, ...later].filter(isNotIn(later)))
          expect([status, message.includes(text), message.includes(speaker)]).toEqual([status, false, false])
        for (const { text } of later.filter(({ status }) => status === 'approved'))
          expect(message).toContain(text)
      },
    )
    fc.assert(property)
  })

  /** Whether it must not be said: a draft, or what was said before and is said no more. */
  const isNotIn =
    (later: readonly { readonly text: string; readonly status: string }[]) =>
    ({ text }: { readonly text: string }): boolean =>
      !later.some((each) => each.text === text && each.status === 'approved')
})
