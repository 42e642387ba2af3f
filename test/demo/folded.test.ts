import { folded } from '../../demo/folded'

test('a line that fits stays as it is, its columns too', () => {
  expect(folded('  Paris       2      0')).toBe('  Paris       2      0')
  expect(folded('')).toBe('')
})

test('a long line is folded between its words, and indented further', () => {
  const word = 'Städtepartnerschaft'
  expect(folded(`  ${Array.from({ length: 5 }, () => word).join(' ')}`)).toBe(
    `  ${word} ${word} ${word}\n    ${word} ${word}`,
  )
})

test('a word that is longer than a line is left whole', () => {
  const address = `https://berlin.example/${'x'.repeat(90)}`
  expect(folded(`  see ${address} there`)).toBe(`  see\n    ${address}\n    there`)
})
