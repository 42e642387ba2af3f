/** The names of people, from their appearances. The rules do not depend on the order in which changes are projected. */
import type { KnownPerson } from '../../contract/people/appearances'
import type { Change } from '../../contract/changes'
import { hasAppearances, peopleOn, type Occasion } from './appearance'
import { nameParts } from './name-search'
import { isNobody, isPlaceholder } from './placeholder'

/** The name of a person of whom an archive knows only the office. */
export const NAMELESS = ''

/** The most names of one person on one visit or entry; further names are ignored. */
const MAX_NAMES = 3

/** The names of a person on a visit or an entry, as of a change of it. No names if the person is no longer on it. */
export interface NameUse {
  readonly personId: string
  readonly subject: string
  readonly sequence: number
  readonly names: readonly string[]
}

/** Names by `personId`, in order. */
export type NamesOn = ReadonlyMap<string, readonly string[]>

/** The names on a visit or an entry; none if it is postponed, cancelled or void, and no placeholders. */
export function namesOn(occasion: Occasion | undefined): NamesOn {
  const names = new Map<string, readonly string[]>()
  if (!occasion || !hasAppearances(occasion.status)) return names
  for (const { person } of peopleOn(occasion)) {
    if (person.personId === undefined || isNobody(person)) continue
    const known = new Set(names.get(person.personId)).add(person.name ?? NAMELESS)
    names.set(person.personId, [...known].toSorted())
  }
  return names
}

/** Whether a change may concern names: the first change, or one of people or status. */
export const mayConcernNames = ({ changed }: Pick<Change, 'changed'>): boolean =>
  changed.some((pointer) => /^(?:|\/(?:guests|hosts|signers|status)(?:\/.*)?)$/s.test(pointer))

/** The name uses of a change: of every person whose names differ from those before it. */
export function nameUsesOf(
  { subject, sequence, data }: Pick<Change<Occasion>, 'subject' | 'sequence' | 'data'>,
  before: Occasion | undefined,
): NameUse[] {
  return nameUsesBetween(namesOn(before), namesOn(data), { subject, sequence })
}

/** The name uses of every person whose names differ between two versions, as of the change between them. */
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

/** A name, with the number of visits and entries that use it. */
export interface UsedName {
  readonly name: string
  readonly uses: number
}

/** The names without placeholders, of which earlier versions have stored some. */
export const withoutPlaceholders = (used: readonly UsedName[]): readonly UsedName[] =>
  used.filter(({ name }) => name === NAMELESS || !isPlaceholder(name))

/** The names in use after the names of a person on one visit or entry have changed; the most used name first. */
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

/** The distinct parts of the names. A person is found by the prefix of any part. */
export const partsOf = (used: readonly UsedName[]): string[] => [
  ...new Set(used.flatMap(({ name }) => nameParts(name))),
]

/** The person of these names. The most used name is the main one. */
export function personOf(id: string, used: readonly UsedName[]): KnownPerson {
  const [name, ...otherNames] = used.map((each) => each.name).filter((each) => each !== NAMELESS)
  return { id, ...(name === undefined ? {} : { name }), otherNames }
}
