/** The values that every resource shares: text, ids, names of languages and countries, addresses, sources. */
import * as z from 'zod/mini'
import { COUNTRIES, FORMER_COUNTRIES } from './countries'
import { urlOf } from './url'
import { invisibleIn } from './visible'

// No control characters (Cc) and no lone surrogates (Cs), which UTF-8 cannot carry; one visible character at least.
// The visible character is matched by a lookahead: without it, the time grows with the square of the length.
// `documents/portable-patterns.ts` has the patterns that the documents state for those with Unicode properties.
export const LINE = /^(?=[\s\p{DI}]*[^\s\p{DI}])[^\p{Cc}\p{Cs}\u2028\u2029]*$/u
export const TEXT = /^(?=[\s\p{DI}]*[^\s\p{DI}])[^\p{Cs}\0-\t\v\f\x0e-\x1f\x7f-\x9f]*$/u

const MANY_MARKS = /\p{M}{31}/u

/**
 * A letter has at most 30 marks (Unicode Standard Annex 15, stream-safe text format). Normalization sorts marks in time that
 * grows with the square of their number, so this check comes first.
 */
const streamSafe = z.refine<string>((value) => !MANY_MARKS.test(value), {
  error: 'must not have more than 30 marks on one letter',
  abort: true,
})

/** Runs after `nfc`, which can combine the mark before a joiner with its letter: the joiner is then misplaced. */
const noInvisible = z.refine<string>((value) => invisibleIn(value) === undefined, {
  error: ({ input }) => `must not contain the invisible character ${invisibleIn(input as string)}`,
  abort: true,
})

/** Text of a form; later checks are skipped if it does not match. */
export const form = (pattern: RegExp, error: string) => z.regex(pattern, { error, abort: true })

/** One schema for each length: every schema adds to the cold start. */
const byLength = <S>(make: (max: number) => S, usual: number) => {
  const made = new Map<number, S>()
  return (max = usual): S => {
    const schema = made.get(max) ?? make(max)
    made.set(max, schema)
    return schema
  }
}

const nfc = z.normalize('NFC')
const oneLine = z.regex(LINE, 'must be one line of visible text without control characters')
const visible = z.regex(TEXT, 'must be visible text without control characters other than line breaks')

/** One line of text, 1 to `max` (300) UTF-16 units, stored in NFC. */
export const line = byLength(
  (max) => z.string().check(streamSafe, nfc, z.maxLength(max), noInvisible, oneLine),
  300,
)

/** Text that may have line breaks, 1 to `max` (5000) UTF-16 units, stored in NFC. */
export const text = byLength(
  (max) => z.string().check(streamSafe, nfc, z.maxLength(max), noInvisible, visible),
  5000,
)

// Language, script, region and variants, written as RFC 5646 recommends.
const LANGUAGE =
  /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,4}$/

/** A language by its BCP 47 tag: `de`, `zh-Hant`, `pt-BR`. */
export const language = z
  .string()
  .check(z.regex(LANGUAGE, 'must be a BCP 47 language tag such as de or zh-Hant'))

export const MAX_LANGUAGES = 20

/** The check of a localized text, which the documents state as `minProperties` and `maxProperties`. */
export const inSomeLanguages = z.refine<object>((texts) => {
  const languages = Object.keys(texts).length
  return languages > 0 && languages <= MAX_LANGUAGES
}, `must have the text in 1 to ${MAX_LANGUAGES} languages`)

/** The same words in one or more languages, by BCP 47 tag. A response has all of them. */
export const localizedText = z.record(language, text(2000)).check(inSomeLanguages)

/** The same words on one line of 1 to 100 UTF-16 units, in one or more languages. */
export const localizedLine = z.record(language, line(100)).check(inSomeLanguages)

const formerCodes: ReadonlySet<unknown> = new Set(FORMER_COUNTRIES)

/** A country of today: an ISO 3166-1 alpha-2 code in upper case, or `XK`. */
export const country = z.enum(COUNTRIES, {
  error: ({ input }) =>
    formerCodes.has(input)
      ? 'must be a country of today: only records of an archive have the code of a former country'
      : 'must be an ISO 3166-1 alpha-2 code such as TR, or XK',
})

/** A country that a record may have: records of an archive also have former ones, by their codes of ISO 3166-3. */
export const recordedCountry = z.enum(
  [...COUNTRIES, ...FORMER_COUNTRIES],
  'must be an ISO 3166-1 alpha-2 code such as TR, XK, or a former code such as SU',
)

// The letter class is written once: each use of a Unicode property adds to the cold start.
export const SLUG = /^(?!-)(?:-?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}])+$/u

/** A readable id of at most `max` UTF-16 units: letters of any script and digits in lower case, separated by hyphens. */
export const slugUpTo = (max: number) =>
  z
    .string()
    .check(
      streamSafe,
      nfc,
      z.maxLength(max),
      z.regex(SLUG, 'must be lower-case letters and digits separated by hyphens'),
    )

export const slug = slugUpTo(100)

/** A whole number in a path or a query: digits without leading zeros. */
export const numeral = (min: number, max: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.regex(/^(?:0|[1-9][0-9]{0,8})$/, 'must be a whole number')),
      z.transform(Number),
    ),
    z.int().check(z.minimum(min), z.maximum(max)),
  )

/** A UUID in lower case; those that the registry makes are of version 7 (RFC 9562). */
export const uuid = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be a UUID in lower case'),
  )

/** The id that a thing has in the system it was imported from, unique for each kind of thing. */
export const externalId = line(200)

/** The evidence of a fact: a source reports it, a source has announced it, or it is inferred. */
export const evidence = z.enum(['reported', 'announced', 'inferred'])

const isWebAddress = (value: string): boolean => {
  const url = urlOf(value)
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

export const WEB_ADDRESS = /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/u

export const webAddress = z
  .string()
  .check(
    z.maxLength(2000),
    form(WEB_ADDRESS, 'must be an http or https address'),
    noInvisible,
    z.refine(isWebAddress, 'must be an http or https address without user name and password'),
  )

const LONGEST_REFERENCE = 500

/** A source in words. Words that begin like a web address are refused with this message. */
export const wordsWithoutAddress = (message: string) =>
  line(LONGEST_REFERENCE).check(z.refine((words) => !/^https?:\/\//i.test(words), message))

/** A source in words, such as the shelf mark of an archive. A web address is a `url`, which readers can open. */
export const sourceReference = wordsWithoutAddress('must not be a web address: give it as `url`')

/** The check of a source that has the web address or the words; the documents state it in words. */
export const hasAddressOrReference = z.refine<{ url?: unknown; reference?: unknown }>(
  ({ url, reference }) => url !== undefined || reference !== undefined,
  { path: ['url'], error: 'is missing: give `url`, or `reference` if the source has no web address' },
)

const hasOneOfBoth = z.refine<{ url?: unknown; reference?: unknown }>(
  ({ url, reference }) => url === undefined || reference === undefined,
  { path: ['reference'], error: 'must not be given beside `url`: give two sources' },
)

/** The source of a fact: its web address, or a reference in words such as `LAB, A Rep. 021 Nr. 14`. */
export const source = z
  .strictObject({
    url: z.optional(webAddress),
    reference: z.optional(sourceReference),
    evidence: z.optional(evidence),
  })
  .check(hasAddressOrReference, hasOneOfBoth)

export const sources = z._default(z.array(source).check(z.maxLength(50)), [])

export type Source = z.output<typeof source>
export type LocalizedText = z.output<typeof localizedText>
export type Country = z.output<typeof recordedCountry>
