import * as fc from 'fast-check'
import { CHANGE_TYPES } from '../../../contract/events'
import { REQUEST_EVENTS } from '../../../contract/subscriptions/events'
import { typePattern, type TypePattern } from '../../../contract/subscriptions/schemas'
import type { Clearance } from '../../../contract/things'
import {
  isOfTypes,
  isSeenBy,
  messageKindFor,
  type ThingInPartnership,
} from '../../../domain/notifications/audience'
import { viewForEvent } from '../../../domain/views'
import { isCleared } from '../../../domain/shared/clearance'
import { anniversaryOf, foundedBy, recordedPartnership, signedEntry } from '../shared/builders'
import { changeOfType, visitWith } from './builders'

const CLEARANCES: readonly Clearance[] = ['public', 'press', 'internal']
const requests: readonly string[] = REQUEST_EVENTS
const news = CHANGE_TYPES.filter((type) => !requests.includes(type))
const groups = [...new Set(news.map((type) => type.split('.')[0] ?? ''))]

describe('type patterns', () => {
  test('match everything, a group, or one type', () => {
    for (const type of news) {
      const matching = ['*', ...groups.map((group) => `${group}.*`), ...news].filter((pattern) =>
        isOfTypes(type, [pattern as TypePattern]),
      )
      expect(matching).toEqual(['*', `${type.split('.')[0]}.*`, type])
    }
  })

  test('match a group if they contain one of its types', () => {
    expect(isOfTypes('book-entry.signed', ['visit.*', 'book-entry.signed'])).toBe(true)
    expect(isOfTypes('book-entry.signed', ['visit.*', 'book.*', 'book-entry.voided'])).toBe(false)
  })

  test('never match requests of administrators', () => {
    for (const type of REQUEST_EVENTS) {
      expect(typePattern.safeParse(type).success).toBe(false)
      expect(isOfTypes(type, ['*', 'subscription.*'])).toBe(false)
    }
  })
})

const inPartnership = (thing: object, partnershipId?: string): ThingInPartnership => ({
  thing,
  partnershipId,
})

describe('the clearance of a subscription', () => {
  test('admits things of the same or lower visibility', () => {
    for (const clearance of CLEARANCES)
      for (const visibility of CLEARANCES)
        expect(isSeenBy({ clearance }, 'visit.planned', inPartnership({ visibility }))).toBe(
          isCleared(clearance, visibility),
        )
  })

  test('admits things without a visibility', () => {
    expect(
      isSeenBy({ clearance: 'public' }, 'partnership.recorded', inPartnership(recordedPartnership())),
    ).toBe(true)
    expect(isSeenBy({ clearance: 'public' }, 'anniversary.upcoming', inPartnership({ ordinal: 37 }))).toBe(
      true,
    )
  })

  test('admits events of subscriptions and feeds only at internal', () => {
    for (const type of news.filter((each) => /^(subscription|calendar-feed)\./.test(each))) {
      const seen = CLEARANCES.filter((clearance) =>
        isSeenBy({ clearance }, type, inPartnership({ visibility: 'public' })),
      )
      expect(seen).toEqual(['internal'])
    }
  })
})

