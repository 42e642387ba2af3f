import type { Visit } from '../../../contract/visits/schemas'
import { concernsEntries, entryWarnings } from '../../../domain/visits/visit-entries'
import { reinstatementWarnings, visitWarnings } from '../../../domain/visits/visit-warnings'
import {
  claimsVenues,
  hoursOf,
  isOverlapping,
  occupiesVenues,
  venueWarnings,
} from '../../../domain/visits/venues'
import { BERLIN, recordedVisit, visitBody } from '../shared/builders'

const visit = (fields: object): Visit => recordedVisit(visitBody({ end: undefined, ...fields }))
const warned = (fields: object) =>
  visitWarnings(visit(fields), BERLIN).map((warning) => [
    warning.code,
    'pointer' in warning ? warning.pointer : '',
  ])

describe('a programme item', () => {
  const on = (...days: string[]) => ({ programme: days.map((day) => ({ on: day, what: 'Reception' })) })

  test('outside the days of its visit gives a warning', () => {
    const days = { start: '2027-03-09T10:00', end: '2027-03-10T18:00' }
    expect(warned({ ...days, ...on('2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11') })).toEqual([
      ['programme-outside-visit', '/programme/0/on'],
      ['programme-outside-visit', '/programme/3/on'],
    ])
  })

  test('on any day that the partial dates of the visit may mean gives no warning', () => {
    expect(warned({ start: '2027-03', ...on('2027-03-01', '2027-03-31') })).toEqual([])
    expect(warned({ start: '2027', ...on('2027-01-01', '2027-12-31') })).toEqual([])
    expect(warned({ start: '2027-03', programme: [{ what: 'Reception' }] })).toEqual([])
  })
})

describe('a local time that is skipped in spring', () => {
  const skipped = (pointer: string) => [['skipped-hour', pointer]]

  test('gives a warning as start, as end and as the time of a programme item', () => {
    expect(warned({ start: '2026-03-29T02:30' })).toEqual(skipped('/start'))
    expect(warned({ start: '2026-03-28T20:00', end: '2026-03-29T02:00' })).toEqual(skipped('/end'))
    const item = { time: '02:59', what: 'Departure' }
    expect(
      warned({ start: '2026-03-28', end: '2026-03-29', programme: [{ ...item, on: '2026-03-29' }] }),
    ).toEqual(skipped('/programme/0/time'))
    expect(warned({ start: '2026-03-29', programme: [item] })).toEqual(skipped('/programme/0/time'))
  })

  test.each([
    ['2026-03-29T01:59', 'Europe/Berlin'],
    ['2026-03-29T03:00', 'Europe/Berlin'],
    ['2026-10-25T02:30', 'Europe/Berlin'],
    ['2026-03-29T02:30', 'Asia/Tokyo'],
    ['1880-01-01T00:30', 'Europe/Berlin'],
    ['0000-01-01T00:00', 'Europe/Berlin'],
  ])('is not %s in %s', (start, timeZone) => expect(warned({ start, timeZone })).toEqual([]))

  test('depends on the time zone of the visit', () => {
    expect(warned({ start: '2026-03-08T02:30', timeZone: 'America/New_York' })).toEqual(skipped('/start'))
  })
})

test('a change gives these warnings only if it changes the times or the programme', () => {
  const before = visit({ start: '2026-03-29T02:30' })
  expect(visitWarnings({ ...before, notes: 'Bring a gift' }, BERLIN, before)).toEqual([])
  expect(visitWarnings({ ...before, start: '2026-03-29T02:15' }, BERLIN, before)).toHaveLength(1)
})

describe('a visit that is reinstated', () => {
  const days = { start: '2026-11-17T10:00', end: '2026-11-18' }
  const warnedOn = (today: string, from: Visit['status'], to: Visit['status'], fields: object = days) => {
    const before: Visit = { ...visit(fields), status: from }
    return reinstatementWarnings({ ...before, status: to }, before, today)
  }

  test.each([
    ['2026-11-18', 'postponed', 'planned', 0],
    ['2026-11-19', 'postponed', 'planned', 1],
    ['2026-11-19', 'cancelled', 'confirmed', 1],
    ['2026-11-19', 'planned', 'confirmed', 0],
    ['2026-11-19', 'postponed', 'void', 0],
    ['2026-11-19', 'postponed', 'postponed', 0],
  ] as const)('on %s, from %s to %s, has %d warnings of its days', (today, from, to, count) => {
    expect(warnedOn(today, from, to)).toHaveLength(count)
  })

  test('names its status, and how to give it other days', () => {
    expect(warnedOn('2026-11-19', 'postponed', 'planned')).toEqual([
      {
        code: 'reinstated-in-past',
        pointer: '/status',
        message: expect.stringMatching(/`status` is planned again.+`start` and `end`/),
      },
    ])
  })

  test('counts every day that its dates may mean', () => {
    expect(warnedOn('2026-12-31', 'cancelled', 'planned', { start: '2026' })).toEqual([])
    expect(warnedOn('2027-01-01', 'cancelled', 'planned', { start: '2026' })).toHaveLength(1)
  })

  test('has no warning if it is of an archive', () => {
    const before: Visit = { ...visit(days), origin: 'archive', status: 'cancelled' }
    expect(reinstatementWarnings({ ...before, status: 'planned' }, before, '2027-01-01')).toEqual([])
  })
})

