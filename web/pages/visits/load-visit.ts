/** What a visit's file shows. */
import type { Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { readable, succeeded, useLoad } from '../../load'
import { loadAll } from '../../load-all'
import type { Visit } from '../../parts/visit-item'

export type VisitChange = BodyOf<'listVisitChanges'>['items'][number]
export type Entry = BodyOf<'listEntries'>['items'][number]

/** What a visit refers to by id. */
interface VisitReferences {
  readonly partnership?: BodyOf<'readPartnership'> | undefined
  readonly anniversary?: BodyOf<'readAnniversary'> | undefined
}

export interface VisitFile extends VisitReferences {
  readonly visit: Visit
  /** Of the version that is shown: sent as `If-Match`. */
  readonly etag: string
  /** Oldest first. */
  readonly changes: readonly VisitChange[]
  /** The entries that were signed on the visit, in all books. */
  readonly entries: readonly Entry[]
}

export function useVisitFile(visitId: string) {
  const { api, settings } = useOffice()
  return useLoad(async () => await loadVisitFile(api, visitId, settings.books), [visitId])
}

async function loadVisitFile(api: Api, visitId: string, books: readonly string[]): Promise<VisitFile> {
  const params = { visitId }
  // First alone: of a visit that does not exist nothing else is asked.
  const { body: visit, etag = '' } = await succeeded(api.call('readVisit', { params }))
  const [references, changes, ...entries] = await Promise.all([
    loadReferences(api, visit),
    loadAll(async (query) => await api.call('listVisitChanges', { params, query })),
    ...books.map(async (book) => await entriesOf(api, book, visitId)),
  ])
  return { visit, etag, changes, entries: entries.flat(), ...references }
}

const entriesOf = async (api: Api, book: string, visitId: string) =>
  await loadAll(
    async (paging) =>
      await api.call('listEntries', { params: { book }, query: { ...paging, visitId, order: 'asc' } }),
  )

/** The partnership and the anniversary of a visit, as far as they can be read: a visit may name what was never recorded. */
async function loadReferences(
  api: Api,
  { partnershipId, anniversary: celebrated }: Visit,
): Promise<VisitReferences> {
  const [partnership, anniversary] = await Promise.all([
    partnershipId === undefined
      ? undefined
      : readable(api.call('readPartnership', { params: { partnershipId } })),
    celebrated &&
      readable(api.call('readAnniversary', { params: { anniversaryId: celebrated.anniversaryId } })),
  ])
  return { partnership, anniversary }
}
