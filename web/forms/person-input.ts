/** A person on a visit or in a book, as a form holds it. */
import type { Person } from '../parts/visit-item'

export interface PersonInput {
  readonly kind: 'person' | 'group'
  readonly name: string
  readonly office: string
  readonly officeClass: string
  readonly organisation: string
  /** A country code, or `NO_COUNTRY`; empty while nothing is chosen. */
  readonly country: string
  /** The person of the registry under whose name this one was chosen or recorded; empty if there is none. */
  readonly knownId: string
  readonly knownName: string
  /** Whether this is that person. Another name makes another person, unless somebody says that it is the same. */
  readonly isKnown: boolean
}

/** The choice of no country, which a person must make: a country must not be forgotten. */
export const NO_COUNTRY = 'none'

export const NO_PERSON: PersonInput = {
  kind: 'person',
  name: '',
  office: '',
  officeClass: '',
  organisation: '',
  country: '',
  knownId: '',
  knownName: '',
  isKnown: false,
}

const TEXTS = ['name', 'office', 'officeClass', 'organisation', 'country'] as const

export const isBlankPerson = (person: PersonInput): boolean =>
  TEXTS.every((field) => person[field].trim() === '')

/** The person with another name: only under the known name it stays the known person. */
export const renamed = (person: PersonInput, name: string): PersonInput => ({
  ...person,
  name,
  isKnown: person.knownId !== '' && name.trim() === person.knownName,
})

/** The known person, with what its newest record says of the fields that are blank. */
export function chosen(person: PersonInput, known: Person & { readonly personId: string }): PersonInput {
  const name = known.name ?? person.name
  const newest = { ...toPersonInput(known), country: known.country ?? '' }
  const filled = TEXTS.map((field) => [field, person[field].trim() === '' ? newest[field] : person[field]])
  return {
    ...person,
    ...Object.fromEntries(filled),
    name,
    knownId: known.personId,
    knownName: name,
    isKnown: true,
  }
}

export const toPersonInput = ({ personId, ...person }: Person): PersonInput => ({
  ...NO_PERSON,
  country: NO_COUNTRY,
  ...person,
  knownId: personId ?? '',
  knownName: personId === undefined ? '' : (person.name ?? ''),
  isKnown: personId !== undefined,
})

/** The person as the API takes it. While no choice of a country is made, a blank one is sent, which the API reports. */
export function fromPersonInput(person: PersonInput): object {
  const texts = TEXTS.flatMap((field) => {
    const text = person[field].trim()
    const isSent = field === 'country' ? text !== NO_COUNTRY : text !== ''
    return isSent ? [[field, text]] : []
  })
  const known = person.isKnown && person.knownId !== '' ? { personId: person.knownId } : {}
  return { kind: person.kind, ...Object.fromEntries(texts), ...known }
}
