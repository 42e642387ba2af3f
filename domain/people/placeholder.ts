/** Placeholders that are written where a name is not known. They name nobody. */

/**
 * In lower case, without blanks and punctuation: `N. N.` (Duden: nomen nescio, nomen nominandum), the English abbreviations
 * for what is to be announced, confirmed, determined or named, and what a form says in German and English.
 */
const PLACEHOLDERS = new Set(
  `nn nomennescio nomennominandum tba tbc tbd tbn tobeannounced tobeconfirmed tobedetermined tobenamed n/a unknown
  notknown notyetknown unnamed unbekannt nichtbekannt folgt wirdbenannt zubenennen`.split(/\s+/),
)

/** Words beside a placeholder: `Frau N. N.`, `Name noch unbekannt`. */
const WORDS_BESIDE = new Set('herr frau mr mrs ms dr prof name noch'.split(' '))

// A string literal, because the bundler escapes it to ASCII, and does not escape a regular expression.
const PUNCTUATION = new RegExp('[\\s.,:;?!_*()<>"\'„“”‚‘’…‐‑‒–—\\[\\]-]+', 'g')

/** Whether a name is a placeholder: `N.N.`, `TBA`, `unbekannt`, `?`; also with a number, `N. N. 2`. */
export function isPlaceholder(name: string): boolean {
  const words = name.toLowerCase().replace(PUNCTUATION, ' ').split(' ')
  const key = words.filter((word) => !WORDS_BESIDE.has(word)).join('')
  return key === '' || PLACEHOLDERS.has(key.replace(/\d+$/, ''))
}

/** Whether a person is named by a placeholder, and so is nobody. */
export const isNobody = ({ name }: { readonly name?: string | undefined }): boolean =>
  name !== undefined && isPlaceholder(name)
