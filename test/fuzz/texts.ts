/** Texts that a schema allows, whatever its pattern: candidates are made in several ways, and those that match are kept. */
import * as fc from 'fast-check'
import { invisibleIn } from '../../contract/values/visible'
import type { Schema } from './document'
import { WORDS } from './sample-texts'

/** Some ways of making candidates fit a pattern, others hardly ever: those are left out. */
const TRIES = 200
const FITTING = 0.1

/**
 * Texts of a schema's pattern and length, the usual and the strange. Texts that look like a day are days of the
 * calendar: that is a rule which a pattern cannot state. Throws when no candidate fits the pattern.
 */
export function textArbitrary(schema: Schema): fc.Arbitrary<string> {
  const { pattern, minLength, maxLength } = schema
  const key = JSON.stringify([pattern, minLength, maxLength])
  const made = MADE.get(key) ?? make(schema)
  MADE.set(key, made)
  return made
}

/** To find out which ways fit takes some milliseconds, and the same few patterns stand in hundreds of places. */
const MADE = new Map<string, fc.Arbitrary<string>>()

function make(schema: Schema): fc.Arbitrary<string> {
  const allows = allowsText(schema)
  const words = WORDS.filter(allows)
  const long = words.map((word) => lengthened(word, schema.maxLength ?? 500)).filter(allows)
  const ways = [
    ...(words.length > 0 ? [{ weight: 12, arbitrary: fc.constantFrom(...words) }] : []),
    ...(long.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...long) }] : []),
    ...[...matching(schema), joined, fc.string({ unit: 'grapheme', maxLength: 40 })]
      .filter((way) => fits(way, allows))
      .map((way) => ({ weight: 2, arbitrary: way.filter(allows) })),
  ]
  if (ways.length === 0) throw new Error(`No text fits ${schema.pattern}: add one to words.ts.`)
  return fc.oneof(...ways)
}

/**
 * Whether a text has the pattern and the length of a schema, no invisible character (a rule that no pattern of the document
 * states), and is a day of the calendar if it looks like a day. Its
 * longest is counted in UTF-16 units, as the registry does: JSON Schema counts characters, of which it has no more.
 */
export function allowsText({
  pattern,
  minLength = 0,
  maxLength = Infinity,
}: Schema): (text: string) => boolean {
  const expression = new RegExp(pattern ?? '', 'u')
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

/** A cut may go through a letter of two units: such a text is then not allowed. */
const lengthened = (word: string, length: number): string =>
  word.repeat(Math.ceil(length / word.length)).slice(0, length)

/** By the pattern itself, where fast-check understands it: it knows neither looking ahead nor classes of letters. */
function matching({ pattern }: Schema): fc.Arbitrary<string>[] {
  if (pattern === undefined) return []
  try {
    return [fc.stringMatching(new RegExp(pattern, 'u'))]
  } catch {
    return []
  }
}

const joined = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 4 }), fc.constantFrom(' ', '-', ', '))
  .map(([words, between]) => words.join(between))

const fits = (way: fc.Arbitrary<string>, allows: (text: string) => boolean): boolean =>
  fc.sample(way, { numRuns: TRIES, seed: 1 }).filter(allows).length >= TRIES * FITTING
