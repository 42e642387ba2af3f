/** People on visits and entries: their faults and their countries. */
import { MAX_PEOPLE, type Person } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'

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

/** The faults of people of live records: an id tells who somebody is, so the name is known as well. */
export const namelessFaults = (lists: Readonly<Record<string, readonly Person[]>>): Fault[] =>
  Object.entries(lists).flatMap(([list, people]) =>
    people.flatMap(({ name, personId }, index) =>
      name === undefined && personId !== undefined
        ? [{ pointer: `/${list}/${index}/name`, message: 'is missing: `personId` says who the person is' }]
        : [],
    ),
  )

/** The distinct countries of people, in order of code. */
export const countriesOf = (people: readonly { readonly country?: Country | undefined }[]): Country[] =>
  [...new Set(people.flatMap(({ country }) => (country === undefined ? [] : [country])))].toSorted()
