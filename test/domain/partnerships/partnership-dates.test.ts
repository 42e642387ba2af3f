import { partnershipInput, type Partnership } from '../../../contract/partnerships/schemas'
import { partnershipWarnings } from '../../../domain/partnerships/partnership-dates'
import {
  recordPartnership,
  changePartnershipStatus,
  updatePartnership,
} from '../../../domain/partnerships/partnership'
import { istanbul } from '../../support/istanbul'
import { momentAt, pointersOf, recordedPartnership, refusalOf, understood } from '../shared/builders'

const record = (fields: object) =>
  recordPartnership(
    understood(partnershipInput, { ...istanbul().partnership, origin: 'archive', ...fields }),
    momentAt(),
  ).thing
const end = (on: string, before: Partnership) =>
  changePartnershipStatus(before, { status: 'ended', on, reason: 'agreed' }, momentAt())

describe('the date of a status', () => {
  test.each(['1950', '1988-12-31', '1989-11-16'])('must not be before the founding: %s', (on) => {
    expect(pointersOf(refusalOf(() => end(on, recordedPartnership())))).toEqual(['/on'])
    expect(pointersOf(refusalOf(() => record({ status: 'ended', statusSince: on })))).toEqual([
      '/statusSince',
    ])
  })

  test.each(['1989', '1989-11', '1989-11-17', '2024'])(
    'may begin on the day of the founding or later: %s',
    (on) => {
      expect(end(on, recordedPartnership()).thing.statusSince).toBe(on)
      expect(record({ status: 'ended', statusSince: on }).statusSince).toBe(on)
    },
  )

  test('must not be before the previous status', () => {
    const suspended = record({ status: 'suspended', statusSince: '2001-05' })
    expect(pointersOf(refusalOf(() => end('2001-04-30', suspended)))).toEqual(['/on'])
    expect(end('2001', suspended).thing.status).toBe('ended')
    const sinceUnknown = record({ status: 'suspended', foundedOn: undefined })
    expect(end('1950', sinceUnknown).thing.statusSince).toBe('1950')
  })

  test('rejects a founding after it', () => {
    const before = record({ status: 'ended', statusSince: '2001-05' })
    const patch = (foundedOn: string) => updatePartnership(before, { foundedOn }, momentAt())
    expect(pointersOf(refusalOf(() => patch('2001-06-01')))).toEqual(['/foundedOn'])
    expect(patch('2001-05-31')?.thing.foundedOn).toBe('2001-05-31')
  })
})

test('rejects a predecessor with a date after the founding', () => {
  const after = (date: string) => ({ predecessor: { date, party: 'East Berlin' } })
  expect(pointersOf(refusalOf(() => record(after('1990'))))).toEqual(['/predecessor/date'])
  expect(
    pointersOf(refusalOf(() => updatePartnership(recordedPartnership(), after('1990'), momentAt()))),
  ).toEqual(['/predecessor/date'])
  expect(record(after('1989')).predecessor?.date).toBe('1989')
})

test('warns about future dates of past events', () => {
  const after = record({
    foundedOn: '2027',
    agreements: [{ kind: 'Letter' }, { kind: 'Treaty', date: '2027-01' }],
  })
  const warned = (before?: Partnership) =>
    partnershipWarnings(after, '2026-11-17', before).map((warning) =>
      'pointer' in warning ? `${warning.code} ${warning.pointer}` : '',
    )
  expect(warned()).toEqual(['date-ahead /foundedOn', 'date-ahead /agreements/1/date'])
  expect(warned(after)).toEqual([])
  expect(partnershipWarnings(after, '2027-01-01')).toEqual([])
})
