/**
 * German. People stand in the nominative wherever they have an office, since nothing in the record tells how an office is
 * declined, and no word tells whether they are men or women.
 */
import type { Grammar, Tense, VerbForm, Visiting } from '../grammar'
import { capitalized, say, spaced, word } from '../phrase'
import { background } from './background'
import { dates } from './dates'
import { kinds } from './kinds'

/** `ist`, `waren`, `wird`, and what follows the people. */
const being = ({ tense, isPlural }: VerbForm) =>
  word(
    {
      past: ['war', 'waren'],
      present: ['ist', 'sind'],
      future: ['wird', 'werden'],
    }[tense][isPlural ? 1 : 0] ?? '',
  )

const STAYS = { incoming: 'zu Gast', outgoing: 'auf Reisen' } as const

const staying = ({ direction, tense }: Visiting) =>
  word(`${STAYS[direction]}${tense === 'future' ? ' sein' : ''}`)

const TAKES_PLACE: Readonly<Record<Tense, readonly [string, string]>> = {
  past: ['fand', 'statt'],
  present: ['findet', 'statt'],
  future: ['wird', 'stattfinden'],
}

const receives = ({ tense, isPlural }: VerbForm) =>
  word((tense === 'past' ? ['empfing', 'empfingen'] : ['empfängt', 'empfangen'])[isPlural ? 1 : 0] ?? '')

const lead: Grammar['lead'] = {
  issued: (issuer) => say`${word(issuer)} teilt mit:`,
  visiting: (visiting, guests) =>
    say`${capitalized(visiting.purpose)} ${being(visiting)} ${visiting.when} ${guests} ${staying(visiting)}`,
  visitingList: (visiting) =>
    say`${capitalized(visiting.purpose)} ${being(visiting)} ${visiting.when} ${staying(visiting)}:`,
  event: (event, when, tense) => {
    const [verb, last] = TAKES_PLACE[tense]
    return say`${capitalized(when)} ${word(verb)} ${event} ${word(last)}`
  },
  receiving: (hosts, form) => say`Es ${receives(form)} ${hosts}`,
  receivingList: (form) => say`Es ${receives(form)}:`,
  venues: (venues, isPlural) => say`${word(isPlural ? 'Orte' : 'Ort')}: ${venues}`,
  occasion: (occasion) => say`Anlass: ${occasion}`,
  programme: word('Programm:'),
  statements: ({ purpose }, when, isPlural) =>
    isPlural
      ? say`${capitalized(purpose)} ${when} liegen diese Erklärungen im Wortlaut vor`
      : say`${capitalized(purpose)} ${when} liegt diese Erklärung im Wortlaut vor`,
}

const BOOKS: Readonly<Record<string, string>> = {
  'golden-book': 'in das Goldene Buch',
  'guest-book': 'in das Gästebuch',
}

const signing: Grammar['signing'] = {
  book: (book) => BOOKS[book] ?? `in das Buch „${book}“`,
  signing: (signers, book, when, isPlural) =>
    say`${signers} ${word(isPlural ? 'haben' : 'hat')} sich${spaced(when)} ${book} eingetragen`,
  signingList: (book, when, isPlural) =>
    say`${capitalized(book)} ${word(isPlural ? 'haben' : 'hat')} sich${spaced(when)} eingetragen:`,
  place: (place) => say`Ort des Eintrags: ${place}`,
  inscription: (quotation) => say`Der Eintrag lautet: ${quotation}`,
}

export const german: Grammar = {
  language: 'de',
  quote: (text) => `„${text}“`,
  and: ' und ',
  others: word('und weitere'),
  dates,
  kinds,
  headline: {
    visiting: (who, direction) => say`${who} ${word(STAYS[direction])}`,
    ofKind: { invitation: 'Terminhinweis', notice: '', statement: 'Im Wortlaut' },
    kindAndDate: (noun, when) => say`${noun} ${when}`,
  },
  lead,
  appointment: {
    heading: word('Hinweise für die Presse'),
    kinds: { photo: 'ein Fototermin', 'word-and-photo': 'ein Wort- und Bildtermin', pool: 'ein Pooltermin' },
    planned: (appointment) => say`Für die Presse ist ${appointment} vorgesehen`,
    accreditation: (until) => say`Eine Akkreditierung ist ${until} möglich`,
  },
  signing,
  outcomeHeading: word('Ergebnis'),
  background,
  programmes: {
    heading: (isPlural) => word(isPlural ? 'Gemeinsame Programme' : 'Gemeinsames Programm'),
    responsible: (bodies) => say`Zuständig: ${bodies}`,
  },
}
