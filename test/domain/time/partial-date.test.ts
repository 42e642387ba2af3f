import {
  addDays,
  addYears,
  earliestDay,
  isPlain,
  latestDay,
  liesIn,
  precisionOf,
} from '../../../domain/time/partial-date'
import { compareDates } from '../../../domain/time/sort-text'

describe('a partial date', () => {
  test.each([
    ['1913', '1913-01-01', '1913-12-31'],
    ['2024-06', '2024-06-01', '2024-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['0000', '0000-01-01', '0000-12-31'],
    ['0000-02', '0000-02-01', '0000-02-29'],
    ['0099-02', '0099-02-01', '0099-02-28'],
    ['9999', '9999-01-01', '9999-12-31'],
    ['1989-11-17', '1989-11-17', '1989-11-17'],
    ['2026-11-17T10:00', '2026-11-17', '2026-11-17'],
    ['192X', '1920-01-01', '1929-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['00XX', '0000-01-01', '0099-12-31'],
    ['2004-XX', '2004-01-01', '2004-12-31'],
    ['2024-02-XX', '2024-02-01', '2024-02-29'],
    ['1985-XX-XX', '1985-01-01', '1985-12-31'],
    ['1927~', '1927-01-01', '1927-12-31'],
    ['1989-11%', '1989-11-01', '1989-11-30'],
    ['1989-11-17?', '1989-11-17', '1989-11-17'],
    ['1985-XX-XX?', '1985-01-01', '1985-12-31'],
    ['192X~', '1920-01-01', '1929-12-31'],
  ])('%s may mean the days from %s to %s', (date, first, last) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last])
  })

  test('sorts before every day that it may mean, and a day before its hours', () => {
    const sorted = [
      '1899',
      '19XX',
      '191X~',
      '1913',
      '20XX?',
      '202X',
      '2024',
      '2024-XX',
      '2024-XX-XX%',
      '2024-06',
      '2024-06-XX',
      '2024-06-01',
      '2024-06-01T08:00',
      '2024-06-30',
      '2024-07',
      '2025',
    ]
    expect(sorted.toReversed().toSorted(compareDates)).toEqual(sorted)
    expect(compareDates('2024-06', '2024-06')).toBe(0)
    expect(compareDates('2024-06~', '2024-06')).toBe(0)
  })
})

describe('the precision', () => {
  test.each([
    ['1989', 'year'],
    ['1989-11', 'month'],
    ['1989-11-17', 'day'],
    ['2026-11-17T10:00', 'day'],
  ])('of %s is the %s', (date, precision) => {
    expect(precisionOf(date)).toBe(precision)
  })
})

describe('EDTF level 0', () => {
  test.each(['1989', '1989-11', '1989-11-17', '0000'])('includes %s', (date) => {
    expect(isPlain(date)).toBe(true)
  })

  test.each(['1927~', '1989?', '1961%', '1989-11~', '1989-11-17?', '192X', '19XX', '1989-XX', '1989-11-XX'])(
    'excludes "%s"',
    (date) => {
      expect(isPlain(date)).toBe(false)
    },
  )
})

describe('addYears', () => {
  test.each([
    ['1989', 40, '2029'],
    ['0999', 1, '1000'],
    ['1989-11', 40, '2029-11'],
    ['2020-02', 1, '2021-02'],
    ['1989-11-17', 40, '2029-11-17'],
    ['2020-02-29', 1, '2021-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
  ])('of %s and %i is %s', (date, years, expected) => {
    expect(addYears(date, years)).toBe(expected)
  })
})

describe('addDays', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-12-31', 31, '2025-01-31'],
    ['2024-03-01', -31, '2024-01-30'],
    ['0000-02-28', 1, '0000-02-29'],
    ['0099-12-31', 1, '0100-01-01'],
    ['0000-01-05', -31, '0000-01-01'],
    ['9999-12-15', 31, '9999-12-31'],
  ])('of %s and %i is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })
})

describe('a range', () => {
  const june19 = { from: '2024-06-19', to: '2024-06-19' }

  test.each([
    ['on the second day of a visit', '2024-06-18T10:00', '2024-06-20T12:00', june19],
    ['on the last day of the range', '2024-06-19', undefined, june19],
    ['when any day of its month does', '2024-06', undefined, june19],
    ['when any day of its year does', '2024', undefined, june19],
    ['when it may have ended on that day', '2024-06-01', '2024-06', june19],
    ['that is open at its end', '2030', undefined, { from: '2024-06-19' }],
    ['that is open at its beginning', '1913', undefined, { to: '2024-06-19' }],
    ['that is open at both', '0000', '9999', {}],
  ])('includes %s', (_how, start, end, range) => {
    expect(liesIn(range, start, end)).toBe(true)
  })

  test.each([
    ['when it ends the day before', '2024-06-01', '2024-06-18', june19],
    ['when it starts the day after', '2024-06-20T00:00', undefined, june19],
    ['in another month', '2024-07', undefined, june19],
    ['in another year', '2023', undefined, june19],
    ['when the end of an unknown beginning is before', '2024', '2024-06-03', june19],
  ])('excludes %s', (_how, start, end, range) => {
    expect(liesIn(range, start, end)).toBe(false)
  })

  test('of any day in June includes a visit with the date June', () => {
    const days = Array.from({ length: 30 }, (_, index) => addDays('2024-06-01', index))
    expect(days.filter((day) => !liesIn({ from: day, to: day }, '2024-06'))).toEqual([])
  })
})
