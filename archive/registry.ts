import { createHash } from 'node:crypto'
import type { RegistryClient } from '../cli/registry-client'
import type { EntryBody } from './entry-mapping'
import type { PartnershipBody } from './partnership-mapping'
import type { VisitBody } from './visit-mapping'

/** The part of the registry that an import uses. Every function throws `ApiProblem` when the registry refuses. */
export interface Registry {
  readonly partnerships: Records<PartnershipBody>
  readonly visits: Records<VisitBody>
  readonly entriesOf: (book: string) => Records<EntryBody>
}

export interface Records<Body> {
  /** The id of the record with this external id, whatever its status. */
  readonly find: (externalId: string) => Promise<string | undefined>
  /** Records it. Returns its id. */
  readonly record: (body: Body) => Promise<string>
}

/** The registry behind the API. */
export const registryAt = (client: RegistryClient): Registry => ({
  partnerships: {
    find: async (externalId) => (await first(client.list('listPartnerships', { query: { externalId } })))?.id,
    record: async (body) =>
      (await client.call('recordPartnership', { body, idempotencyKey: keyOf(body) })).id,
  },
  visits: {
    find: async (externalId) => (await first(client.list('listVisits', { query: { externalId } })))?.id,
    record: async (body) => (await client.call('recordVisit', { body, idempotencyKey: keyOf(body) })).id,
  },
  entriesOf: (book) => ({
    find: async (externalId) => {
      const entry = await first(client.list('listEntries', { params: { book }, query: { externalId } }))
      return entry && String(entry.number)
    },
    record: async (body) => {
      const request = { params: { book }, body, idempotencyKey: keyOf(body) }
      return String((await client.call('signBook', request)).number)
    },
  }),
})

async function first<Thing>(things: AsyncIterable<Thing>): Promise<Thing | undefined> {
  for await (const thing of things) return thing
  return undefined
}

/** The same for each import of an item. A digest, since an external id can have letters that a header cannot. */
const keyOf = ({ externalId = '' }: { readonly externalId?: string | undefined }): string =>
  `import-${createHash('sha256').update(externalId).digest('hex')}`
