import { wrapLine } from '../../demo/wrap-line'

test('keeps a short line and its columns', () => {
  expect(wrapLine('  Paris       2      0')).toBe('  Paris       2      0')
  expect(wrapLine('')).toBe('')
})

test('wraps a long line between words and indents the rest', () => {
  const word = 'Städtepartnerschaft'
  expect(wrapLine(`  ${Array.from({ length: 5 }, () => word).join(' ')}`)).toBe(
    `  ${word} ${word} ${word}\n    ${word} ${word}`,
  )
})

test('does not break a word that is longer than a line', () => {
  const address = `https://berlin.example/${'x'.repeat(90)}`
  expect(wrapLine(`  see ${address} there`)).toBe(`  see\n    ${address}\n    there`)
})
