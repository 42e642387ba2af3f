/** The people on a visit or an entry, with their roles and names. */
import type { Appearance } from '../../contract/people/appearances'
import type { Entry } from '../../contract/books/schemas'
import type { Person } from '../../contract/people/schemas'
import type { PartialDate } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff } from '../shared/life-cycle'
import { isNobody } from './placeholder'

/** A thing on which people appear. */
export type Occasion = Visit | Entry

type Role = Appearance['as']

interface Presence {
  readonly as: Role
  readonly person: Person
}

/** The people on a visit or an entry, with their roles. */
export function peopleOn(occasion: Occasion): Presence[] {
  const sides: [Role, readonly Person[]][] =
    'guests' in occasion ? [['guest', occasion.guests]] : [['signer', occasion.signers]]
  sides.push(['host', occasion.hosts])
  return sides.flatMap(([as, people]) => people.map((person) => ({ as, person })))
}

/** Whether a thing is a visit or an entry. */
export const hasPeople = (thing: object): thing is Occasion => 'hosts' in thing

/** The roles of the people on a visit or an entry, by `personId`. */
export function rolesOn(occasion: Occasion): Map<string, Role[]> {
  const roles = new Map<string, Role[]>()
  for (const { as, person } of peopleOn(occasion)) {
    if (person.personId === undefined) continue
    const known = roles.get(person.personId) ?? []
    if (!known.includes(as)) roles.set(person.personId, [...known, as])
  }
  return roles
}

/** Whether a thing of this status counts as an appearance: postponed, cancelled and void things do not. */
export const hasAppearances = (status: string): boolean => !isCalledOff(status)

/** The appearances of one person on a visit or an entry. `on` is its day in the office's time zone; '' if it is undated. */
export const appearancesOf = (occasion: Occasion, personId: string, on: PartialDate): Appearance[] =>
  peopleOn(occasion)
    .filter(({ person }) => person.personId === personId && !isNobody(person))
    .map((presence) => appearanceOn(occasion, presence, on))

function appearanceOn(occasion: Occasion, { as, person }: Presence, on: PartialDate): Appearance {
  const { name, office } = person
  const fields = { ...(name === undefined ? {} : { name }), ...(office === undefined ? {} : { office }) }
  if ('guests' in occasion) return { as: as as 'guest' | 'host', on, ...fields, visitId: occasion.id }
  const { book, number } = occasion
  return { as: as as 'signer' | 'host', ...(on === '' ? {} : { on }), ...fields, book, number }
}
