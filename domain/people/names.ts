/** What people are called: kept by the names on their appearances, whatever the order in which changes are heard of. */
import type { KnownPerson } from '../../contract/people/appearances'
import type { Change } from '../../contract/changes'
import { hasAppearances, peopleOn, type Occasion } from './appearance'
import { nameParts } from './folded-key'

/** Stands for the name of somebody of whom an archive knows only the office. */
export const NAMELESS = ''

/** More names of one person on one visit or entry are not looked at. */
const MAX_NAMES = 3

/** What somebody is called on a visit or an entry, as of a change of it; no names when they are not on it any more. */
export interface NameUse {
  readonly personId: string
  readonly subject: string
  readonly sequence: number
  readonly names: readonly string[]
}

/** Names by `personId`, in order. */
export type NamesOn = ReadonlyMap<string, readonly string[]>

/** The names on a visit or an entry; none when it counts nowhere. */
export function namesOn(occasion: Occasion | undefined): NamesOn {
  const names = new Map<string, readonly string[]>()
  if (!occasion || !hasAppearances(occasion.status)) return names
  for (const { person } of peopleOn(occasion)) {
    if (person.personId === undefined) continue
    const known = new Set(names.get(person.personId)).add(person.name ?? NAMELESS)
    names.set(person.personId, [...known].toSorted())
  }
  return names
}

/** Whether a change may be one of names: it is new, or its people or its status differ. */
export const mayConcernNames = ({ changed }: Pick<Change, 'changed'>): boolean =>
  changed.some((pointer) => /^(?:|\/(?:guests|hosts|signers|status)(?:\/.*)?)$/s.test(pointer))

/** The name uses that a change makes: of everybody whose names differ from those before it. */
export function nameUsesOf(
  { subject, sequence, data }: Pick<Change<Occasion>, 'subject' | 'sequence' | 'data'>,
  before: Occasion | undefined,
): NameUse[] {
  return nameUsesBetween(namesOn(before), namesOn(data), { subject, sequence })
}

/** The name uses of everybody whose names differ, as of the change between. */
export function nameUsesBetween(
  was: NamesOn,
  is: NamesOn,
  change: Pick<Change, 'subject' | 'sequence'>,
): NameUse[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((personId) => {
    const names = is.get(personId) ?? []
    const isSame = JSON.stringify(names) === JSON.stringify(was.get(personId) ?? [])
    return isSame ? [] : [{ personId, ...change, names: names.slice(0, MAX_NAMES) }]
  })
}

/** A name, and on how many visits and entries it is used. */
export interface UsedName {
  readonly name: string
  readonly uses: number
}

/** The names in use after one visit or entry has changed what it calls a person; the most used one first. */
export function recount(
  used: readonly UsedName[],
  was: readonly string[],
  is: readonly string[],
): UsedName[] {
  const counts = new Map(used.map(({ name, uses }) => [name, uses]))
  for (const name of was) counts.set(name, (counts.get(name) ?? 0) - 1)
  for (const name of is) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .flatMap(([name, uses]) => (uses > 0 ? [{ name, uses }] : []))
    .toSorted((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1))
}

/** The parts of all these names, each once, by whose beginnings their person is found. */
export const partsOf = (used: readonly UsedName[]): string[] => [
  ...new Set(used.flatMap(({ name }) => nameParts(name))),
]

/** The person whom names belong to: called by the one that is used most. */
export function personOf(id: string, used: readonly UsedName[]): KnownPerson {
  const [name, ...otherNames] = used.map((each) => each.name).filter((each) => each !== NAMELESS)
  return { id, ...(name === undefined ? {} : { name }), otherNames }
}
