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
  /** The trip that the visit is a stop of. */
  readonly trip?: Visit | undefined
}

export interface VisitFile extends VisitReferences {
  readonly visit: Visit
  /** Of the version that is shown: sent as `If-Match`. */
  readonly etag: string
  /** Oldest first. */
  readonly changes: readonly VisitChange[]
  /** The entries that were signed on the visit, in all books. */
  readonly entries: readonly Entry[]
  /** The stops of the visit, by the day they start. */
  readonly stops: readonly Visit[]
}

export function useVisitFile(visitId: string) {
  const { api, settings } = useOffice()
  return useLoad(async () => await loadVisitFile(api, visitId, settings.books), [visitId])
}

async function loadVisitFile(api: Api, visitId: string, books: readonly string[]): Promise<VisitFile> {
  const params = { visitId }
  // First alone: of a visit that does not exist nothing else is asked.
  const { body: visit, etag = '' } = await succeeded(api.call('readVisit', { params }))
  const [references, changes, stops, ...entries] = await Promise.all([
    loadReferences(api, visit),
    loadAll(async (query) => await api.call('listVisitChanges', { params, query })),
    loadAll(async (query) => await api.call('listVisitStops', { params, query })),
    ...books.map(async (book) => await entriesOf(api, book, visitId)),
  ])
  return { visit, etag, changes, stops, entries: entries.flat(), ...references }
}

const entriesOf = async (api: Api, book: string, visitId: string) =>
  await loadAll(
    async (paging) =>
      await api.call('listEntries', { params: { book }, query: { ...paging, visitId, order: 'asc' } }),
  )

/** The partnership, the anniversary and the trip of a visit, as far as they can be read: a visit may name what was never recorded. */
async function loadReferences(
  api: Api,
  { partnershipId, anniversary: celebrated, partOf }: Visit,
): Promise<VisitReferences> {
  const [partnership, anniversary, trip] = await Promise.all([
    partnershipId === undefined
      ? undefined
      : readable(api.call('readPartnership', { params: { partnershipId } })),
    celebrated &&
      readable(api.call('readAnniversary', { params: { anniversaryId: celebrated.anniversaryId } })),
    partOf === undefined ? undefined : readable(api.call('readVisit', { params: { visitId: partOf } })),
  ])
  return { partnership, anniversary, trip }
}
