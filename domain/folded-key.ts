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

/** A readable id from a name, `Ekrem İmamoğlu` → `ekrem-imamoglu`; `undefined` when no letter or digit is left. */
export function slugOf(name: string): string | undefined {
  const slug = fold(name.replace(APOSTROPHES, ''))
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/gu, '-')
    .slice(0, MAX_SLUG)
    // The cut may go through a letter of two UTF-16 units.
    .replace(/\p{Cs}$/u, '')
    .replace(/^-+|-+$/g, '')
  return slug === '' ? undefined : slug
}
