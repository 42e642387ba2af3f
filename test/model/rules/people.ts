/** People: the names and the appearances that visits and entries have of them. */
import type { Entry } from '../../../contract/books/schemas'
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { canonical } from '../canonical'
import { FOLDED, PERSON_IDS, SEARCHES } from '../cast'
import { refused, type Rules } from '../verdict'
import type { Fields, World } from '../world'
import { compare } from './lists'
import { occasionsOf } from './shared'
import { wallOf } from './visit-listing'

export const peopleRules: Rules = {
  listPeople: (world, { query: { q = '' } }, observed) => {
    const found = PERSON_IDS.filter((id) =>
      namesOf(world, id).some((name) => isFound(name, SEARCHES[q] ?? q)),
    )
    return { read: { items: found.map((id) => personOf(world, id, observedOf(observed.body, id))) } }
  },

  readPerson: (world, { params: { personId = '' } }, { body }) =>
    appearancesOf(world, personId).length > 0
      ? { read: personOf(world, personId, body) }
      : refused('not-found'),

  listAppearances: (world, { params: { personId = '' } }) => {
    const found = appearancesOf(world, personId).toSorted((a, b) => compare(b.on, a.on))
    return found.length > 0 ? { read: { items: found.map(answered) } } : refused('not-found')
  },
}

interface Appearing {
  readonly as: string
  readonly on: string
  readonly name: string | undefined
  readonly office: string | undefined
  /** The visit or the entry. */
  readonly where: Fields
}

const answered = ({ where, ...appearing }: Appearing): Fields => ({ ...appearing, ...where })

const isFound = (name: string, typed: string): boolean => {
  const words = (FOLDED[name] ?? '').split(' ')
  return words.some((_, index) => words.slice(index).join(' ').startsWith(typed))
}

const observedOf = ({ items }: Fields, id: string): Fields =>
  (items as Fields[] | undefined)?.find((item) => item.id === id) ?? {}

const namesOf = (world: World, id: string): string[] => [
  ...new Set(appearancesOf(world, id).flatMap(({ name }) => name ?? [])),
]

/** Called by the name that most visits and entries have; of several such names the answer may have any. */
function personOf(world: World, id: string, observed: Fields): Fields {
  const names = namesOf(world, id)
  const uses = (name: string): number =>
    new Set(
      appearancesOf(world, id)
        .filter((each) => each.name === name)
        .map(({ where }) => canonical(where)),
    ).size
  const most = Math.max(...names.map(uses))
  const often = names.filter((name) => uses(name) === most)
  const name = often.find((each) => each === observed.name) ?? often[0]
  return { id, ...(name === undefined ? {} : { name }), otherNames: names.filter((each) => each !== name) }
}

/** Nobody appears on what was cancelled or voided. */
const appearancesOf = (world: World, personId: string): Appearing[] =>
  occasionsOf<Visit | Entry>(world)
    .filter(({ status }) => status !== 'void' && status !== 'cancelled')
    .flatMap((occasion) =>
      'guests' in occasion
        ? told(occasion, wallOf(occasion)[0].slice(0, 10), 'guest', occasion.guests, personId)
        : told(occasion, occasion.signedOn, 'signer', occasion.signers, personId),
    )

function told(
  occasion: Visit | Entry,
  on: string,
  as: string,
  people: readonly Person[],
  personId: string,
): Appearing[] {
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
