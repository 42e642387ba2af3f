/** People on visits and entries: their ids, and what an archive may leave open. */
import { MAX_PEOPLE, type Person } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import { slugOf } from './folded-key'

/** Mints the `personId` from the folded name unless one was given; somebody without a name has none. */
export function identified<P extends Person>(person: P): P {
  const personId = person.personId ?? (person.name === undefined ? undefined : slugOf(person.name))
  return personId === undefined ? person : { ...person, personId }
}

/** Faults of lists of people: too many altogether, or somebody of whom neither name nor office is known. */
export function peopleFaults(lists: Readonly<Record<string, readonly Person[]>>): Fault[] {
  const names = Object.keys(lists)
  const unknown = names.flatMap((list) =>
    (lists[list] ?? []).flatMap((person, index) =>
      person.name === undefined && person.office === undefined
        ? [{ pointer: `/${list}/${index}`, message: 'must have a name or an office' }]
        : [],
    ),
  )
  const count = names.reduce((sum, list) => sum + (lists[list]?.length ?? 0), 0)
  const tooMany = {
    pointer: `/${names.at(-1)}`,
    message: `must be ${MAX_PEOPLE} people or fewer, together with ${names.slice(0, -1).join(' and ')}`,
  }
  return count > MAX_PEOPLE ? [...unknown, tooMany] : unknown
}

/** The countries of people, each once, in order of code. */
export const countriesOf = (people: readonly { readonly country?: Country | undefined }[]): Country[] =>
  [...new Set(people.flatMap(({ country }) => (country === undefined ? [] : [country])))].toSorted()
