import * as fc from 'fast-check'
import { portable } from '../../contract/documents/portable-patterns'
import * as values from '../../contract/values/values'
import { textArbitrary } from './texts'

const LINE = portable(values.LINE.source).pattern ?? ''
const SLUG = portable(values.SLUG.source).pattern ?? ''
const DAY = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$'

const textsOf = (pattern: string, maxLength: number) =>
  fc.sample(textArbitrary({ type: 'string', pattern, maxLength }), { numRuns: 500, seed: 1 })

test.each([
  ['lines', LINE, 300],
  ['slugs', SLUG, 100],
  ['days', DAY, 10],
])('%s match their pattern and are not too long', (_, pattern, maxLength) => {
  const wrong = textsOf(pattern, maxLength).filter(
    (text) => !new RegExp(pattern, 'u').test(text) || text.length > maxLength,
  )
  expect(wrong).toEqual([])
})

test('generates texts of many scripts and of the greatest length', () => {
  const texts = textsOf(LINE, 300)
  for (const script of ['Latin', 'Han', 'Arabic', 'Devanagari', 'Greek', 'Cyrillic'])
    expect(texts.some((text) => new RegExp(`\\p{Script=${script}}`, 'u').test(text))).toBe(true)
  expect(texts.some((text) => text.length === 300)).toBe(true)
})

test('generates only days that exist', () => {
  expect(textsOf(DAY, 10).filter((day) => new Date(day).toISOString().slice(0, 10) !== day)).toEqual([])
})

test('throws an error with a remedy for a pattern without texts that the registry allows', () => {
  expect(() => textArbitrary({ pattern: '^\\u202e$' })).toThrow('add one to sample-texts.ts')
})
