import { spoken, spokenDate, spokenPerson, spokenWhen, times } from '../../demo/spoken'

test.each([
  ['1913', '1913', 'in 1913'],
  ['2024-06', 'June 2024', 'in June 2024'],
  ['1989-11-07', '7 November 1989', 'on 7 November 1989'],
  ['2026-11-17T10:00', '17 November 2026', 'on 17 November 2026'],
])('the date %s is said as "%s"', (date, said, when) => {
  expect(spokenDate(date)).toBe(said)
  expect(spokenWhen(date)).toBe(when)
})

test('texts are said in English where there is any', () => {
  expect(spoken({ de: 'Warschau', en: 'Warsaw' })).toBe('Warsaw')
  expect(spoken({ pl: 'Łódź' })).toBe('Łódź')
})

test('people are said with what is known of them', () => {
  expect(spokenPerson({ name: 'Anna Example', office: 'Mayor' })).toBe('Anna Example, Mayor')
  expect(spokenPerson({ office: 'Mayor of Prague' })).toBe('Mayor of Prague')
  expect(spokenPerson({ name: 'Anna Example' })).toBe('Anna Example')
})

test('counts are said as one counts visits', () => {
  expect([0, 1, 2, 3].map(times)).toEqual(['not yet', 'once', 'twice', '3 times'])
})
