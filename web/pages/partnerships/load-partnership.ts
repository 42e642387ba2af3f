/** What the page of a partnership shows. */
import type { Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { bodyOf, succeeded, useLoad } from '../../load'
import { loadAll } from '../../load-all'
import type { Visit } from '../../parts/visit-item'
import type { PartnershipChange } from './partnership-history'
import type { Partnership } from './partnership-input'

export type Entry = BodyOf<'listEntries'>['items'][number]
export type Anniversary = BodyOf<'readAnniversary'>

export interface PartnershipFile {
  readonly partnership: Partnership
  readonly etag: string
  readonly summary: BodyOf<'summarizePartnership'>
  /** Newest first. */
  readonly visits: readonly Visit[]
  /** Of its visits. The API lists entries by country, so those of signers from elsewhere are missing. */
  readonly entries: readonly Entry[]
  /** Oldest first. */
  readonly changes: readonly PartnershipChange[]
  /** Absent if the founding is unknown. */
  readonly anniversary?: Anniversary | undefined
}

export const usePartnership = (partnershipId: string) => {
  const { api, settings } = useOffice()
  return useLoad(async () => await loadPartnership(api, partnershipId, settings.books), [partnershipId])
}

async function loadPartnership(
  api: Api,
  partnershipId: string,
  books: readonly string[],
): Promise<PartnershipFile> {
  const params = { partnershipId }
  const [{ body: partnership, etag = '' }, summary, visits, changes] = await Promise.all([
    succeeded(api.call('readPartnership', { params })),
    bodyOf(api.call('summarizePartnership', { params })),
    loadAll((paging) => api.call('listVisits', { query: { partnershipId, ...paging } })),
    loadAll((paging) => api.call('listPartnershipChanges', { params, query: paging })),
  ])
  const [entries, anniversary] = await Promise.all([
    loadEntries(api, partnership, visits, books),
    loadAnniversary(api, partnership),
  ])
  return {
    partnership,
    etag,
    summary,
    visits,
    entries,
    changes,
    anniversary,
  }
}

async function loadEntries(
  api: Api,
  { country }: Partnership,
  visits: readonly Visit[],
  books: readonly string[],
): Promise<readonly Entry[]> {
  const ids = new Set(visits.map(({ id }) => id))
  if (ids.size === 0) return []
  const lists = await Promise.all(
    books.map((book) =>
      loadAll((paging) => api.call('listEntries', { params: { book }, query: { country, ...paging } })),
    ),
  )
  return lists
    .flat()
    .filter(({ visitId, status }) => status !== 'void' && visitId !== undefined && ids.has(visitId))
}

/** The anniversary that the registry keeps for a partnership of whose founding at least the year is known. */
async function loadAnniversary(api: Api, { id, foundedOn }: Partnership): Promise<Anniversary | undefined> {
  if (foundedOn === undefined) return undefined
  const answer = await api.call('readAnniversary', { params: { anniversaryId: `partnership-${id}` } })
  return answer.ok ? answer.body : undefined
}
