/** Generates texts that a schema allows, with any pattern: filters candidates from several generators. */
import * as fc from 'fast-check'
import { invisibleIn } from '../../contract/values/visible'
import { portable } from '../../contract/documents/portable-patterns'
import { LINE, SLUG, TEXT, WEB_ADDRESS } from '../../contract/values/values'
import type { Schema } from './document'
import { SAMPLE_TEXTS } from './sample-texts'

/** A generator is used if at least this share of its candidates fits; tried on so many candidates. */
const TRIES = 200
const MINIMUM_SHARE = 0.1

/** The registry's own patterns, by those that the document states instead: they accept more. */
const OWN_PATTERNS = new Map(
  [LINE, TEXT, SLUG, WEB_ADDRESS].map((own) => [portable(own.source).pattern, own]),
)

/**
 * Texts of a schema's pattern and length. A text that looks like a day is a day of the calendar, a rule that no
 * pattern can state. Throws if no sample text and no generator fits the pattern.
 */
export function textArbitrary(schema: Schema): fc.Arbitrary<string> {
  const { pattern, minLength, maxLength } = schema
  const key = JSON.stringify([pattern, minLength, maxLength])
  const made = MADE.get(key) ?? make(schema)
  MADE.set(key, made)
  return made
}

/** A cache: the choice of generators takes some milliseconds, and hundreds of schemas have the same few patterns. */
const MADE = new Map<string, fc.Arbitrary<string>>()

function make(schema: Schema): fc.Arbitrary<string> {
  const allows = allowsText(schema)
  const words = SAMPLE_TEXTS.filter(allows)
  const long = words.map((word) => lengthened(word, schema.maxLength ?? 500)).filter(allows)
  const ways = [
    ...(words.length > 0 ? [{ weight: 12, arbitrary: fc.constantFrom(...words) }] : []),
    ...(long.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...long) }] : []),
    ...[...matching(schema), joined, fc.string({ unit: 'grapheme', maxLength: 40 })]
      .filter((way) => fits(way, allows))
      .map((way) => ({ weight: 2, arbitrary: way.filter(allows) })),
  ]
  if (ways.length === 0) throw new Error(`No text fits ${schema.pattern}: add one to sample-texts.ts.`)
  return fc.oneof(...ways)
}

/**
 * Whether a schema and the registry allow a text: it has both patterns and the length, no invisible character, and is a
 * day of the calendar if it looks like a day. The registry counts `maxLength` in UTF-16 units, and JSON Schema in
 * characters, of which a text never has more.
 */
export function allowsText({
  pattern,
  minLength = 0,
  maxLength = Infinity,
}: Schema): (text: string) => boolean {
  const expression = OWN_PATTERNS.get(pattern) ?? new RegExp(pattern ?? '', 'u')
  return (text) =>
    Array.from(text).length >= minLength &&
    text.length <= maxLength &&
    expression.test(text) &&
    invisibleIn(text.normalize('NFC')) === undefined &&
    isRealDay(text)
}

function isRealDay(text: string): boolean {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? []
  if (day === undefined) return true
  const date = new Date(`${day}T00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** The word repeated up to a length. A cut may leave a lone surrogate; `allowsText` then refuses the text. */
const lengthened = (word: string, length: number): string =>
  word.repeat(Math.ceil(length / word.length)).slice(0, length)

const matching = ({ pattern }: Schema): fc.Arbitrary<string>[] =>
  pattern === undefined ? [] : [fc.stringMatching(new RegExp(pattern, 'u'))]

const joined = fc
  .tuple(
    fc.array(fc.constantFrom(...SAMPLE_TEXTS), { minLength: 2, maxLength: 4 }),
    fc.constantFrom(' ', '-', ', '),
  )
  .map(([words, between]) => words.join(between))

const fits = (way: fc.Arbitrary<string>, allows: (text: string) => boolean): boolean =>
  fc.sample(way, { numRuns: TRIES, seed: 1 }).filter(allows).length >= TRIES * MINIMUM_SHARE
