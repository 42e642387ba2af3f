/** Names compared and found whatever their marks and case: the folded key, and the slug made of it. */

// Letters that Unicode does not decompose; marks of the others are dropped after decomposition.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ə: 'e',
  ς: 'σ',
}
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/**
 * The key by which text is compared: case folded; marks dropped and ligatures and wide forms resolved on Latin and
 * Greek only, where they are read over; undecomposed letters by a table. `İmamoğlu` → `imamoglu`,
 * `Straße` → `strasse`, `Łódź` → `lodz`.
 * Other scripts keep their marks: in Arabic or Hindi they are letters.
 */
export function fold(text: string): string {
  // Made here and not at load: to look a script's letters up takes a millisecond, and a read does not need them.
  const latinAndGreek = /[\p{Script=Latin}\p{Script=Greek}]+/gu
  const marksOnThem = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu
  return text
    .normalize('NFC')
    .replace(latinAndGreek, (letters) => letters.normalize('NFKD'))
    .toLowerCase()
    .normalize('NFD')
    .replace(marksOnThem, '$1')
    .replace(UNDECOMPOSED, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}

// ʾ and ʿ are how transliterations write the Arabic hamza and ayn.
// As a text: the bundler writes a text in ASCII, but leaves a regular expression as it is.
const APOSTROPHES = new RegExp("['`´‘’ʻʼʹʾʿ]", 'g')
const MAX_SLUG = 100

/** The first so many UTF-16 units; a letter of two of them is not cut through. */
const cut = (text: string, max: number): string => text.slice(0, max).replace(/\p{Cs}$/u, '')

/** The folded words of a text: its letters and digits, whatever stands between them. */
const foldedWords = (text: string): string[] =>
  fold(text.replace(APOSTROPHES, ''))
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/u)
    .filter((word) => word !== '')

/** A readable id from a name, `Ekrem İmamoğlu` → `ekrem-imamoglu`; `undefined` when no letter or digit is left. */
export function slugOf(name: string): string | undefined {
  const slug = cut(foldedWords(name).join('-'), MAX_SLUG).replace(/-$/, '')
  return slug === '' ? undefined : slug
}

const MAX_KEY = 60
const MAX_PARTS = 12

/** The text by which names are searched: folded words, one space between them. */
export const searchKey = (text: string): string => cut(foldedWords(text).join(' '), MAX_KEY)

/** A name from each of its parts on, `Ekrem İmamoğlu` → `ekrem imamoglu`, `imamoglu`: it is found by the beginning of any. */
export function nameParts(name: string): string[] {
  const words = foldedWords(name)
  const parts = words.slice(0, MAX_PARTS).map((_, index) => cut(words.slice(index).join(' '), MAX_KEY))
  return [...new Set(parts)]
}
