import { createHash } from 'node:crypto'
import { listEntries, signBook } from '../contract/book-routes'
import { entry } from '../contract/books'
import { listPartnerships, recordPartnership } from '../contract/partnership-routes'
import { partnership } from '../contract/partnerships'
import { listVisits, recordVisit } from '../contract/visit-routes'
import { visit } from '../contract/visits'
import type { ApiClient } from './api-client'
import { ApiProblem } from './api-problem'
import type { EntryBody } from './entry-mapping'
import type { PartnershipBody } from './partnership-mapping'
import type { VisitBody } from './visit-mapping'

/** What an import needs of the registry. All of it throws `ApiProblem` when the registry refuses. */
export interface Registry {
  readonly partnerships: Records<PartnershipBody>
  readonly visits: Records<VisitBody>
  readonly entriesOf: (book: string) => Records<EntryBody>
}

export interface Records<Body extends Recordable> {
  /** The id of what is recorded under this external id already, whatever has become of it since. */
  readonly find: (externalId: string) => Promise<string | undefined>
  /** The id of what another record refers to. */
  readonly resolve: (externalId: string) => Promise<string | undefined>
  /** Records it, unless that has happened in the meantime. */
  readonly record: (body: Body) => Promise<Recorded>
}

interface Recordable {
  readonly externalId?: string | undefined
}

export interface Recorded {
  readonly id: string
  readonly isNew: boolean
}

/** The registry behind the API. */
export function registryAt(client: ApiClient): Registry {
  return {
    partnerships: recordsOf<PartnershipBody, { id: string }>({
      list: (externalId) => client.list(listPartnerships, { query: { externalId } }),
      post: (body, idempotencyKey) => client.ask(recordPartnership, { body, idempotencyKey }),
      follow: (location) => client.follow(location, partnership),
      idOf: ({ id }) => id,
    }),
    visits: recordsOf<VisitBody, { id: string }>({
      list: (externalId) => client.list(listVisits, { query: { externalId } }),
      post: (body, idempotencyKey) => client.ask(recordVisit, { body, idempotencyKey }),
      follow: (location) => client.follow(location, visit),
      idOf: ({ id }) => id,
    }),
    entriesOf: (book) =>
      recordsOf<EntryBody, { number: number }>({
        list: (externalId) => client.list(listEntries, { params: { book }, query: { externalId } }),
        post: (body, idempotencyKey) => client.ask(signBook, { params: { book }, body, idempotencyKey }),
        follow: (location) => client.follow(location, entry),
        idOf: ({ number }) => String(number),
      }),
  }
}

interface Access<Body, Thing> {
  readonly list: (externalId: string) => AsyncIterable<Thing>
  readonly post: (body: Body, idempotencyKey: string) => Promise<{ body: Thing; isOld: boolean }>
  readonly follow: (location: string) => Promise<Thing & Recordable>
  readonly idOf: (thing: Thing) => string
}

function recordsOf<Body extends Recordable, Thing>(access: Access<Body, Thing>): Records<Body> {
  const find = async (externalId: string) => {
    for await (const thing of access.list(externalId)) return access.idOf(thing)
    return undefined
  }
  const record = async (body: Body): Promise<Recorded> => {
    try {
      const answered = await access.post(body, keyOf(body))
      return { id: access.idOf(answered.body), isNew: !answered.isOld }
    } catch (error) {
      const first = await firstOf(error, body, access.follow)
      if (first === undefined) throw error
      return { id: access.idOf(first), isNew: false }
    }
  }
  return { find, resolve: find, record }
}

/** What a duplicate was recorded as, when it is really the same thing and not another one of the same name. */
async function firstOf<Thing>(
  error: unknown,
  { externalId }: Recordable,
  follow: (location: string) => Promise<Thing & Recordable>,
): Promise<Thing | undefined> {
  if (!(error instanceof ApiProblem) || !error.is('duplicate')) return undefined
  const { location } = error.details
  const first = location === undefined ? undefined : await follow(location)
  return first?.externalId === externalId ? first : undefined
}

/**
 * Stable for an external id, so that a post whose answer was lost is not recorded twice. Digested, since a header
 * cannot hold every letter that an id can.
 */
const keyOf = ({ externalId }: Recordable): string =>
  `import-${createHash('sha256')
    .update(externalId ?? '')
    .digest('hex')}`
