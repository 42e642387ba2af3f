/** What people are called: kept by the names on their appearances, whatever the order in which changes are heard of. */
import type { KnownPerson } from '../contract/appearances'
import type { Change } from '../contract/changes'
import { hasAppearances, peopleOn, type Occasion } from './appearance'

/** Stands for the name of somebody of whom an archive knows only the office. */
export const NAMELESS = ''

/** More names of one person on one visit or entry are not looked at. */
const MAX_NAMES = 3

/** What somebody is called on a visit or an entry, as of a change of it; no names when they are not on it any more. */
export interface Naming {
  readonly personId: string
  readonly subject: string
  readonly sequence: number
  readonly names: readonly string[]
}

/** The names on a visit or an entry by `personId`, in order; none when it counts nowhere. */
function namesOn(occasion: Occasion | undefined): Map<string, string[]> {
  const names = new Map<string, string[]>()
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

/** The namings that a change makes: of everybody whose names differ from those before it. */
export function namingsOf(
  { subject, sequence, data }: Pick<Change<Occasion>, 'subject' | 'sequence' | 'data'>,
  before: Occasion | undefined,
): Naming[] {
  const was = namesOn(before)
  const is = namesOn(data)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((personId) => {
    const names = is.get(personId) ?? []
    const isSame = JSON.stringify(names) === JSON.stringify(was.get(personId) ?? [])
    return isSame ? [] : [{ personId, subject, sequence, names: names.slice(0, MAX_NAMES) }]
  })
}

/** A name, and on how many visits and entries it is used. */
export interface UsedName {
  readonly name: string
  readonly uses: number
}

/** The person whom names belong to: called by the one that is used most. */
export function personOf(id: string, used: readonly UsedName[]): KnownPerson {
  const [name, ...otherNames] = used
    .filter((each) => each.name !== NAMELESS)
    .toSorted((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1))
    .map((each) => each.name)
  return { id, ...(name === undefined ? {} : { name }), otherNames }
}
