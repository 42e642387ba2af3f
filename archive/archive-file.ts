/**
 * The shape of an archive's files, `{ "items": […] }` with partnerships, visits or signings. Other keys are ignored, and an
 * unknown value may be null, blank or absent; see `withoutUnknowns`.
 */
import * as z from 'zod/mini'
import { pageNumber, volumeNumber } from '../contract/books/schemas'
import {
  clockTime,
  language,
  line,
  localizedLine,
  localizedText,
  partialDate,
  recordedCountry,
  sourceReference,
  text,
  visitTime,
  webAddress,
} from '../contract/values/values'
import {
  bookName,
  DIRECTIONS,
  EVIDENCES,
  PARTNER_KINDS,
  PARTNERSHIP_KINDS,
  PARTNERSHIP_STATUSES,
  PRECISIONS,
  PROGRAMME_FIELDS,
  ROLES,
  VISIT_STATUSES,
  termOf,
  visitKindTerm,
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

/** A web address, or words such as a shelf mark. */
const archivedSource = z.union(
  [webAddress, sourceReference],
  'must be a web address, or a reference in words on one line',
)

const known = {
  id: itemId,
  evidence,
  notes: z.optional(text()),
  sources: listOf(archivedSource),
}

const person = z.object({
  name: z.optional(line()),
  office: z.optional(line()),
  organisation: z.optional(line()),
  country: z.optional(recordedCountry),
  role: z.optional(termOf('role', ROLES)),
})
export type ArchivedPerson = z.output<typeof person>

export const archivedPartnership = z.object({
  ...known,
  type: z.optional(termOf('kind of partnership', PARTNERSHIP_KINDS)),
  status: z.optional(termOf('status of a partnership', PARTNERSHIP_STATUSES)),
  statusSince: z.optional(partialDate),
  statusReason: z.optional(line(1000)),
  city: freeText,
  country: z.optional(recordedCountry),
  partnerKind: z.optional(termOf('kind of partner', PARTNER_KINDS)),
  founded: z.optional(partialDate),
  foundedPrecision: precision,
  foundedPlace: z.optional(line()),
  foundingSignatories: listOf(line()),
  predecessor: z.optional(z.object({ date: z.optional(partialDate), party: z.optional(line()) })),
  motto: z.optional(freeText),
  agreements: listOf(z.object({ date: z.optional(partialDate), kind: z.optional(line(500)), evidence })),
  programmes: listOf(
    z.object({
      name: z.optional(freeText),
      field: z.optional(termOf('field of a programme', PROGRAMME_FIELDS)),
      homeBody: z.optional(line(500)),
      partnerBody: z.optional(line(500)),
      since: z.optional(partialDate),
      offers: z.optional(freeText),
      evidence,
    }),
  ),
})
export type ArchivedPartnership = z.output<typeof archivedPartnership>

export const archivedVisit = z.object({
  ...known,
  direction: termOf('direction', DIRECTIONS),
  kind: visitKindTerm,
  kindInWords: z.optional(freeLine),
  start: visitTime,
  end: z.optional(visitTime),
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
  status: z.optional(termOf('status of a visit', VISIT_STATUSES)),
  statusReason: z.optional(line(1000)),
  relatedSigning: z.optional(itemId),
  relatedPartner: z.optional(itemId),
})
export type ArchivedVisit = z.output<typeof archivedVisit>

const inscription = z.object({ text: z.optional(text(5000)), language: z.optional(language) })

export const archivedSigning = z.object({
  ...known,
  book: bookName,
  volume: z.optional(volumeNumber),
  page: z.optional(pageNumber),
  date: partialDate,
  datePrecision: precision,
  signers: listOf(person),
  occasion: z.optional(freeText),
  venue: z.optional(line()),
  host: z.optional(person),
  cityHost: z.optional(person),
  inscription: z.optional(z.union([text(5000), inscription], 'must be text')),
})
export type ArchivedSigning = z.output<typeof archivedSigning>

export const archiveFile = z.object({ items: z.array(z.unknown()) })

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
