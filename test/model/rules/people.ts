/** The rules of people: their names and appearances in visits and entries. */
import type { Entry } from '../../../contract/books/schemas'
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { canonical } from '../canonical'
import { FOLDED, PERSON_IDS, SEARCHES } from '../test-data'
import { refuse, type Rules } from '../model-result'
import type { Fields, ModelState } from '../model-state'
import { sortsAs } from './dates'
import { compare } from './list-result'
import { occasionsOf } from './shared'
import { officeTimeOf } from './visit-list-item'

export const peopleRules: Rules = {
  listPeople: (state, { query: { q = '' } }, observed) => {
    const found = PERSON_IDS.filter((id) =>
      namesOf(state, id).some((name) => isMatch(name, SEARCHES[q] ?? q)),
    )
    return { read: { items: found.map((id) => personOf(state, id, observedOf(observed.body, id))) } }
  },

  readPerson: (state, { params: { personId = '' } }, { body }) =>
    appearancesOf(state, personId).length > 0
      ? { read: personOf(state, personId, body) }
      : refuse('not-found'),

  listAppearances: (state, { params: { personId = '' } }) => {
    const found = appearancesOf(state, personId).toSorted((a, b) =>
      compare(sortsAs(b.on ?? ''), sortsAs(a.on ?? '')),
    )
    return found.length > 0 ? { read: { items: found.map(appearanceFields) } } : refuse('not-found')
  },
}

interface Appearance {
  readonly as: string
  /** Absent for an undated entry. */
  readonly on: string | undefined
  readonly name: string | undefined
  readonly office: string | undefined
  /** The visit or the entry. */
  readonly where: Fields
}

const appearanceFields = ({ where, ...appearance }: Appearance): Fields => ({ ...appearance, ...where })

/** Each word that is typed begins a word of the name. */
const isMatch = (name: string, typed: string): boolean => {
  const words = (FOLDED[name] ?? '').split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

const observedOf = ({ items }: Fields, id: string): Fields =>
  (items as Fields[] | undefined)?.find((item) => item.id === id) ?? {}

const namesOf = (state: ModelState, id: string): string[] => [
  ...new Set(appearancesOf(state, id).flatMap(({ name }) => name ?? [])),
]

/** The most frequent name; the response may have any of several equally frequent names. */
function personOf(state: ModelState, id: string, observed: Fields): Fields {
  const names = namesOf(state, id)
  const uses = (name: string): number =>
    new Set(
      appearancesOf(state, id)
        .filter((each) => each.name === name)
        .map(({ where }) => canonical(where)),
    ).size
  const most = Math.max(...names.map(uses))
  const mostUsed = names.filter((name) => uses(name) === most)
  const name = mostUsed.find((each) => each === observed.name) ?? mostUsed[0]
  return { id, ...(name === undefined ? {} : { name }), otherNames: names.filter((each) => each !== name) }
}

/** Postponed, cancelled and void things have no appearances. */
const appearancesOf = (state: ModelState, personId: string): Appearance[] =>
  occasionsOf<Visit | Entry>(state)
    .filter(({ status }) => !['postponed', 'cancelled', 'void'].includes(status))
    .flatMap((occasion) =>
      'guests' in occasion
        ? appearancesAt(occasion, officeTimeOf(occasion)[0].split('T')[0], 'guest', occasion.guests, personId)
        : appearancesAt(occasion, occasion.signedOn, 'signer', occasion.signers, personId),
    )

function appearancesAt(
  occasion: Visit | Entry,
  on: string | undefined,
  as: string,
  people: readonly Person[],
  personId: string,
): Appearance[] {
  const where =
    'guests' in occasion ? { visitId: occasion.id } : { book: occasion.book, number: occasion.number }
  const sides = [
    ...people.map((person) => ({ as, person })),
    ...occasion.hosts.map((person) => ({ as: 'host', person })),
  ]
  return sides
    .filter(({ person }) => person.personId === personId)
    .map(({ as: role, person: { name, office } }) => ({ as: role, on, name, office, where }))
}