describe('the message kind is change', () => {
  const istanbul = ['istanbul']

  test('if type, clearance and partnership match', () => {
    const property = fc.property(
      fc.constantFrom(...CLEARANCES),
      fc.constantFrom(...CLEARANCES),
      fc.constantFrom<TypePattern>('*', 'visit.*', 'visit.planned', 'visit.voided', 'partnership.*'),
      fc.constantFrom(undefined, istanbul, ['rome'], ['rome', 'istanbul']),
      fc.constantFrom(undefined, 'istanbul', 'paris'),
      (clearance, visibility, pattern, partnershipIds, partnershipId) => {
        const change = changeOfType('visit.planned', { visibility })
        const after = inPartnership(change.data as object, partnershipId)
        const kind = messageKindFor({ types: [pattern], clearance, partnershipIds }, change, { after })
        const isMeant = ['*', 'visit.*', 'visit.planned'].includes(pattern)
        const isAbout = !partnershipIds || partnershipIds.includes(partnershipId ?? '')
        expect(kind === 'change').toBe(isMeant && isCleared(clearance, visibility) && isAbout)
        expect(kind).not.toBe('withdrawal')
      },
    )
    fc.assert(property, { numRuns: 1000 })
  })

  test('never, if the subscription names partnerships and the thing has none', () => {
    const change = changeOfType('book.volume-opened')
    const after = inPartnership(change.data as object)
    const everything = { types: ['*'], clearance: 'internal' } as const
    expect(messageKindFor(everything, change, { after })).toBe('change')
    expect(messageKindFor({ ...everything, partnershipIds: istanbul }, change, { after })).toBeUndefined()
  })

  test('never below internal, if only office fields differ', () => {
    const before = visitWith({ visibility: 'public' })
    const change = { ...changeOfType('visit.updated', { ...before, notes: 'Noted' }), sequence: 2 }
    const transition = { before: inPartnership(before), after: inPartnership(change.data as object) }
    const receptions = CLEARANCES.map((clearance) =>
      messageKindFor({ types: ['visit.*'], clearance }, change, transition),
    )
    expect(receptions).toEqual([undefined, undefined, 'change'])
  })
})

describe('the message kind is withdrawal', () => {
  const hiding = (from: Clearance, to: Clearance) => {
    const change = changeOfType('visit.updated', visitWith({ visibility: to }))
    return {
      change,
      transition: {
        before: inPartnership(visitWith({ visibility: from })),
        after: inPartnership(change.data as object),
      },
    }
  }

  test('if the subscription could see the thing before the change and cannot after it', () => {
    for (const from of CLEARANCES)
      for (const to of CLEARANCES)
        for (const clearance of CLEARANCES) {
          const { change, transition } = hiding(from, to)
          const kind = messageKindFor({ types: ['*'], clearance }, change, transition)
          expect(kind === 'withdrawal').toBe(isCleared(clearance, from) && !isCleared(clearance, to))
        }
  })

  test.each<[TypePattern, boolean]>([
    ['*', true],
    ['visit.*', true],
    ['visit.completed', true],
    ['book-entry.*', false],
    ['partnership.ended', false],
  ])('for the type pattern %s: %s', (pattern, isWithdrawn) => {
    const { change, transition } = hiding('public', 'internal')
    const kind = messageKindFor({ types: [pattern], clearance: 'public' }, change, transition)
    expect(kind === 'withdrawal').toBe(isWithdrawn)
  })

  test('if the thing moves to a partnership that the subscription does not name', () => {
    const change = changeOfType('visit.updated', visitWith({ visibility: 'public' }))
    const transition = {
      before: inPartnership(change.data as object, 'istanbul'),
      after: inPartnership(change.data as object, 'paris'),
    }
    const receptions = [['istanbul'], ['paris'], ['istanbul', 'paris'], ['rome']].map((partnershipIds) =>
      messageKindFor({ types: ['visit.*'], clearance: 'public', partnershipIds }, change, transition),
    )
    expect(receptions).toEqual(['withdrawal', 'change', undefined, undefined])
  })
})

describe('the partnership of a thing', () => {
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
  ])('is that of %s', (_what, change, about) => {
    expect(viewForEvent(change.type).partnershipOf(change.data as object)).toEqual(about)
  })

  test.each([
    ['a visit without one', changeOfType('visit.planned', visitWith({ partnershipId: undefined }))],
    ['an entry without a visit', changeOfType('book-entry.signed', signedEntry())],
    ['an anniversary of the office’s own', changeOfType('anniversary.recorded', anniversaryOf())],
    ['a book', changeOfType('book.volume-opened', { book: 'golden-book' })],
    ['a subscription', changeOfType('subscription.updated', { id: 'istanbul' })],
  ])('is undefined for %s', (_what, change) => {
    expect(viewForEvent(change.type).partnershipOf(change.data as object)).toEqual({})
  })
})
