import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import type { RegistryClient } from '../cli/registry-client'
import type { Book, Entry, volumeInput } from '../contract/books/schemas'
import type { Partnership } from '../contract/partnerships/schemas'
import type { Visit, visitInput } from '../contract/visits/schemas'
import type { EntryBody } from './entry-mapping'
import type { PartnershipBody } from './partnership-mapping'
import { previewEntry, previewPartnership, previewVisit } from './preview'
import type { VisitBody } from './visit-mapping'

/** The part of the registry that an import uses. Every function throws `ApiProblem` when the registry refuses. */
export interface Registry {
  readonly partnerships: Records<PartnershipBody, Partnership>
  readonly visits: Records<VisitBody, Visit>
  readonly entriesOf: (book: string) => Records<EntryBody, Entry>
  /** The ids of all partnerships. */
  readonly partnershipIds: () => Promise<string[]>
  /** The pages of a book that hold an entry, as `pageNames` has them. */
  readonly filledPages: (book: string) => Promise<string[]>
  /** All books with their volumes. */
  readonly books: () => Promise<readonly Book[]>
  /** Opens a volume of a book unless the book's volumes have changed since it was read. Returns the book after it. */
  readonly openVolume: (book: Book, volume: z.input<typeof volumeInput>) => Promise<Book>
}

export interface Records<Body, Thing extends RecordedThing = RecordedThing> {
  /** The record with this external id, whatever its status. */
  readonly find: (externalId: string) => Promise<Recorded<Thing> | undefined>
  /** Records it. Returns its id. */
  readonly record: (body: Body) => Promise<string>
  /** The thing that the registry would record. */
  readonly preview: (body: Body) => Thing
}

/** A thing in the registry. */
export interface Recorded<Thing extends RecordedThing = RecordedThing> {
  readonly id: string
  readonly thing: Thing
}

/** What partnerships, visits and entries have in common. */
export interface RecordedThing {
  readonly status: string
  readonly origin: string
  readonly version: number
}

/** The registry behind the API. */
export const registryAt = (client: RegistryClient): Registry => ({
  partnerships: {
    find: async (externalId) => {
      const thing = await first(client.list('listPartnerships', { query: { externalId } }))
      return thing && { id: thing.id, thing }
    },
    record: async (body) =>
      (await client.call('recordPartnership', { body, idempotencyKey: keyOf(body) })).id,
    preview: previewPartnership,
  },
  visits: {
    find: async (externalId) => {
      const thing = await first(client.list('listVisits', { query: { externalId } }))
      return thing && { id: thing.id, thing }
    },
    record: async (body) => {
      const input = body as z.input<typeof visitInput>
      return (await client.call('recordVisit', { body: input, idempotencyKey: keyOf(body) })).id
    },
    preview: previewVisit,
  },
  entriesOf: (book) => ({
    find: async (externalId) => {
      const thing = await first(client.list('listEntries', { params: { book }, query: { externalId } }))
      return thing && { id: String(thing.number), thing }
    },
    record: async (body) => {
      const request = { params: { book }, body, idempotencyKey: keyOf(body) }
      return String((await client.call('signBook', request)).number)
    },
    preview: (body) => previewEntry(emptyBook(book), body).thing,
  }),
  partnershipIds: async () =>
    await collected(client.list('listPartnerships', { query: { limit: WHOLE_PAGE } }), ({ id }) => [id]),
  filledPages: async (book) =>
    await collected(
      client.list('listEntries', { params: { book }, query: { limit: WHOLE_PAGE } }),
      pageNames,
    ),
  books: async () => (await client.call('listBooks', {})).items,
  openVolume: async ({ book, version, entries = 0 }, volume) => {
    const ifMatch = `"${version}.${entries}"`
    return await client.call('openVolume', { params: { book }, body: volume, ifMatch })
  },
})

/** A book without volumes: an entry can be on any page of it. */
const emptyBook = (book: string) => ({ book, entries: 0, openings: 0, volumes: [] })

/** The most things in one answer. */
const WHOLE_PAGE = '100'

/** The page of an entry, if it is known. */
export const pageNames = ({ volume, page }: Pick<Entry, 'volume' | 'page'>): string[] =>
  volume === undefined || page === undefined ? [] : [`page ${page} of volume ${volume}`]

async function collected<Thing, Value>(
  things: AsyncIterable<Thing>,
  valuesOf: (thing: Thing) => Value[],
): Promise<Value[]> {
  const values: Value[] = []
  for await (const thing of things) values.push(...valuesOf(thing))
  return values
}

async function first<Thing>(things: AsyncIterable<Thing>): Promise<Thing | undefined> {
  for await (const thing of things) return thing
  return undefined
}

/** The same for each import of an item. A digest, since an external id can have letters that a header cannot. */
const keyOf = ({ externalId = '' }: { readonly externalId?: string | undefined }): string =>
  `import-${createHash('sha256').update(externalId).digest('hex')}`
