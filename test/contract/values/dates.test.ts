import {
  clockTime,
  day,
  daysInMonth,
  partialDate,
  plainDate,
  plainVisitTime,
  visitTime,
} from '../../../contract/values/dates'
import { faultsOf } from '../../domain/shared/builders'

describe('dates', () => {
  test.each([
    '1913',
    '2024-06',
    '1989-11-17',
    '0000',
    '9999',
    '0000-02-29',
    '2024-02-29',
    '2000-02-29',
    '9999-12-31',
  ])('%s is a partial date, and a plain one', (value) => {
    expect(faultsOf(partialDate, value)).toEqual([])
    expect(faultsOf(plainDate, value)).toEqual([])
    expect(faultsOf(plainVisitTime, value)).toEqual([])
  })

  test.each([
    '1927~',
    '1989?',
    '1989%',
    '1989-11?',
    '1989-11-17~',
    '2024-02-29%',
    '192X',
    '19XX',
    '00XX',
    '192X?',
    '19XX~',
    '2004-XX',
    '1985-04-XX',
    '1985-02-XX',
    '1985-XX-XX',
    '1985-XX-XX%',
  ])('%s is a partial date of EDTF level 1, and no plain one', (value) => {
    expect(faultsOf(partialDate, value)).toEqual([])
    expect(faultsOf(visitTime, value)).toEqual([])
    expect(faultsOf(plainDate, value)).toHaveLength(1)
    expect(faultsOf(plainVisitTime, value)).toHaveLength(1)
  })

  test.each([
    '24',
    '2024-6',
    '2024-00',
    '2024-13',
    '2024-13-40',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-06-00',
    '2024-06-19T10:00',
    '2024-06-19\n',
    '-0044',
    '+2024',
    '12024',
    '2024-06-~19',
    '1XXX',
    'XXXX',
    '192x',
    '192u',
    '1X27',
    '192X-06',
    '192X-XX',
    '1985-XX-12',
    '1985-X4',
    '1985-0X',
    '1985-04-1X',
    '2023-02-29?',
    '?1989',
    '1989?-06',
    '1989?~',
    '1989~?',
    '1927 ~',
    '2001-21',
    '1923/1927',
    '1985-04/..',
    'Y17E7',
    'Y170000002',
    '-1985',
    '1950S2',
    '[1667,1668]',
    '1989-11-17T10:00?',
    '٢٠٢٤',
    '',
    2024,
  ])('%j is none, by one fault', (value) => expect(faultsOf(partialDate, value)).toHaveLength(1))

  test.each(['2024', '2024-06', '2023-02-29', '2024-06-19T10:00'])('%s is no day', (value) =>
    expect(faultsOf(day, value)).toHaveLength(1),
  )

  test.each(['2026', '2026-11', '2026-11-17', '2026-11-17T00:00', '2026-11-17T23:59', '2026-03-29T02:30'])(
    'a visit can start at %s',
    (value) => expect(faultsOf(visitTime, value)).toEqual([]),
  )

  test.each([
    '2026-11-17T24:00',
    '2026-11-17T10',
    '2026-11-17T10:60',
    '2026-11-17T10:00:00',
    '2026-11-17T10:00Z',
    '2026-11-17T10:00+01:00',
    '2026-02-29T10:00',
    '2026-11T10:00',
    '2026-11-17 10:00',
  ])('but not at %s', (value) => expect(faultsOf(visitTime, value)).toHaveLength(1))

  test.each([
    ['24:00', false],
    ['9:30', false],
    ['09:30', true],
    ['23:59', true],
  ])('the clock can show %s: %s', (value, can) => {
    expect(faultsOf(clockTime, value).length === 0).toBe(can)
  })

  test.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [0, 2, 29],
    [4, 2, 29],
    [99, 2, 28],
    [9999, 12, 31],
    [2024, 4, 30],
  ])('month %i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days)
  })
})
