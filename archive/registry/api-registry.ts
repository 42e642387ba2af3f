/** The registry behind the API. */
import { createHash } from 'node:crypto'
import { collect } from '../../cli/collect'
import type { RegistryClient } from '../../cli/registry-client'
import { namingConflicts } from './conflicts'
import { previewEntry, previewPartnership, previewVisit } from './preview'
import { pagesOf, type Registry } from './registry'
import { requireScopes } from './required-scopes'

export const registryAt = (client: RegistryClient): Registry => ({
  requireScopes: async (scopes) => await requireScopes(client, scopes),
  partnerships: {
    find: async (externalId) => {
      const thing = await first(client.list('listPartnerships', { query: { externalId } }))
      return thing && { id: thing.id, thing }
    },
    record: async (body) => {
      const answer = client.call('recordPartnership', { body, idempotencyKey: idempotencyKeyOf(body) })
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
      const answer = client.call('recordVisit', { body, idempotencyKey: idempotencyKeyOf(body) })
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
      const request = { params: { book }, body, idempotencyKey: idempotencyKeyOf(body) }
      const answer = client.call('signBook', request)
      const { warnings = [], ...thing } = await namingConflicts(client, body, answer)
      return { id: String(thing.number), thing, warnings }
    },
    preview: (body) => previewEntry(emptyBook(book), body).thing,
  }),
  allPartnerships: async () =>
    await collect(client.list('listPartnerships', { query: { limit: LARGEST_PAGE } })),
  filledPages: async (book) =>
    (await collect(client.list('listEntries', { params: { book }, query: { limit: LARGEST_PAGE } }))).flatMap(
      pagesOf,
    ),
  books: async () => (await client.call('listBooks', {})).items,
  openVolume: async ({ book, version, entries = 0 }, volume) => {
    const ifMatch = `"${version}.${entries}"`
    return await client.call('openVolume', { params: { book }, body: volume, ifMatch })
  },
})

/** A book without volumes: an entry can be on any page of it. */
const emptyBook = (book: string) => ({ book, entries: 0, openings: 0, volumes: [] })

const LARGEST_PAGE = '100'

async function first<Thing>(things: AsyncIterable<Thing>): Promise<Thing | undefined> {
  for await (const thing of things) return thing
  return undefined
}

/** The same for each import of an item. A digest, since an external id can have letters that a header cannot. */
const idempotencyKeyOf = ({ externalId = '' }: { readonly externalId?: string | undefined }): string =>
  `import-${createHash('sha256').update(externalId).digest('hex')}`
