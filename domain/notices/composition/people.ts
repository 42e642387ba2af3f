/**
 * People and groups. An office stands after the name, as recorded and without an article: then it needs no declension, and
 * nothing tells or guesses whether somebody is a man or a woman.
 */
import type { Person } from '../../../contract/people/schemas'
import { isNobody } from '../../people/placeholder'
import { line, type Paragraph } from './block'
import { at, isDefined, optional, type Field } from './field'
import type { Grammar } from './grammar'
import { basedOn, joined, open, say, sentence, stated, type Phrase } from './phrase'

/** The people of one side of a visit, or the signers of an entry. */
interface People {
  readonly isPlural: boolean
  /** Within a sentence; absent where they follow its colon. */
  readonly inline?: Phrase
  readonly phrases: readonly Phrase[]
}

/** The most people within a sentence: with an office, and by name alone. */
const MOST_WITH_OFFICE = 2
const MOST_NAMES = 5

/**
 * The people of a list whose name, office or organisation is known; `undefined` if there are none. Neither a group nor an
 * office without a name stands within a sentence, since nothing tells its article.
 */
export function peopleOf(
  people: readonly Field<Person>[],
  grammar: Grammar,
  describe: (person: Field<Person>) => Phrase | undefined = describePerson,
): People | undefined {
  const phrases = people.map(describe).filter(isDefined)
  const [first, ...others] = phrases
  if (!first) return undefined
  const isPlural = others.length > 0
  const most = phrases.some(({ isOpen }) => isOpen) ? MOST_WITH_OFFICE : MOST_NAMES
  if (phrases.length > most || !people.every(hasName)) return { isPlural, phrases }
  const kinds = people.map((person) => at(person, 'kind'))
  if (people.some(({ value }) => value.kind === 'group'))
    return { isPlural, phrases: [basedOn(first, kinds), ...others] }
  return { isPlural, phrases, inline: basedOn(joined(phrases, ', ', grammar.and), kinds) }
}

/** A placeholder such as `N.N.` is no name: the office stands in its place. */
const nameOf = (person: Field<Person>) => (isNobody(person.value) ? undefined : optional(person, 'name'))

const hasName = (person: Field<Person>): boolean => nameOf(person) !== undefined

/** People after the colon of a sentence: one on the same line, several in a list. */
export const afterColon = (opening: Phrase, { phrases }: People): Paragraph[] => {
  const [first, ...others] = phrases
  return first && others.length === 0
    ? [[sentence(say`${opening} ${first}`)]]
    : [[opening], ...phrases.map((phrase) => [line(phrase)])]
}

/** Name and office. The organisation follows if neither names it. */
export function describePerson(person: Field<Person>): Phrase | undefined {
  const name = nameOf(person)
  const title = titleOf(person)
  if (name && title) return open(say`${stated(name)}, ${title}`)
  return name ? basedOn(stated(name), [optional(person, 'organisation')]) : title
}

function titleOf(person: Field<Person>): Phrase | undefined {
  const [name, office] = [nameOf(person), optional(person, 'office')]
  const organisation = optional(person, 'organisation')
  if (!organisation || organisation.value === name?.value)
    return office && basedOn(stated(office), [organisation])
  if (!office) return stated(organisation)
  return sharesName(office.value, organisation.value)
    ? basedOn(stated(office), [organisation])
    : say`${stated(office)} (${stated(organisation)})`
}

/** Whether an office names its organisation: `Bürgermeister von Istanbul`, `Stadtverwaltung Istanbul`. */
function sharesName(office: string, organisation: string): boolean {
  const names = new Set(namesIn(office))
  return namesIn(organisation).some((name) => names.has(name))
}

const namesIn = (text: string): string[] => text.match(/\p{Lu}\p{L}{3,}/gu) ?? []

/**
 * The first names of a list, and `others` for the rest. An office stands only where no name is known: after a name it would
 * be read as the office of that person.
 */
export function firstNames(
  people: readonly Field<Person>[],
  most: number,
  grammar: Grammar,
): Phrase | undefined {
  const named = people.map(nameOf).filter(isDefined)
  const offices = people.map((person) => optional(person, 'office') ?? optional(person, 'organisation'))
  const names = named.length > 0 ? named : offices.filter(isDefined)
  if (names.length === 0) return undefined
  const shown = names.slice(0, most).map(stated)
  if (shown.length === people.length) return joined(shown, ', ', grammar.and)
  return say`${joined(shown, ', ')} ${grammar.others}`
}

/** Recorded lines in a row, with semicolons if one of them has a comma or an "and" of its own. */
export function enumerated(texts: readonly Field<string>[], { and }: Grammar): Phrase {
  const isPlain = texts.every(({ value }) => !value.includes(',') && !value.includes(and))
  return isPlain ? joined(texts.map(stated), ', ', and) : joined(texts.map(stated), '; ')
}
