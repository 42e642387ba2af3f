/** People and groups as they appear on a visit or an entry, with the office they held on that day. */
import * as z from 'zod/mini'
import { country, line, slug } from './values'

/** The classes of office; the first six may sign the Golden Book. */
export const OFFICE_CLASSES = [
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
  'royal-family',
  'minister',
  'ambassador',
  'mayor',
  'parliament',
  'religious-leader',
  'international-organisation',
  'culture-and-sport',
  'other',
] as const
export const officeClass = z.enum(OFFICE_CLASSES)
export type OfficeClass = z.output<typeof officeClass>

/** The most people on one visit or entry, all sides together. */
export const MAX_PEOPLE = 30

const fields = {
  kind: z._default(z.enum(['person', 'group']), 'person'),
  organisation: z.optional(line()),
  personId: z.optional(slug),
}

/** A host of a live record: name, office and country are known to the office. */
export const liveHost = z.strictObject({
  ...fields,
  name: line(),
  office: line(),
  officeClass: z.optional(officeClass),
  country,
})

/** A guest or signer of a live record: the class of the office is known as well. */
export const liveGuest = z.strictObject({ ...fields, name: line(), office: line(), officeClass, country })

/** As an archive knows somebody: perhaps only by the office. A name is never invented. */
export const archivePerson = z.strictObject({
  ...fields,
  name: z.optional(line()),
  office: z.optional(line()),
  officeClass: z.optional(officeClass),
  country: z.optional(country),
})

const people = <P extends z.ZodMiniType>(person: P, min: number) =>
  z.array(person).check(z.minLength(min), z.maxLength(MAX_PEOPLE))
export const somePeople = <P extends z.ZodMiniType>(person: P) => people(person, 1)
export const anyPeople = <P extends z.ZodMiniType>(person: P) => z._default(people(person, 0), [])

/** Somebody as answered: with the `personId` that tells people of one name apart, where the name is known. */
export const person = archivePerson
export type Person = z.output<typeof person>

const role = z._default(z.enum(['principal', 'companion']), 'principal')
export const liveSigner = z.extend(liveGuest, { role })
export const archiveSigner = z.extend(archivePerson, { role })
export const signer = archiveSigner
export type Signer = z.output<typeof signer>
