/** People on visits and entries: their ids, their faults and their countries. */
import { MAX_PEOPLE, type Person } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import { slugOf } from './folded-key'

/** The person with a `personId`, by default made from the folded name. A person without a name has none. */
export function identified<P extends Person>(person: P): P {
  const personId = person.personId ?? (person.name === undefined ? undefined : slugOf(person.name))
  return personId === undefined ? person : { ...person, personId }
}

/** The faults of lists of people: too many people altogether, or a person without name and office. */
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

/** The distinct countries of people, in order of code. */
export const countriesOf = (people: readonly { readonly country?: Country | undefined }[]): Country[] =>
  [...new Set(people.flatMap(({ country }) => (country === undefined ? [] : [country])))].toSorted()
