/** English. Offices are written as recorded, without an article; no word tells whether people are men or women. */
import type { Grammar, Tense, VerbForm, Visiting } from '../grammar'
import { capitalized, say, spaced, word } from '../phrase'
import { background } from './background'
import { dates } from './dates'
import { kinds } from './kinds'

const being = ({ tense, isPlural }: VerbForm): string =>
  ({
    past: ['was', 'were'],
    present: ['is', 'are'],
    future: ['will be', 'will be'],
  })[tense][isPlural ? 1 : 0] ?? ''

const COMES: Readonly<Record<Tense, string>> = {
  past: 'came',
  present: 'visiting',
  future: 'will come',
}

/** `came`, `is visiting`, `were travelling` */
const going = (visiting: Visiting) => {
  const { direction, tense } = visiting
  if (direction === 'outgoing') return word(`${being(visiting)} travelling`)
  return word(tense === 'present' ? `${being(visiting)} ${COMES[tense]}` : COMES[tense])
}

const TAKES_PLACE: Readonly<Record<Tense, string>> = {
  past: 'took place',
  present: 'takes place',
  future: 'will take place',
}

const hosting = (form: VerbForm) =>
  form.isPlural ? word(`The hosts ${being(form)}`) : word(`The host ${being(form)}`)

const lead: Grammar['lead'] = {
  issued: (issuer) => say`${word(issuer)} announces:`,
  visiting: (visiting, guests) => say`${guests} ${going(visiting)} ${visiting.purpose} ${visiting.when}`,
  visitingList: (visiting) => say`The following ${going(visiting)} ${visiting.purpose} ${visiting.when}:`,
  event: (event, when, tense) => say`${capitalized(event)} ${word(TAKES_PLACE[tense])} ${when}`,
  receiving: (hosts, form) => say`${hosting(form)} ${hosts}`,
  receivingList: (form) => say`${hosting(form)}:`,
  venues: (venues, isPlural) => say`${word(isPlural ? 'Venues' : 'Venue')}: ${venues}`,
  occasion: (occasion) => say`Occasion: ${occasion}`,
  programme: word('Programme:'),
  statements: ({ event }, when, isPlural) =>
    isPlural
      ? say`The statements below concern ${event} ${when}`
      : say`The statement below concerns ${event} ${when}`,
}

const BOOKS: Readonly<Record<string, string>> = {
  'golden-book': 'the Golden Book',
  'guest-book': 'the guest book',
}

const signing: Grammar['signing'] = {
  book: (book) => BOOKS[book] ?? `the book “${book}”`,
  signing: (signers, book, when) => say`${signers} signed ${book}${spaced(when)}`,
  signingList: (book, when) => say`The following signed ${book}${spaced(when)}:`,
  place: (place) => say`Place of the signing: ${place}`,
  inscription: (quotation) => say`The inscription reads: ${quotation}`,
}

export const english: Grammar = {
  language: 'en',
  quote: (text) => `“${text}”`,
  and: ' and ',
  others: word('and others'),
  dates,
  kinds,
  headline: {
    visiting: (who) => say`Visit by ${who}`,
    ofKind: { invitation: 'Media advisory', notice: '', statement: 'Statement' },
    kindAndDate: (noun, when) => say`${noun} ${when}`,
  },
  lead,
  appointment: {
    heading: word('Information for the press'),
    kinds: {
      photo: 'A photo opportunity',
      'word-and-photo': 'A photo opportunity with statements',
      pool: 'A pool appointment',
    },
    planned: (appointment) => say`${appointment} is planned for the press`,
    accreditation: (until) => say`Accreditation is possible ${until}`,
  },
  signing,
  outcomeHeading: word('Outcome'),
  background,
  programmes: {
    heading: (isPlural) => word(isPlural ? 'Joint programmes' : 'Joint programme'),
    responsible: (bodies) => say`Responsible: ${bodies}`,
  },
}
