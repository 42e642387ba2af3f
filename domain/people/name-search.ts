/**
 * The search for people by name. What finds a person does not identify one: names of several people may have the same
 * search key.
 */
import { APOSTROPHES, cut } from './folded-key'
import { readersFold } from './readers-fold'

const MAX_KEY = 60
const MAX_WORDS = 12
/** The most parts of a name. The parts of three names, and of the three that they replace, fit into one transaction. */
const MAX_PARTS = 16

/** The words of a query, each in the form by which names are found; none if it has no letter or digit. */
export type SearchWords = readonly string[]

/**
 * The words of what somebody types. A word with an umlaut finds names that are written with `ä`, with `ae` and with
 * `a`; a word without one finds names whose plain or German spelling begins with it.
 */
export function searchWords(typed: string): SearchWords {
  const german = wordsOf(germanSpelling(typed)).map(([word = '']) => word)
  const words = wordsOf(typed).map(([word = ''], index) => {
    const spelling = german[index] ?? word
    return spelling === word ? word : withoutDigraphs(spelling)
  })
  return words.slice(0, MAX_WORDS).map((word) => cut(word, MAX_KEY))
}

/** The word of a query by which its names are looked up: the longest, which the fewest names have. */
export const longestOf = (words: SearchWords): string =>
  words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')

/** Whether each word of a query is the beginning of a word of the name, in any order. */
export function isFoundBy(name: string, words: SearchWords): boolean {
  const forms = formsOf(name).flat()
  return words.every((word) => forms.some((form) => form.startsWith(word)))
}

/**
 * The keys by which a name is looked up: each form of each word, with the words after it, which put names that begin
 * alike in order. `Ekrem İmamoğlu` → `ekrem imamoglu`, `imamoglu`; `Jörg Müßig` has `joerg mussig` and `muessig` too.
 */
export function nameParts(name: string): string[] {
  const words = wordsOf(name).map(([word = '']) => word)
  const parts = formsOf(name)
    .slice(0, MAX_WORDS)
    .map((forms, index) => forms.map((form) => cut([form, ...words.slice(index + 1)].join(' '), MAX_KEY)))
  const plain = parts.flatMap((forms) => forms.slice(0, 1))
  return [...new Set([...plain, ...parts.flat()])].slice(0, MAX_PARTS)
}

/**
 * The words of a name without the differences between spellings: `Müller`, `Mueller` and `Muller` have the same. A name
 * with `ə`, which is written as `e` or as `a`, has two forms.
 */
export const plainWords = (name: string): string[][] =>
  [name, germanSpelling(name)].map((spelling) =>
    wordsOf(spelling).map(([word = '']) => withoutDigraphs(word)),
  )

/** The forms by which each word of a name is found: the plain one first, then those of German spellings. */
function formsOf(name: string): string[][] {
  const german = wordsOf(germanSpelling(name))
  return wordsOf(name).map((plain, index) => {
    const spelled = german[index] ?? []
    return Array.from(new Set(plain.concat(spelled, spelled.map(withoutDigraphs))))
  })
}

/** How German spells letters that a keyboard lacks. The German press writes the Azerbaijani `ə` as `a`. */
const germanSpelling = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/([aou])[\u0308\u030b]/gi, '$1e')
    .replace(/a\u030a/gi, 'aa')
    .replace(/\u00f8/gi, 'oe')
    .replace(/\u0259/gi, 'a')

/** A folded word with `ae`, `oe`, `ue` and `aa` as `a`, `o` and `u`. Prefixes of words stay prefixes. */
const withoutDigraphs = (word: string): string => word.replace(/(?<=[aou])e|(?<=a)a/g, '')

// A string literal, because the bundler escapes it to ASCII, and does not escape a regular expression.
const ELISIONS = new RegExp("['`´‘’]", 'g')

/** The folded words of a text; each with what stands after an elision: `d’Exemple` → `dexemple`, `exemple`. */
const wordsOf = (text: string): string[][] =>
  readersFold(text.replace(ELISIONS, "'"))
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}']+/u)
    .map(beginningsOf)
    .filter(([word]) => word !== '')

/** The word, and the rest of it from each apostrophe on, if that has two Latin letters or more. */
function beginningsOf(word: string): string[] {
  const pieces = word.split("'")
  const [whole = '', ...rests] = pieces.map((_, index) =>
    pieces.slice(index).join('').replace(APOSTROPHES, ''),
  )
  return [whole, ...rests.filter((rest) => /^[a-z]{2}/.test(rest) && rest !== whole)]
}
