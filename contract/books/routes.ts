import * as z from 'zod/mini'
import {
  book,
  bookChange,
  entry,
  entryChange,
  entryCorrection,
  entryInput,
  entryVoiding,
  writtenEntry,
  volumeInput,
} from './schemas'
import { LAST_ENTRY } from '../limits'
import { fromNotAfterTo, order, pageSchema, paging, range } from '../lists'
import { route } from '../route'
import { versionQuery } from '../things'
import { externalId, numeral, recordedCountry, slug, uuid } from '../values/values'

const oneBook = { params: z.strictObject({ book: slug }) } as const
const bookPath = '/v1/books/{book}'

const oneEntry = {
  params: z.strictObject({ book: slug, number: numeral(1, LAST_ENTRY) }),
} as const
const entryPath = `${bookPath}/entries/{number}` as const

export const listBooks = route({
  name: 'listBooks',
  method: 'GET',
  path: '/v1/books',
  access: 'read',
  summary: 'List the books with their volumes',
  answer: { status: 200, schema: z.strictObject({ items: z.array(book) }) },
})

export const readBook = route({
  ...oneBook,
  name: 'readBook',
  method: 'GET',
  path: bookPath,
  access: 'read',
  summary: 'Read a book: its volumes and the pages left, now or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: book, etag: 'entries' },
})

export const openVolume = route({
  ...oneBook,
  name: 'openVolume',
  method: 'POST',
  path: `${bookPath}/volumes`,
  access: 'book',
  summary: 'Open the next volume and close the last one',
  body: volumeInput,
  ifMatch: true,
  answer: { status: 201, schema: book, etag: 'entries' },
})

export const listBookChanges = route({
  ...oneBook,
  name: 'listBookChanges',
  method: 'GET',
  path: `${bookPath}/changes`,
  access: 'read',
  summary: "Read the history of a book's volumes, oldest first",
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(bookChange) },
})

export const signBook = route({
  ...oneBook,
  name: 'signBook',
  method: 'POST',
  path: `${bookPath}/entries`,
  access: 'book',
  summary: 'Record a signing',
  body: entryInput,
  answer: { status: 201, schema: writtenEntry, etag: 'version' },
  problems: ['duplicate', 'forbidden-step', 'page-taken', 'volume-full', 'not-eligible'],
})

export const listEntries = route({
  ...oneBook,
  name: 'listEntries',
  method: 'GET',
  path: `${bookPath}/entries`,
  access: 'read',
  summary: 'List the entries of a book by the day of signing',
  query: z
    .strictObject({
      ...range,
      personId: z.optional(slug),
      country: z.optional(recordedCountry),
      visitId: z.optional(uuid),
      externalId: z.optional(externalId),
      order,
      ...paging,
    })
    .check(fromNotAfterTo),
  answer: { status: 200, schema: pageSchema(entry) },
})

export const readEntry = route({
  ...oneEntry,
  name: 'readEntry',
  method: 'GET',
  path: entryPath,
  access: 'read',
  summary: 'Read an entry as corrected, as it was signed, or after one of its changes',
  query: z.extend(versionQuery, { as: z.optional(z.literal('signed')) }).check(
    z.refine(({ as, at }) => as === undefined || at === undefined, {
      path: ['at'],
      error: 'must not be given together with `as`',
    }),
  ),
  answer: { status: 200, schema: entry, etag: 'version' },
})

export const correctEntry = route({
  ...oneEntry,
  name: 'correctEntry',
  method: 'POST',
  path: `${entryPath}/corrections`,
  access: 'book',
  summary: 'Correct the record of an entry; the entry as it was signed stays readable',
  body: entryCorrection,
  ifMatch: true,
  answer: { status: 200, schema: writtenEntry, etag: 'version' },
  problems: ['duplicate', 'forbidden-step', 'not-eligible'],
})

export const voidEntry = route({
  ...oneEntry,
  name: 'voidEntry',
  method: 'POST',
  path: `${entryPath}/voiding`,
  access: 'book',
  summary: 'Void an entry; its number and page stay used',
  body: entryVoiding,
  ifMatch: true,
  answer: { status: 200, schema: writtenEntry, etag: 'version' },
  problems: ['forbidden-step'],
})

export const listEntryChanges = route({
  ...oneEntry,
  name: 'listEntryChanges',
  method: 'GET',
  path: `${entryPath}/changes`,
  access: 'read',
  summary: 'Read the history of an entry, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(entryChange) },
})
