import type { Visit } from '../../../contract/visits/schemas'
import { stopFaults, stopWarnings, tripOf, tripWarnings, type ListedStop } from '../../../domain/visits/trip'
import { venueWarnings } from '../../../domain/visits/venues'
import { visitView } from '../../../domain/visits/view'
import { viewOf } from '../../../domain/shared/view'
import { recordedVisit, visitBody } from '../shared/builders'

const TRIP = '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c11'
const OTHER = '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c12'
const OWN = '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c13'

const visit = (fields: object): Visit => ({
  ...recordedVisit(visitBody({ end: undefined })),
  id: OWN,
  ...fields,
})
const trip = (fields: object = {}) => visit({ id: TRIP, start: '2027-03-09', end: '2027-03-12', ...fields })
const stop = (fields: object = {}) => visit({ partOf: TRIP, start: '2027-03-10', ...fields })

describe('a visit becomes a stop', () => {
  const faults = (named: Visit | undefined, own: object = {}, stops = 0) =>
    stopFaults(stop(own), named, stops).map(({ pointer, message }) => `${pointer} ${message}`)

  test('of a trip that is planned, confirmed or completed', () => {
    for (const status of ['planned', 'confirmed', 'completed']) expect(faults(trip({ status }))).toEqual([])
  })

  test.each([
    ['an unknown visit', undefined, {}, 0, 'is not the id of a visit'],
    ['the visit itself', trip({ id: OWN }), {}, 0, 'must not be the id of the visit itself'],
    ['a stop', trip({ partOf: OTHER }), {}, 0, 'not a stop of a trip itself'],
    ['a trip, while it has stops itself', trip(), {}, 1, 'the visit has stops itself'],
    ['a cancelled trip', trip({ status: 'cancelled' }), {}, 0, 'that is cancelled'],
    ['a void trip', trip({ status: 'void' }), {}, 0, 'that is void'],
    ['a void trip, cancelled itself', trip({ status: 'void' }), { status: 'cancelled' }, 0, 'that is void'],
  ])('but not of %s', (_title, named, own, stops, message) => {
    expect(faults(named, own, stops)).toEqual([
      expect.stringMatching(new RegExp(`^/partOf .*${message}`, 'u')) as string,
    ])
  })

  test('of a cancelled trip, if it is cancelled itself', () => {
    expect(faults(trip({ status: 'cancelled' }), { status: 'cancelled' })).toEqual([])
  })
})

test('a void visit is a stop of no trip', () => {
  expect(tripOf(stop())).toBe(TRIP)
  expect(tripOf(stop({ status: 'void' }))).toBeUndefined()
})

describe('a stop outside the days of its trip gives a warning', () => {
  test.each([
    ['2027-03-09', undefined, undefined],
    ['2027-03-12T23:00', undefined, undefined],
    ['2027-03-09', '2027-03-12', undefined],
    ['2027-03', undefined, undefined],
    ['2027', undefined, undefined],
    ['2027-03-08', undefined, '/start'],
    ['2027-03-08', '2027-03-10', '/start'],
    ['2027-02', undefined, '/start'],
    ['2027-03-13', undefined, '/start'],
    ['2027-03-12', '2027-03-13', '/end'],
    ['2027-04', undefined, '/start'],
  ])('%s to %s: %s', (start, end, pointer) => {
    const warnings = stopWarnings(stop({ start, end }), trip())
    const found = warnings.map(
      (each) => 'pointer' in each && 'visitId' in each && [each.pointer, each.visitId],
    )
    expect(found).toEqual(pointer === undefined ? [] : [[pointer, TRIP]])
  })

  test('a trip without an end lasts one day', () => {
    expect(stopWarnings(stop({ start: '2027-03-10' }), trip({ end: undefined }))).toHaveLength(1)
  })

  test('and so does a trip that is moved away from its stops', () => {
    const listed: ListedStop[] = [
      { id: OWN, start: '2027-03-10', status: 'planned' },
      { id: OTHER, start: '2027-03-12', status: 'planned' },
      { id: 'cancelled', start: '2027-03-10', status: 'cancelled' },
    ]
    const moved = trip({ start: '2027-03-11', end: '2027-03-13' })
    expect(tripWarnings(moved, trip(), listed)).toEqual([
      expect.objectContaining({ code: 'stop-outside-trip', pointer: '/start', visitId: OWN }),
    ])
  })
})

describe('a trip that is called off', () => {
  const listed: ListedStop[] = [
    { id: OWN, start: '2027-03-10', status: 'confirmed' },
    { id: OTHER, start: '2027-03-11', status: 'cancelled' },
  ]

  test.each(['cancelled', 'void'])('names the stops that stay, when it is %s', (status) => {
    const warnings = tripWarnings(trip({ status }), trip(), listed)
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'trip-has-stops', pointer: '/status', stops: [OWN] }),
    ])
  })

  test('gives no warning without stops that take place', () => {
    expect(tripWarnings(trip({ status: 'cancelled' }), trip(), listed.slice(1))).toEqual([])
  })
})

test('a trip and its stop may share a venue; a third visit may not', () => {
  const venues = ['Rotes Rathaus']
  const others = [trip({ venues }), visit({ id: OTHER, venues, partOf: TRIP })]
  expect(venueWarnings(stop({ venues }), others)).toMatchObject([{ visitId: OTHER }])
  expect(venueWarnings(trip({ venues }), [stop({ venues })])).toEqual([])
})

test.each(['press', 'public'] as const)(
  'a reader of the clearance %s does not see the trip of a stop',
  (clearance) => {
    const shown = viewOf(visitView, stop({ visibility: 'public', city: { en: 'Potsdam' } }), clearance)
    expect(shown).not.toHaveProperty('partOf')
    expect(shown).toHaveProperty('city')
  },
)
