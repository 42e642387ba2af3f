import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import type { RegistryClient } from '../cli/registry-client'
import type { Book, Entry, volumeInput } from '../contract/books/schemas'
import type { Partnership } from '../contract/partnerships/schemas'
import type { Visit, visitInput } from '../contract/visits/schemas'
import { namingConflicts } from './conflicts'
import type { EntryBody } from './entry-mapping'
import type { PartnershipBody } from './partnership-mapping'
import { previewEntry, previewPartnership, previewVisit } from './preview'
import { requireScopes, type ImportScope } from './required-scopes'
import type { VisitBody } from './visit-mapping'
import type { Warning } from './warnings'

/** The part of the registry that an import uses. Every function throws `ApiProblem` when the registry refuses. */
export interface Registry {
  /** Throws CommandError unless the token has these scopes. */
  readonly requireScopes: (scopes: readonly ImportScope[]) => Promise<void>
  readonly partnerships: Records<PartnershipBody, Partnership>
  readonly visits: Records<VisitBody, Visit>
  readonly entriesOf: (book: string) => Records<EntryBody, Entry>
  readonly allPartnerships: () => Promise<PartnershipId[]>
  /** The pages of a book that hold an entry. */
  readonly filledPages: (book: string) => Promise<FilledPage[]>
  /** All books with their volumes. */
  readonly books: () => Promise<readonly Book[]>
  /** Opens a volume of a book unless the book's volumes have changed since it was read. Returns the book after it. */
  readonly openVolume: (book: Book, volume: z.input<typeof volumeInput>) => Promise<Book>
}

export interface Records<Body, Thing extends RecordedThing = RecordedThing> {
  /** The record with this external id, whatever its status. */
  readonly find: (externalId: string) => Promise<Recorded<Thing> | undefined>
  /** Records it. */
  readonly record: (body: Body) => Promise<Written<Thing>>
  /** The thing that the registry would record. */
  readonly preview: (body: Body) => Thing
}

/** A thing in the registry. */
export interface Recorded<Thing extends RecordedThing = RecordedThing> {
  readonly id: string
  readonly thing: Thing
}

/** A thing that was recorded just now, with the registry's warnings about it. */
export interface Written<Thing extends RecordedThing = RecordedThing> extends Recorded<Thing> {
  readonly warnings: readonly Warning[]
}

/** What partnerships, visits and entries have in common. */
export interface RecordedThing {
  readonly status: string
  readonly origin: string
  readonly version: number
}

export type PartnershipId = Pick<Partnership, 'id' | 'externalId'>

/** A page, and the entry on it. */
export interface FilledPage {
  readonly volume: number
  readonly page: number
  readonly externalId?: string | undefined
}

/** The registry behind the API. */
export const registryAt = (client: RegistryClient): Registry => ({
  requireScopes: async (scopes) => await requireScopes(client, scopes),
  partnerships: {
    find: async (externalId) => {
      const thing = await first(client.list('listPartnerships', { query: { externalId } }))
      return thing && { id: thing.id, thing }
    },
    record: async (body) => {
      const answer = client.call('recordPartnership', { body, idempotencyKey: keyOf(body) })
      const { warnings = [], ...thing } = await namingConflicts(client, body, answer)
      return { id: thing.id, thing, warnings }
    },
    preview: previewPartnership,
  },
  visits: {
    find: async (externalId) => {
      const thing = await first(client.list('listVisits', { query: { externalId } }))
      return thing && { id: thing.id, thing }
    },
    record: async (body) => {
      const input = body as z.input<typeof visitInput>
      const answer = client.call('recordVisit', { body: input, idempotencyKey: keyOf(body) })
      const { warnings = [], ...thing } = await namingConflicts(client, body, answer)
      return { id: thing.id, thing, warnings }
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
      const { warnings = [], ...thing } = await namingConflicts(
        client,
        body,
        client.call('signBook', request),
      )
      return { id: String(thing.number), thing, warnings }
    },
    preview: (body) => previewEntry(emptyBook(book), body).thing,
  }),
  allPartnerships: async () =>
    await collected(client.list('listPartnerships', { query: { limit: WHOLE_PAGE } }), (each) => [each]),
  filledPages: async (book) =>
    await collected(client.list('listEntries', { params: { book }, query: { limit: WHOLE_PAGE } }), pagesOf),
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
export const pagesOf = ({
  volume,
  page,
  externalId,
}: Pick<Entry, 'volume' | 'page' | 'externalId'>): FilledPage[] =>
  volume === undefined || page === undefined ? [] : [{ volume, page, externalId }]

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
