import { createHash } from 'node:crypto'
import { listEntries, signBook } from '../contract/books/routes'
import { listPartnerships, recordPartnership } from '../contract/partnerships/routes'
import { listVisits, recordVisit } from '../contract/visits/routes'
import type { ApiClient } from '../client/api-client'
import type { EntryBody } from './entry-mapping'
import type { PartnershipBody } from './partnership-mapping'
import type { VisitBody } from './visit-mapping'

/** What an import needs of the registry. All of it throws `ApiProblem` when the registry refuses. */
export interface Registry {
  readonly partnerships: Records<PartnershipBody>
  readonly visits: Records<VisitBody>
  readonly entriesOf: (book: string) => Records<EntryBody>
}

export interface Records<Body> {
  /** The id of what is recorded under this external id already, whatever has become of it since. */
  readonly find: (externalId: string) => Promise<string | undefined>
  /** Records it, and gives its id. */
  readonly record: (body: Body) => Promise<string>
}

/** The registry behind the API. */
export const registryAt = (client: ApiClient): Registry => ({
  partnerships: {
    find: async (externalId) => (await first(client.list(listPartnerships, { query: { externalId } })))?.id,
    record: async (body) => (await client.ask(recordPartnership, { body, idempotencyKey: keyOf(body) })).id,
  },
  visits: {
    find: async (externalId) => (await first(client.list(listVisits, { query: { externalId } })))?.id,
    record: async (body) => (await client.ask(recordVisit, { body, idempotencyKey: keyOf(body) })).id,
  },
  entriesOf: (book) => ({
    find: async (externalId) => {
      const entry = await first(client.list(listEntries, { params: { book }, query: { externalId } }))
      return entry && String(entry.number)
    },
    record: async (body) => {
      const asked = { params: { book }, body, idempotencyKey: keyOf(body) }
      return String((await client.ask(signBook, asked)).number)
    },
  }),
})

async function first<Thing>(things: AsyncIterable<Thing>): Promise<Thing | undefined> {
  for await (const thing of things) return thing
  return undefined
}

/**
 * Stable for an external id, so that a post whose answer was lost is not recorded twice. Digested, since a header
 * cannot hold every letter that an id can.
 */
const keyOf = ({ externalId = '' }: { readonly externalId?: string | undefined }): string =>
  `import-${createHash('sha256').update(externalId).digest('hex')}`
