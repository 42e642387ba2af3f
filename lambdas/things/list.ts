/**
 * The list of the things of a kind: reads the part of the list that leaves the fewest things to read, and applies the other
 * filters to the list summaries.
 */
import type { Country } from '../../contract/values/values'
import { viewOf } from '../../domain/shared/view'
import type { DayRange } from '../../domain/time/partial-date'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'
import { isInRange, positionIn } from '../table/list'
import type { ListSummary, ThingRecord } from '../table/record'
import type { Kind, ThingDeps } from './kind'
import { toPage, type ListPage, type PageQuery } from './page'

interface Filters extends DayRange {
  readonly externalId?: string | undefined
  readonly personId?: string | undefined
  readonly partnershipId?: string | undefined
  readonly visitId?: string | undefined
  readonly partOf?: string | undefined
  readonly country?: Country | undefined
  readonly status?: readonly string[] | undefined
  readonly kind?: string | undefined
  readonly direction?: string | undefined
  readonly owner?: string | undefined
}

type ListQuery = PageQuery & Filters & { readonly order: 'asc' | 'desc' }

type ListRequest<Params> = Reader & { readonly query: ListQuery; readonly params: Params }

/** Handles the listing of the things of a kind, in the list that `listOf` names. */
export const listAll =
  <Thing extends object, Params, Deps extends ThingDeps, ListParams>(
    kind: Kind<Thing, Params, Deps>,
    listOf: (params: ListParams, deps: Deps) => string,
  ) =>
  (request: ListRequest<ListParams>, deps: Deps): Promise<Reply<ListPage<Thing>>> =>
    listThings(kind, listOf(request.params, deps), request, deps)

/** Handles the listing, newest first, of the caller's own things; for an administrator, of all things. */
export const listOwn =
  <Thing extends object, Params, Deps extends ThingDeps>(kind: Kind<Thing, Params, Deps>, list: string) =>
  (
    { query, ...reader }: Reader & { readonly query: PageQuery },
    deps: Deps,
  ): Promise<Reply<ListPage<Thing>>> => {
    const owner = reader.isAdministrator ? undefined : reader.actor
    return listThings(kind, list, { ...reader, query: { ...query, owner, order: 'desc' } }, deps)
  }

/** One page of the things of a list that match all filters, as views for the reader. */
export async function listThings<Thing extends object, Params, Deps extends ThingDeps>(
  { name, view, recordOf }: Kind<Thing, Params, Deps>,
  list: string,
  { query, clearance }: { readonly query: ListQuery } & Pick<Reader, 'clearance'>,
  deps: Deps,
): Promise<Reply<ListPage<Thing>>> {
  const { store, cursors } = deps
  const { limit, cursor, order, ...filters } = query
  const views = (things: readonly Thing[]) => things.flatMap((thing) => viewOf(view, thing, clearance) ?? [])
  const bound = { ...filters, order, list }
  const after = cursor === undefined ? undefined : cursors.read(bound, cursor, positionIn(filters))
  if (filters.externalId !== undefined) {
    const kept = await store.readByExternalId<Thing>(name, filters.externalId)
    return {
      body: { items: kept && isListed(recordOf(kept, deps), list, filters) ? views([kept.thing]) : [] },
    }
  }
  const part = listPartFor(filters)
  const { items, next } = await store.readPage<Thing>({
    list,
    part,
    range: filters,
    order,
    limit,
    after,
    clearance,
    matches: matchOf(filters, part?.[0]),
    summaryOf: (stored) => recordOf(stored, deps).listSummary,
  })
  return { body: toPage(views(items), next, (position) => cursors.seal(bound, position)) }
}

/** The filter of list summaries; undefined if every thing of the part matches. */
function matchOf(
  filters: Filters,
  part: string | undefined,
): ((listSummary: ListSummary) => boolean) | undefined {
  const isFiltered = Object.entries(filters).some(([field]) => field !== part && isMatched(field))
  return isFiltered ? (listSummary) => isMatch(listSummary, filters) : undefined
}

/** The fields whose values have parts of a list of their own; the first one leaves the fewest things to read. */
const PARTS = ['owner', 'partOf', 'personId', 'visitId', 'partnershipId', 'country'] as const

function listPartFor(filters: Filters): readonly [string, string] | undefined {
  const field = PARTS.find((part) => filters[part] !== undefined)
  return field && [field, filters[field] ?? '']
}

const MATCHED = ['kind', 'direction', 'partnershipId', 'visitId'] as const
const isMatched = (field: string): boolean =>
  field === 'status' || field === 'country' || MATCHED.some((matched) => matched === field)

const isMatch = (listSummary: ListSummary, filters: Filters): boolean =>
  MATCHED.every((field) => filters[field] === undefined || filters[field] === listSummary[field]) &&
  (filters.status === undefined || filters.status.includes(listSummary.status)) &&
  (filters.country === undefined || listSummary.countries.includes(filters.country))

const isListed = ({ listSummary, people, ...record }: ThingRecord, list: string, filters: Filters): boolean =>
  record.list === list &&
  isMatch(listSummary, filters) &&
  isInRange(filters, listSummary) &&
  (filters.personId === undefined || people.has(filters.personId))
