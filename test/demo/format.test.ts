import { formatCount, formatPerson, inEnglish } from '../../demo/format'

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
