/** Folds letters that readers of a script treat as one when they search, although they are not the same text. */
import { fold } from './folded-key'

/** Letters, each with the letters by which it is also written. */
const EQUAL_LETTERS: readonly (readonly [string, string])[] = [
  // Letters of West and Central Africa, as they are typed without them.
  ['ɑ', 'a'],
  ['ɓ', 'b'],
  ['ƈ', 'c'],
  ['ɖɗ', 'd'],
  ['ɛǝ', 'e'],
  ['ƒ', 'f'],
  ['ɠɣǥ', 'g'],
  ['ɦ', 'h'],
  ['ɨɩ', 'i'],
  ['ƙ', 'k'],
  ['ƚɫ', 'l'],
  ['ɲ', 'n'],
  ['ɔɵ', 'o'],
  ['ƥ', 'p'],
  ['ƭ', 't'],
  ['ʉʊ', 'u'],
  ['ʋ', 'v'],
  ['ƴ', 'y'],
  ['ƶ', 'z'],
  // Cyrillic: the dots of ё are optional.
  ['ё', 'е'],
  // Armenian: a ligature.
  ['և', 'եւ'],
  // Arabic: alef, waw and ya with or without hamza, ta marbuta, alef maqsura, and the forms of Persian and Urdu.
  ['أإآٱ', 'ا'],
  ['ؤ', 'و'],
  ['ئىی', 'ي'],
  ['ةھہۀ', 'ه'],
  ['ک', 'ك'],
]
const REPLACEMENTS = new Map(
  EQUAL_LETTERS.flatMap(([letters, same]) => Array.from(letters, (letter) => [letter, same] as const)),
)
const REPLACED = new RegExp(`[${[...REPLACEMENTS.keys()].join('')}]`, 'g')

// Stress in Cyrillic; emphasis in Armenian; points, accents and geresh in Hebrew; tatweel and vowel signs in Arabic.
const IGNORED = new RegExp(
  '[\u0300\u0301\u055a-\u055c\u055e\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05f3' +
    '\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]',
  'g',
)

/** The folded text, in which also letters are the same that readers of its script take for one: `Фёдор` → `федор`. */
export const readersFold = (text: string): string =>
  fold(text)
    .replace(IGNORED, '')
    .replace(REPLACED, (letter) => REPLACEMENTS.get(letter) ?? letter)
