import { formatCount, formatDate, formatPerson, inEnglish, inOrOnDate } from '../../demo/format'

test.each([
  ['1913', '1913', 'in 1913'],
  ['2024-06', 'June 2024', 'in June 2024'],
  ['1989-11-07', '7 November 1989', 'on 7 November 1989'],
  ['2026-11-17T10:00', '17 November 2026', 'on 17 November 2026'],
])('formats %s as "%s"', (date, formatted, withPreposition) => {
  expect(formatDate(date)).toBe(formatted)
  expect(inOrOnDate(date)).toBe(withPreposition)
})

test('prefers the English text', () => {
  expect(inEnglish({ de: 'Warschau', en: 'Warsaw' })).toBe('Warsaw')
  expect(inEnglish({ pl: 'Łódź' })).toBe('Łódź')
})

test('formats a person by name and office, where they are known', () => {
  expect(formatPerson({ name: 'Anna Example', office: 'Mayor' })).toBe('Anna Example, Mayor')
  expect(formatPerson({ office: 'Mayor of Prague' })).toBe('Mayor of Prague')
  expect(formatPerson({ name: 'Anna Example' })).toBe('Anna Example')
})

test('formats counts of visits', () => {
  expect([0, 1, 2, 3].map(formatCount)).toEqual(['not yet', 'once', 'twice', '3 times'])
})
