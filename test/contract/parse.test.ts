import { entryInput } from '../../contract/books/schemas'
import { partnershipInput } from '../../contract/partnerships/schemas'
import { parse, pointerOf } from '../../contract/parse'
import { listVisits } from '../../contract/visits/routes'
import { visitInput } from '../../contract/visits/schemas'
import { archiveVisitBody, faultsOf, visitBody } from '../domain/shared/builders'

describe('a value that is understood', () => {
  test('has its defaults filled in', () => {
    expect(parse(listVisits.query, {})).toEqual({ value: { limit: 25, order: 'desc' } })
    expect(parse(listVisits.query, { limit: '100' })).toEqual({ value: { limit: 100, order: 'desc' } })
  })

  test('inherits nothing', () => {
    const parsed = parse(visitInput, JSON.parse(JSON.stringify(visitBody())))
    expect('value' in parsed && Object.getPrototypeOf(parsed.value)).toBe(Object.prototype)
  })
})

describe('every fault is told with its pointer', () => {
  test('of an empty visit', () => {
    const missing = ['direction', 'kind', 'start', 'occasion', 'guests'].map(
      (field) => `/${field}: is missing`,
    )
    expect(faultsOf(visitInput, {})).toEqual(missing)
  })

  test('at every depth, of fields wrong, missing and unknown', () => {
    const body = {
      direction: 'sideways',
      kind: 'partner-city-visit',
      start: '2026-02-29',
      occasion: { DE: 'x', en: '' },
      guests: [{ name: ' ', office: 5, officeClass: 'king', country: 'TUR', age: 54 }, {}],
      hosts: {},
      programme: [{ on: '2026-11', time: '24:00' }],
      statements: [{ speaker: 'a', text: 'b', language: 'German', status: 'final' }],
      anniversary: { anniversaryId: 'Partnership', ordinal: 0.5 },
      visibility: null,
      status: 'confirmed',
      'a/b~c': 1,
    }
    expect(faultsOf(visitInput, body).toSorted()).toEqual([
      '/anniversary/anniversaryId: must be lower-case letters and digits separated by hyphens',
      '/anniversary/ordinal: must be a whole number',
      '/a~1b~0c: is not known here',
      '/direction: must be one of incoming, outgoing, not "sideways"',
      '/guests/0/age: is not known here',
      '/guests/0/country: must be an ISO 3166-1 alpha-2 code such as TR, or XK',
      '/guests/0/name: must be one line of visible text without control characters',
      '/guests/0/office: must be text',
      expect.stringMatching(/^\/guests\/0\/officeClass: must be one of monarch, .*, other, not "king"$/),
      '/guests/1/office: is missing',
      '/guests/1/officeClass: is missing',
      '/hosts: must be a list',
      '/occasion/DE: must be a BCP 47 language tag such as de or zh-Hant',
      '/occasion/en: must be visible text without control characters other than line breaks',
      '/programme/0/on: must be a day such as 2024-06-19',
      '/programme/0/time: must be a time such as 09:30',
      '/programme/0/what: is missing',
      '/start: is not a day of the calendar',
      '/statements/0/language: must be a BCP 47 language tag such as de or zh-Hant',
      '/statements/0/status: must be one of draft, approved, not "final"',
      '/status: is not known here',
      '/visibility: must be one of internal, press, public',
    ])
  })

  test('of a list that is too long or too short', () => {
    expect(faultsOf(visitInput, visitBody({ venues: Array(31).fill('x'), guests: [] }))).toEqual([
      '/venues: must have 30 or fewer items',
      '/guests: must have 1 or more',
    ])
  })

  test('of numbers', () => {
    const entry = { origin: 'archive', signedOn: '1913', signers: [{}] }
    expect(faultsOf(entryInput, { ...entry, volume: 0, page: 10_000 })).toEqual([
      '/volume: must be 1 or more',
      '/page: must be 9999 or less',
    ])
  })

  test('of a query', () => {
    const query = { limit: '0', cursor: '', from: '2024-06-20', order: 'up', q: 'x', country: 'tr' }
    expect(faultsOf(listVisits.query, query).toSorted()).toEqual([
      '/country: must be an ISO 3166-1 alpha-2 code such as TR, XK, or a former code such as SU',
      '/cursor: must have 1 or more',
      '/limit: must be 1 or more',
      '/order: must be one of asc, desc, not "up"',
      '/q: is not known here',
    ])
    expect(faultsOf(listVisits.query, { from: '2024-06-20', to: '2024-06-19' })).toEqual([
      '/to: must not be before `from`',
    ])
    expect(faultsOf(listVisits.query, { kind: 'banquet,reception' })).toEqual([
      expect.stringMatching(/^\/kind: must be one of .*, banquet, .*, not "banquet,reception"$/),
    ])
    expect(faultsOf(listVisits.query, { limit: '1e2' })).toEqual(['/limit: must be a whole number'])
  })
})

describe('what is no body at all', () => {
  test.each([null, [], 'visit', 5, true])('%j must be an object', (value) => {
    expect(faultsOf(visitInput, value)).toEqual([': must be an object'])
  })

  test('is missing when there is none', () => {
    expect(faultsOf(visitInput, undefined)).toEqual([': is missing'])
  })

  test.each(['museum', null, 5, '__proto__'])('has no origin %j', (origin) => {
    expect(faultsOf(visitInput, { origin })).toEqual(['/origin: must be live or archive'])
  })
})

describe('fields that every object inherits', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('are unknown: %s', (field) => {
    const body: unknown = JSON.parse(JSON.stringify(archiveVisitBody()).replace('{', `{"${field}":{"a":1},`))
    expect(faultsOf(visitInput, body)).toEqual([`/${field}: is not known here`])
  })
})

test('a body of nothing but faults is answered all the same', () => {
  const guests = Array.from({ length: 80_000 }, () => ({}))
  expect(faultsOf(visitInput, visitBody({ guests }))).toContain('/guests: must have 30 or fewer items')
  const city = Object.fromEntries(Array.from({ length: 25_000 }, (_, index) => [`${index}`, 0]))
  expect(faultsOf(partnershipInput, { city, country: 'TR' }).length).toBeGreaterThanOrEqual(25_000)
})

test.each([
  [[], ''],
  [['a', 0, 'b'], '/a/0/b'],
  [['a/b', 'm~n', '~1', ''], '/a~1b/m~0n/~01/'],
])('the pointer of %j is %j', (path, pointer) => {
  expect(pointerOf(path)).toBe(pointer)
})
