import { withPrecision } from '../../../archive/mapping/common-mapping'

test.each([
  ['1913-01-01', 'year', '1913'],
  ['1913-05-01', 'month', '1913-05'],
  ['1913', 'day', '1913'],
  ['1913-05-02', undefined, '1913-05-02'],
  ['1971-05-03T09:30', 'time', '1971-05-03T09:30'],
  ['1927-01-01~', 'year', '1927~'],
  ['1927', 'circa', '1927~'],
  ['1927~', 'circa', '1927~'],
  ['1989', 'uncertain', '1989?'],
  ['1920', 'decade', '192X'],
  ['1920-01-01', 'decade', '192X'],
  ['1900', 'century', '19XX'],
  ['192X', 'year', '192X'],
])('the date %s with the precision %s is %s', (date, precision, expected) => {
  expect(withPrecision(date, precision)).toBe(expected)
})
