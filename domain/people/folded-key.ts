/** Folded keys and slugs, by which names are compared regardless of marks and case. */

// Letters that Unicode does not decompose. The marks of other letters are removed after decomposition.
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
 * The key by which text is compared: case is folded; marks, ligatures and wide forms are resolved in Latin and Greek only;
 * letters without a decomposition are replaced by a table. `İmamoğlu` → `imamoglu`, `Straße` → `strasse`,
 * `Łódź` → `lodz`. Other scripts keep their marks, which are letters in Arabic or Hindi.
 */
export function fold(text: string): string {
  // Created here and not at load: it takes a millisecond, and functions that only read do not need it.
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

// Transliterations write the Arabic hamza and ayn as ʾ and ʿ.
// A string literal, because the bundler escapes it to ASCII, and does not escape a regular expression.
export const APOSTROPHES = new RegExp("['`´‘’ʻʼʹʾʿ]", 'g')
export const MAX_SLUG = 100

/** The first `max` UTF-16 units, without splitting a surrogate pair. */
export const cut = (text: string, max: number): string => text.slice(0, max).replace(/\p{Cs}$/u, '')

/** The folded words of a text: its runs of letters and digits. */
const foldedWords = (text: string): string[] =>
  fold(text.replace(APOSTROPHES, ''))
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/u)
    .filter((word) => word !== '')

/** A readable id from a name, `Ekrem İmamoğlu` → `ekrem-imamoglu`; `undefined` if it has no letter or digit. */
export function slugOf(name: string): string | undefined {
  const slug = cut(foldedWords(name).join('-'), MAX_SLUG).replace(/-$/, '')
  return slug === '' ? undefined : slug
}
