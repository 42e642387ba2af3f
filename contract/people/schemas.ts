/** People and groups as they appear on a visit or an entry, with the office they held on that day. */
import * as z from 'zod/mini'
import { country, line, recordedCountry, slug } from '../values/values'

/** The classes of office to which the Golden Book is open. */
export const GOLDEN_BOOK_CLASSES = [
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
] as const

const OFFICE_CLASSES = [
  ...GOLDEN_BOOK_CLASSES,
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
  organisation: z.optional(line()),
  personId: z.optional(slug),
}

/** Absent for whom there is none: an international organisation, a stateless person. */
const currentCountry = z.optional(country)

const asPerson = { ...fields, kind: z._default(z.literal('person'), 'person'), office: line() }

/** A group (a football team, a general assembly) holds no office. */
const asGroup = { ...fields, kind: z.literal('group'), name: line(), office: z.optional(line()) }

/** @param name of a person; a group always has one */
const personOrGroup = <Name extends z.ZodMiniType, More extends Record<string, z.ZodMiniType>>(
  name: Name,
  more: More,
) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ ...asPerson, name, country: currentCountry, ...more }),
    z.strictObject({ ...asGroup, country: currentCountry, ...more }),
  ])

const unknownName = z.optional(line())

const role = z._default(z.enum(['principal', 'companion']), 'principal')

/** A host of a live record: the office is required; the name may not be known yet. */
export const liveHost = personOrGroup(unknownName, { officeClass: z.optional(officeClass) })

/** A guest of a live record: the class of office is required too. */
export const liveGuest = personOrGroup(unknownName, { officeClass })

/** A signer of a live record, whose name is known; a companion comes with a principal. */
export const liveSigner = personOrGroup(line(), { officeClass, role })

/** A person of an archive record, who may be known by the office only. A name is never invented. */
export const archivePerson = z.strictObject({
  ...fields,
  kind: z._default(z.enum(['person', 'group']), 'person'),
  name: z.optional(line()),
  office: z.optional(line()),
  officeClass: z.optional(officeClass),
  country: z.optional(recordedCountry),
})

/** A signer of an archive record. */
export const archiveSigner = z.extend(archivePerson, { role })

/** A person in a response; `personId` is present if the name is known, and is no placeholder such as `N.N.` */
export const person = archivePerson
export type Person = z.output<typeof person>

export const signer = archiveSigner
export type Signer = z.output<typeof signer>

const people = <P extends z.ZodMiniType>(each: P, min: number) =>
  z.array(each).check(z.minLength(min), z.maxLength(MAX_PEOPLE))
export const somePeople = <P extends z.ZodMiniType>(each: P) => people(each, 1)
export const anyPeople = <P extends z.ZodMiniType>(each: P) => z._default(people(each, 0), [])
