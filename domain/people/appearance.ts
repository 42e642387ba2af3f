/** Who appears on a visit or an entry, in which role, and what people are called there. */
import type { Appearance } from '../../contract/people/appearances'
import type { Entry } from '../../contract/books/schemas'
import type { Person } from '../../contract/people/schemas'
import type { PartialDate } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff } from '../shared/life-cycle'

/** A thing that people appear on. */
export type Occasion = Visit | Entry

type Role = Appearance['as']

interface Presence {
  readonly as: Role
  readonly person: Person
}

/** Everybody on a visit or an entry, with the role. */
export function peopleOn(occasion: Occasion): Presence[] {
  const sides: [Role, readonly Person[]][] =
    'guests' in occasion ? [['guest', occasion.guests]] : [['signer', occasion.signers]]
  sides.push(['host', occasion.hosts])
  return sides.flatMap(([as, people]) => people.map((person) => ({ as, person })))
}

/** Whether people appear on such a thing at all. */
export const hasPeople = (thing: object): thing is Occasion => 'hosts' in thing

/** In which roles people appear, by `personId`. */
export function rolesOn(occasion: Occasion): Map<string, Role[]> {
  const roles = new Map<string, Role[]>()
  for (const { as, person } of peopleOn(occasion)) {
    if (person.personId === undefined) continue
    const known = roles.get(person.personId) ?? []
    if (!known.includes(as)) roles.set(person.personId, [...known, as])
  }
  return roles
}

/** Nobody appears on what was cancelled; what is void counts nowhere. */
export const hasAppearances = (status: string): boolean => !isCalledOff(status)

/** The appearances of one person on a visit or an entry; `on` is its day on the office's wall. */
export const appearancesOf = (occasion: Occasion, personId: string, on: PartialDate): Appearance[] =>
  peopleOn(occasion)
    .filter(({ person }) => person.personId === personId)
    .map((presence) => appearanceOn(occasion, presence, on))

function appearanceOn(occasion: Occasion, { as, person }: Presence, on: PartialDate): Appearance {
  const { name, office } = person
  const told = { on, ...(name === undefined ? {} : { name }), ...(office === undefined ? {} : { office }) }
  return 'guests' in occasion
    ? { as: as as 'guest' | 'host', ...told, visitId: occasion.id }
    : { as: as as 'signer' | 'host', ...told, book: occasion.book, number: occasion.number }
}
