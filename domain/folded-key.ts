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
const LATIN_AND_GREEK = /[\p{Script=Latin}\p{Script=Greek}]+/gu
const MARKS_ON_LATIN_AND_GREEK = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu

/**
 * The key by which text is compared: case folded; marks dropped and ligatures and wide forms resolved on Latin and
 * Greek only, where they are read over; undecomposed letters by a table. `İmamoğlu` → `imamoglu`,
 * `Straße` → `strasse`, `Łódź` → `lodz`.
 * Other scripts keep their marks: in Arabic or Hindi they are letters.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(LATIN_AND_GREEK, (letters) => letters.normalize('NFKD'))
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS_ON_LATIN_AND_GREEK, '$1')
    .replace(UNDECOMPOSED, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')

// ʾ and ʿ are how transliterations write the Arabic hamza and ayn.
const APOSTROPHES = /['`´‘’ʻʼʹʾʿ]/g
const NOT_IN_SLUGS = /[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/gu
const MAX_SLUG = 100

/** A readable id from a name, `Ekrem İmamoğlu` → `ekrem-imamoglu`; `undefined` when no letter or digit is left. */
export function slugOf(name: string): string | undefined {
  const slug = fold(name.replace(APOSTROPHES, ''))
    .replace(NOT_IN_SLUGS, '-')
    .slice(0, MAX_SLUG)
    // The cut may go through a letter of two UTF-16 units.
    .replace(/\p{Cs}$/u, '')
    .replace(/^-+|-+$/g, '')
  return slug === '' ? undefined : slug
}
