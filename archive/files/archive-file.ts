/**
 * The shape of an archive's files, `{ "items": […] }` with partnerships, visits or signings. Other keys are left out with a
 * remark (see `unknownKeys`), and an unknown value may be null, blank or absent (see `withoutUnknowns`). Dates and countries
 * are those that the registry takes in archive records.
 */
import * as z from 'zod/mini'
import { archiveEntry, archiveVolumeNumber, pageNumber, volumeNumber } from '../../contract/books/schemas'
import { archivePartnership, agreement, predecessor, programme } from '../../contract/partnerships/schemas'
import { archivePerson } from '../../contract/people/schemas'
import { clockTime } from '../../contract/values/dates'
import {
  language,
  line,
  localizedLine,
  localizedText,
  text,
  webAddress,
  wordsWithoutAddress,
} from '../../contract/values/values'
import { archiveVisit } from '../../contract/visits/schemas'
import {
  bookName,
  DIRECTIONS,
  EVIDENCES,
  OFFICE_CLASSES,
  PARTNER_KINDS,
  PARTNERSHIP_KINDS,
  PARTNERSHIP_STATUSES,
  PRECISIONS,
  PROGRAMME_FIELDS,
  ROLES,
  VISIT_KINDS,
  VISIT_STATUSES,
  termOf,
  termOrOther,
} from './vocabulary'

const listOf = <Element extends z.ZodMiniType>(element: Element) =>
  z._default(z.array(z.optional(element)), [])

/** Text in the language of the import, or texts by language. */
const freeText = z.union([text(2000), localizedText], 'must be text, or texts by language')

const freeLine = z.union([line(100), localizedLine], 'must be one line of text, or lines by language')

/** The id of an item in its own files. */
export const itemId = z.pipe(
  z.union([line(100), z.number()], 'must be an id: text, or a number'),
  z.transform(String),
)

const precision = z.optional(termOf('precision of a date', PRECISIONS))
const evidence = z.optional(termOf('evidence', EVIDENCES))

const INCOMPLETE_ADDRESS =
  'is not a complete web address: correct it, or give a reference in words, such as a shelf mark'

/** A web address, or words such as a shelf mark. */
const archivedSource = z.union(
  [webAddress, wordsWithoutAddress(INCOMPLETE_ADDRESS)],
  'must be a web address, or a reference in words on one line',
)

/** The fields of every item. */
const itemFields = {
  id: itemId,
  evidence,
  notes: z.optional(text()),
  sources: listOf(archivedSource),
}

/** `de` is `DE`. */
const countryCode = z.pipe(
  z.transform((given: unknown) => (typeof given === 'string' ? given.trim().toUpperCase() : given)),
  archivePerson.shape.country,
)

/** A number, or its digits as text. */
const numberOf = <Schema extends z.ZodMiniType<number, number>>(schema: Schema) =>
  z.pipe(
    z.transform((given: unknown) =>
      typeof given === 'string' && /^\d{1,9}$/.test(given.trim()) ? Number(given) : given,
    ),
    schema,
  )

const person = z.object({
  name: z.optional(line()),
  office: z.optional(line()),
  officeClass: z.optional(termOrOther(OFFICE_CLASSES)),
  organisation: z.optional(line()),
  country: z.optional(countryCode),
  role: z.optional(termOf('role', ROLES)),
})
export type ArchivedPerson = z.output<typeof person>

/** Words about the file or its terms, for its readers: known, and not recorded. */
const about = z.optional(z.unknown())

export const archivedPartnership = z.object({
  ...itemFields,
  type: z.optional(termOf('kind of partnership', PARTNERSHIP_KINDS)),
  typeScheme: about,
  status: z.optional(termOf('status of a partnership', PARTNERSHIP_STATUSES)),
  statusSince: archivePartnership.shape.foundedOn,
  statusReason: z.optional(line(1000)),
  city: freeText,
  country: z.optional(countryCode),
  partnerKind: z.optional(termOf('kind of partner', PARTNER_KINDS)),
  founded: archivePartnership.shape.foundedOn,
  foundedPrecision: precision,
  foundedPlace: z.optional(line()),
  foundingSignatories: listOf(line()),
  predecessor: z.optional(z.object({ date: predecessor.shape.date, party: z.optional(line()) })),
  motto: z.optional(freeText),
  agreements: listOf(z.object({ date: agreement.shape.date, kind: z.optional(line(500)), evidence })),
  programmes: listOf(
    z.object({
      name: z.optional(freeText),
      field: z.optional(termOrOther(PROGRAMME_FIELDS)),
      homeBody: z.optional(line(500)),
      partnerBody: z.optional(line(500)),
      since: programme.shape.since,
      offers: z.optional(freeText),
      evidence,
    }),
  ),
})
export type ArchivedPartnership = z.output<typeof archivedPartnership>

export const archivedVisit = z.object({
  ...itemFields,
  direction: termOf('direction', DIRECTIONS),
  kind: termOrOther(VISIT_KINDS),
  kindInWords: z.optional(freeLine),
  start: archiveVisit.shape.start,
  end: archiveVisit.shape.end,
  datePrecision: precision,
  guests: listOf(person),
  host: z.optional(person),
  cityHost: z.optional(person),
  venues: listOf(line()),
  occasion: z.optional(freeText),
  programme: listOf(
    z.object({
      time: z.optional(clockTime),
      what: z.optional(line(500)),
      place: z.optional(line()),
    }),
  ),
  statements: listOf(
    z.object({
      speaker: z.optional(line()),
      text: z.optional(text(5000)),
      language: z.optional(language),
    }),
  ),
  status: z.optional(termOf('status of a visit of an archive', VISIT_STATUSES)),
  statusReason: z.optional(line(1000)),
  relatedSigning: z.optional(itemId),
  relatedPartner: z.optional(itemId),
})
export type ArchivedVisit = z.output<typeof archivedVisit>

const inscription = z.object({ text: z.optional(text(5000)), language: z.optional(language) })

export const archivedSigning = z.object({
  ...itemFields,
  book: bookName,
  volume: z.optional(numberOf(archiveVolumeNumber)),
  page: z.optional(numberOf(pageNumber)),
  /** Absent if the archive does not know when the book was signed. */
  date: z.optional(archiveEntry.shape.signedOn),
  datePrecision: precision,
  signers: listOf(person),
  occasion: z.optional(freeText),
  venue: z.optional(line()),
  host: z.optional(person),
  cityHost: z.optional(person),
  inscription: z.optional(z.union([text(5000), inscription], 'must be text')),
})
export type ArchivedSigning = z.output<typeof archivedSigning>

/** The volume of a book that the office signs in, when the archive is imported. */
export const volumeInUse = z.object({
  book: bookName,
  volume: numberOf(volumeNumber),
  capacity: z.optional(numberOf(pageNumber)),
  nextPage: z.optional(numberOf(pageNumber)),
})
export type VolumeInUse = z.output<typeof volumeInUse>

export const archiveFile = z.object({
  items: z.array(z.unknown()),
  volumesInUse: z.optional(z.nullable(z.array(z.unknown()))),
  about,
  compiledFrom: about,
  conventions: about,
  unknownFields: about,
})

/**
 * Removes the fields that are null or blank. Such elements of lists become `undefined`, so that JSON pointers into the file
 * keep their numbers.
 */
export function withoutUnknowns(value: unknown): unknown {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return undefined
  if (Array.isArray(value)) return value.map(withoutUnknowns)
  if (typeof value !== 'object') return value
  const fields = Object.entries(value).map(([key, field]): [string, unknown] => [key, withoutUnknowns(field)])
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined))
}
