/** Placeholders that are written where a name is not known. They name nobody. */

/**
 * In lower case, without blanks and punctuation: `N. N.` (Duden: nomen nescio, nomen nominandum), the English abbreviations
 * for what is to be announced, confirmed, determined or named, what a form says in German and English, and some in other
 * languages; and what stands for a signature that nobody can read.
 */
const PLACEHOLDERS = new Set(
  `nn nomennescio nomennominandum tba tbc tbd tbn tobeannounced tobeconfirmed tobedetermined tobeadvised tobenamed
  n/a unknown nameunknown notknown notyetknown unnamed unbekannt namenochunbekannt nochunbekannt nameunbekannt
  nichtbekannt nochnichtbekannt nochnichtbenannt namefolgt wirdbenannt wirdnochbenannt wirdbekanntgegeben
  wirdnochbekanntgegeben zubenennen nochzubenennen namenochoffen nochoffen nochnichtfest n/n xxx unknownguest
  unbekanntergast unbekannteperson unbekannterbesucher anonym unleserlich nichtlesbar nichtleserlich illegible
  unreadable àconfirmer àdéterminer illisible aconfirmar porconfirmar adeterminar dadefinire belirlenecek okunamadı
  нн неразборчиво νν 待定`.split(/\s+/),
)

/** Forms of address beside a placeholder: `Frau N. N.`, `Mr Unknown`. */
const ADDRESSES = new Set('herr frau mr mrs ms mme mlle dr prof'.split(' '))

// A string literal, because the bundler escapes it to ASCII, and does not escape a regular expression.
const PUNCTUATION = new RegExp('[\\s.,:;?!_*·()<>"\'„“”‚‘’…‐‑‒–—\\[\\]-]+', 'g')

/** In capitals, since there are people whose name is Nn. */
const AFTER_OFFICE = /\sN[.\s]*N[.\s]*$/

/**
 * Whether a name is a placeholder: `N.N.`, `TBA`, `unbekannt`, `?`; also with a number, `N. N. 2`, and `N.N.` after an office,
 * `Minister N.N.`, or with a remark in brackets, `N.N. (Minister)`. Full-width letters count as the usual ones.
 */
export function isPlaceholder(name: string): boolean {
  const [before = ''] = name.split(' (')
  const words = before.normalize('NFKC').toLowerCase().replace(PUNCTUATION, ' ').trim().split(' ')
  const key = words.filter((word) => !ADDRESSES.has(word)).join('')
  return words[0] === '' || PLACEHOLDERS.has(key.replace(/\d+$/, '')) || AFTER_OFFICE.test(before)
}

/** Whether a person is named by a placeholder, and so is nobody. */
export const isNobody = ({ name }: { readonly name?: string | undefined }): boolean =>
  name !== undefined && isPlaceholder(name)
