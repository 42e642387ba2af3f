/** People on visits and entries: their ids, their faults and their countries. */
import { MAX_PEOPLE, type Person } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import { slugOf } from './folded-key'
import { isNobody } from './placeholder'

/**
 * The person with a `personId`, by default made from the folded name. A person without a name has none. A placeholder has
 * none either, whatever the caller gives: records of earlier versions have one, which a change then removes.
 */
export function identified<P extends Person>(person: P): P {
  if (isNobody(person)) return withoutId(person)
  const personId = person.personId ?? (person.name === undefined ? undefined : slugOf(person.name))
  return personId === undefined ? person : { ...person, personId }
}

function withoutId<P extends Person>(person: P): P {
  const { personId: _, ...others } = person
  return others as P
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