describe('the hours of a visit', () => {
  const start = '2027-03-09T10:00'

  test.each([
    [
      { start, end: '2027-03-10T18:00' },
      { from: start, to: '2027-03-10T18:00' },
    ],
    [{ start }, { from: start, to: '2027-03-09T11:00' }],
    [
      { start, end: '2027-03-10' },
      { from: start, to: '2027-03-09T11:00' },
    ],
    [
      { start, end: start },
      { from: start, to: '2027-03-09T11:00' },
    ],
    [{ start: '2027-03-09T23:30' }, { from: '2027-03-09T23:30', to: '2027-03-10T00:30' }],
    [{ start: '2027-03-09', end: '2027-03-10T18:00' }, undefined],
    [{ start: '2027' }, undefined],
  ])('of %j are %j', (times, hours) => expect(hoursOf(times)).toEqual(hours))

  test.each([
    ['10:00', '12:00', '11:00', '13:00', true],
    ['10:00', '12:00', '12:00', '13:00', false],
    ['10:00', '12:00', '09:00', '10:00', false],
    ['10:00', '12:00', '10:30', '11:00', true],
  ])('%s to %s and %s to %s overlap: %s', (from, to, otherFrom, otherTo, expected) => {
    expect(isOverlapping({ from, to }, { from: otherFrom, to: otherTo })).toBe(expected)
    expect(isOverlapping({ from: otherFrom, to: otherTo }, { from, to })).toBe(expected)
  })
})

describe('a venue', () => {
  const at = (venues: string[], fields: object = {}) => visit({ venues, ...fields })

  test('is compared without case, accents and blanks', () => {
    const mine = at(['Wappensaal', 'Schloß  Bellevue'])
    const other = { ...at(['SCHLOSS BELLEVUE']), id: '0199aaaa-0000-7000-8000-000000000099' }
    expect(venueWarnings(mine, [other])).toMatchObject([
      { code: 'venue-taken', pointer: '/venues/1', visitId: other.id },
    ])
    expect(venueWarnings(at(['Rotes Rathaus']), [other])).toEqual([])
  })

  test('is claimed by a visit with hours that is not cancelled or void, when its hours or venues are new, or it is reinstated', () => {
    const mine = at(['Wappensaal'])
    expect(claimsVenues(mine)).toBe(true)
    expect(claimsVenues(at([]))).toBe(false)
    expect(claimsVenues(at(['Wappensaal'], { start: '2026-11-17' }))).toBe(false)
    expect(claimsVenues({ ...mine, status: 'cancelled' })).toBe(false)
    expect(claimsVenues({ ...mine, status: 'postponed', start: '2026-11-17T11:00' }, mine)).toBe(false)
    expect(claimsVenues({ ...mine, notes: 'Bring a gift' }, mine)).toBe(false)
    expect(claimsVenues({ ...mine, start: '2026-11-17T11:00' }, mine)).toBe(true)
    for (const status of ['postponed', 'cancelled'] as const)
      expect(claimsVenues(mine, { ...mine, status })).toBe(true)
    expect(claimsVenues({ ...mine, status: 'confirmed' }, mine)).toBe(false)
  })

  test.each([
    ['planned', true],
    ['confirmed', true],
    ['postponed', false],
    ['completed', true],
    ['cancelled', false],
    ['void', false],
  ])('is occupied by a visit that is %s: %s', (status, expected) =>
    expect(occupiesVenues({ status })).toBe(expected),
  )
})

describe('the entries of a visit', () => {
  const before = visit({ visibility: 'public' })
  const entry = (number: number, visibility: 'internal' | 'press' | 'public') => ({
    book: 'golden-book',
    number,
    visibility,
  })
  const entries = [entry(1, 'public'), entry(2, 'internal'), entry(3, 'press')]

  test('are listed in a warning when the visit is narrowed below them', () => {
    expect(entryWarnings({ ...before, visibility: 'press' }, before, entries)).toMatchObject([
      { code: 'narrower-than-entry', pointer: '/visibility', entries: [{ number: 1 }] },
    ])
    const narrowed: Visit = { ...before, visibility: 'press' }
    expect(entryWarnings({ ...before, visibility: 'internal' }, narrowed, entries)).toMatchObject([
      { entries: [{ number: 1 }, { number: 3 }] },
    ])
    expect(entryWarnings(narrowed, { ...before, visibility: 'internal' }, entries)).toEqual([])
  })

  test.each(['postponed', 'cancelled', 'void'] as const)(
    'are listed in a warning when the visit becomes %s',
    (status) => {
      const off: Visit = { ...before, status }
      expect(entryWarnings(off, before, entries)).toMatchObject([
        { code: 'visit-has-entries', entries: [{ number: 1 }, { number: 2 }, { number: 3 }] },
      ])
      expect(entryWarnings(off, before, [])).toEqual([])
      expect([concernsEntries(off, before), concernsEntries(off, off)]).toEqual([true, false])
    },
  )
})
