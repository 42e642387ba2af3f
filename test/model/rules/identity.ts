/** Who the people of a write are. */
import type { Entry } from '../../../contract/books/schemas'
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { ALIKE, FIRST_IDS } from '../test-data'
import type { ObservedResponse } from '../request'
import type { Fields, ModelState } from '../model-state'
import { isUnnamed, occasionsOf } from './shared'

const LISTS = ['guests', 'signers', 'hosts'] as const
const PERSON_DEFAULTS = { kind: 'person' }
const SIGNER_DEFAULTS = { kind: 'person', role: 'principal' }

export interface Identified {
  /** The fields, with the people as in responses. */
  readonly fields: Fields
  /** The ids of all names, those that are new among them. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * The people with their ids: of the name on the thing before, or of the name at all. The registry chooses the id of a
 * new name: it must be made from the name, and not be that of another name.
 */
export function identified(
  state: ModelState,
  fields: Fields,
  observed: ObservedResponse,
  before: Fields = {},
): Identified {
  const names = new Map(state.names)
  const earlier = peopleIn(before)
  const lists = LISTS.filter((list) => fields[list] !== undefined).map((list) => {
    const usual = list === 'signers' ? SIGNER_DEFAULTS : PERSON_DEFAULTS
    const answered = (observed.body[list] ?? []) as readonly Person[]
    const people = (fields[list] as Person[]).map((person, index) => {
      const { personId: _, ...others } = person
      if (person.name !== undefined && isUnnamed(person)) return Object.assign({}, usual, others)
      const personId = idOf(person, names, earlier, answered[index]?.personId)
      return Object.assign({}, usual, others, personId === undefined ? {} : { personId })
    })
    return [list, people]
  })
  return { fields: { ...fields, ...Object.fromEntries(lists) }, names }
}

function idOf(
  { name, personId }: Person,
  names: Map<string, string>,
  earlier: readonly Person[],
  answered: string | undefined,
): string | undefined {
  if (personId !== undefined || name === undefined) return personId
  const kept = new Set(earlier.flatMap((each) => (each.name === name ? (each.personId ?? []) : [])))
  if (kept.size === 1) return [...kept][0]
  const known = names.get(name)
  if (known !== undefined) return known
  const taken = new Set(names.values())
  const isChosen = answered !== undefined && !taken.has(answered) && isPossible(name, answered)
  const id = isChosen ? answered : freeId(FIRST_IDS[name] ?? '', taken)
  names.set(name, id)
  return id
}

/** The id that a new name gets of which no answer is known, because the function died. */
function freeId(first: string, taken: ReadonlySet<string>, number = 1): string {
  const id = number === 1 ? first : `${first}-${number}`
  return taken.has(id) ? freeId(first, taken, number + 1) : id
}

/** Made from the name, or given to a person of this name by a request. */
const isPossible = (name: string, id: string | undefined): boolean =>
  id !== undefined &&
  (id.replace(/-\d+$/, '') === FIRST_IDS[name] || (id === 'another-ekrem' && name === 'Ekrem İmamoğlu'))

const peopleIn = (fields: Fields): Person[] => LISTS.flatMap((list) => (fields[list] ?? []) as Person[])

/**
 * The warnings that people are perhaps the same as others elsewhere. None for people who were on the thing before, nor
 * where a request gives the id under which the name is known; it may be known by a request that has failed.
 */
export function perhapsTheSame(
  state: ModelState,
  subject: string,
  sent: Fields,
  after: Fields,
  observed: ObservedResponse,
  before: Fields = {},
): Fields[] {
  const answered = ((observed.body.warnings ?? []) as Fields[]).filter(
    ({ code }) => code === 'perhaps-the-same',
  )
  if (observed.isConcurrent) return answered
  const here = new Set(peopleIn(after).map(({ personId }) => personId))
  const elsewhere = appearing(state, subject).filter(({ personId }) => !here.has(personId))
  return LISTS.flatMap((list) =>
    ((after[list] ?? []) as Person[]).flatMap(({ name, personId }, index) => {
      const pointer = `/${list}/${index}`
      const isBefore = peopleIn(before).some((each) => each.personId === personId && each.name === name)
      const others = elsewhere.filter((each) => name !== undefined && ALIKE[each.name] === ALIKE[name])
      if (name === undefined || personId === undefined || isBefore || others.length === 0) return []
      const warning = { code: 'perhaps-the-same', pointer, personId, others }
      const isGiven = peopleIn(sent).some((each) => each.personId === personId && each.name === name)
      if (!isGiven) return [warning]
      const owner = state.names.get(name)
      if (owner !== undefined) return owner === personId ? [] : [warning]
      return answered.some((each) => each.pointer === pointer) ? [warning] : []
    }),
  )
}

/** The people of other visits and entries that are neither postponed, cancelled nor void, by id. */
function appearing(state: ModelState, subject: string): { personId: string; name: string }[] {
  const people = occasionsOf<Visit | Entry>(state)
    .filter(
      (each) => !['void', 'cancelled', 'postponed'].includes(each.status) && subjectOf(each) !== subject,
    )
    .flatMap((each) => peopleIn(each as unknown as Fields))
  const named = people.flatMap(({ personId, name }) =>
    personId === undefined || name === undefined ? [] : [[personId, name] as const],
  )
  return [...new Map(named)].map(([personId, name]) => ({ personId, name })).toSorted(byId)
}

const byId = (one: { personId: string }, other: { personId: string }): number =>
  one.personId < other.personId ? -1 : 1

const subjectOf = (occasion: Visit | Entry): string =>
  'guests' in occasion ? `visits/${occasion.id}` : `books/${occasion.book}/entries/${occasion.number}`
