/** The patterns of the documents, which clients in every language check or generate code from. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { portable } from '../../../contract/documents/portable-patterns'
import { LINE, SLUG, TEXT, WEB_ADDRESS } from '../../../contract/values/values'
import { SAMPLE_TEXTS } from '../../fuzz/sample-texts'
import { unportableIn } from '../../support/portable-regexp'

const DOCS = join(__dirname, '../../../docs')
const EVENTS = readdirSync(join(DOCS, 'events')).map((name) => `events/${name}`)

/** Every pattern of a document, once. */
function patternsIn(name: string): string[] {
  const patterns = new Set<string>()
  JSON.parse(readFileSync(join(DOCS, name), 'utf8'), (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') patterns.add(value)
    return value
  })
  return [...patterns]
}

/** Characters at which the patterns differ. */
const PARTS = [' ', '\n', '\r', '\t', '\u00a0', '\u200b', '\u2028', '-', '.', '/', 'a', '1', 'A']

const all = new Set(['openapi.json', 'asyncapi.json', ...EVENTS].flatMap(patternsIn))

test.each(['openapi.json', 'asyncapi.json', 'events/visit.planned.schema.json'])(
  '%s has patterns',
  (name) => {
    expect(patternsIn(name).length).toBeGreaterThan(5)
  },
)

test.each([...all])('%j means the same in ECMAScript, Python, Go and Java', (pattern) => {
  expect(unportableIn(pattern)).toEqual([])
})

test.each([
  ['a lookahead', '^(?=a)a$'],
  ['a negative lookahead', '^(?!-)a$'],
  ['a lookbehind', '(?<=a)b'],
  ['a Unicode property', '^\\p{L}+$'],
  ['a Unicode property in a class', '^[\\p{L}-]+$'],
  ['a class escape', '^\\d+$'],
  ['a class escape in a class', '^[\\w-]$'],
  ['any character', '^.*$'],
  ['a Unicode escape', '^[^\\u2028]$'],
  ['a Unicode escape with braces', '^\\u{1f469}$'],
  ['a character outside of ASCII', '^ü$'],
  ['a null character as ECMAScript writes it', '^\\0$'],
  ['an escaped slash', '^\\/v1$'],
  ['a capture', '^(a)$'],
  ['a name', '^(?<a>a)$'],
  ['a back reference', '^(a)\\1$'],
  ['a word boundary', '^\\ba$'],
  ['a lazy repetition', '^a+?$'],
  ['more repetitions than RE2 allows', '^a{1001}$'],
  ['more repetitions in all than RE2 allows', '^(?:a{40}){1,40}$'],
  ['an end in the middle', '^(?:a$|b)$'],
  ['alternatives of which one has no end', '^a|b$'],
  ['an operator of Java in a class', '^[a-z&&b]$'],
  ['a class in a class of Java', '^[a-z[b]$'],
  ['the empty class', '^[^]$'],
])('%s is found in a pattern', (_, pattern) => {
  expect(unportableIn(pattern)).not.toEqual([])
})

describe.each([
  ['a line', LINE],
  ['a text', TEXT],
  ['a slug', SLUG],
  ['a web address', WEB_ADDRESS],
])('the portable pattern of %s', (_, own) => {
  const { pattern = '', description } = portable(own.source)
  const documented = new RegExp(pattern, 'u')
  const isRefusedWrongly = (text: string): boolean => own.test(text) && !documented.test(text)

  test('has its rule in words', () => {
    expect(pattern).not.toBe(own.source)
    expect(description).toMatch(/^[A-Z].*\.$/)
  })

  test('accepts every character that the registry accepts, alone and beside others', () => {
    const refused: string[] = []
    for (let point = 0; point <= 0xffff; point++) {
      const character = String.fromCodePoint(point)
      const texts = [character, ` ${character}`, `a${character}`, `https://${character}`]
      refused.push(...texts.filter(isRefusedWrongly))
    }
    expect(refused).toEqual([])
  })

  test('accepts the texts that the registry accepts', () => {
    const unit = fc.oneof(
      fc.constantFrom(...PARTS),
      fc.nat(0xffff).map((unit16) => String.fromCharCode(unit16)),
    )
    const long = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
    const texts = fc.oneof(fc.constantFrom(...SAMPLE_TEXTS), long)
    const made = fc.sample(texts, { numRuns: 2000, seed: 1 })
    expect(made.filter((text) => own.test(text))).not.toEqual([])
    expect(made.filter(isRefusedWrongly)).toEqual([])
  })

  test('refuses control characters and the empty text', () => {
    const wrong = ['', 'a\0', 'https://a\u0007', 'a\u009f']
    expect(wrong.filter((text) => documented.test(text))).toEqual([])
  })
})
