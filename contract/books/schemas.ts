/** The books (Goldenes Buch, Gästebuch), their volumes, and the entries signed in them. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { LAST_ARCHIVE_VOLUME, LAST_PAGE, LAST_VOLUME, USUAL_CAPACITY } from '../limits'
import {
  anyPeople,
  archivePerson,
  archiveSigner,
  liveHost,
  liveSigner,
  person,
  signer,
  somePeople,
} from '../people/schemas'
import { correctionOf, mergePatchOf, origin, reason, stamps, visibility } from '../things'
import { partialDate, plainDate } from '../values/dates'
import { externalId, language, line, localizedText, slug, sources, text, uuid } from '../values/values'
import { BOOK_EVENTS, ENTRY_EVENTS } from './events'
import { entryWarnings } from './warnings'

/** The Golden Book is reserved for six classes of office; other guests sign the guest book. */
export const GOLDEN_BOOK = 'golden-book'
export const GUEST_BOOK = 'guest-book'

export const volumeNumber = z.int().check(z.minimum(1), z.maximum(LAST_VOLUME))
export const pageNumber = z.int().check(z.minimum(1), z.maximum(LAST_PAGE))

/** `archived`: known only because an archive's entry names it. */
const volumeStatus = z.enum(['open', 'closed', 'archived'])
export const volume = z.strictObject({
  number: volumeNumber,
  status: volumeStatus,
  capacity: z.optional(pageNumber),
  nextPage: z.optional(z.int()),
  pagesLeft: z.optional(z.int()),
})
export type Volume = z.output<typeof volume>

/**
 * A book in its current state. `version` counts the openings of its volumes, from 0 for a new book. `entries` counts all
 * entries, and is the number of the last one. Counts of entries and pages are absent below `internal`.
 */
export const book = z.strictObject({
  book: slug,
  version: z.int().check(z.minimum(0)),
  reserved: z.boolean(),
  entries: z.optional(z.int()),
  volumes: z.array(volume),
})
export type Book = z.output<typeof book>

export const bookChange = changeOf(BOOK_EVENTS, book)

/**
 * `number` is the next one unless it is given: then it may also be that of a volume with archive entries above the open one,
 * or, as long as nobody has opened a volume, 1 of a book with entries, to state the pages of the volume in use.
 */
export const volumeInput = z.strictObject({
  number: z.optional(volumeNumber),
  capacity: z._default(pageNumber, USUAL_CAPACITY),
  nextPage: z._default(pageNumber, 1),
})
export type VolumeInput = z.output<typeof volumeInput>

/** What a signer wrote beside the signature. */
export const inscription = z.strictObject({ text: text(5000), language: z.optional(language) })

const fields = {
  externalId: z.optional(externalId),
  occasion: z.optional(localizedText),
  place: z.optional(line()),
  inscription: z.optional(inscription),
  visitId: z.optional(uuid),
  /** @default the visibility of the visit, `internal` without a visit */
  visibility: z.optional(visibility),
  notes: z.optional(text()),
  sources,
}

/** Absent if an archive does not know when the entry was signed. */
const signedOn = z.optional(partialDate)

const page = { volume: z.optional(volumeNumber), page: z.optional(pageNumber) }

/** The volume of an archive entry is limited, so that a book always has a next volume. */
export const archiveVolumeNumber = z.int().check(z.minimum(1), z.maximum(LAST_ARCHIVE_VOLUME))
const archivePage = { ...page, volume: z.optional(archiveVolumeNumber) }

/** `override` allows a signer who is not eligible for the Golden Book, and gives the reason. */
export const entryOverride = z.strictObject({ reason })
const override = z.optional(entryOverride)

export const liveEntry = z.strictObject({
  ...fields,
  signedOn: plainDate,
  origin: z._default(z.literal('live'), 'live'),
  signers: somePeople(liveSigner),
  hosts: anyPeople(liveHost),
  override,
})

export const archiveEntry = z.strictObject({
  ...fields,
  signedOn,
  origin: z.literal('archive'),
  signers: somePeople(archiveSigner),
  hosts: anyPeople(archivePerson),
})

/** The body of `POST /v1/books/{book}/entries`: the entry of an archive has the volume and page that the archive knows. */
export const entryInput = z.discriminatedUnion('origin', [liveEntry, z.extend(archiveEntry, archivePage)])
export type EntryInput = z.output<typeof entryInput>

const entryStatus = z.enum(['signed', 'void'])

export const entry = z.strictObject({
  ...fields,
  signedOn,
  visibility,
  ...page,
  book: slug,
  number: z.int().check(z.minimum(1)),
  origin,
  signers: z.array(signer),
  hosts: z.array(person),
  override,
  status: entryStatus,
  statusReason: z.optional(reason),
  ...stamps,
})
export type Entry = z.output<typeof entry>

export const entryChange = changeOf(ENTRY_EVENTS, entry)

/** The response to a write of an entry: the entry with its warnings. */
export const writtenEntry = z.extend(entry, { warnings: entryWarnings })

/** An archive's signers may have fewer fields than those of a live entry, which alone has an `override`. */
export const entryPatch = mergePatchOf({ ...archiveEntry.shape, override }, ['origin'])
export const entryCorrection = correctionOf(entryPatch)
export const entryVoiding = z.strictObject({ reason })
