/** Pages of lists: reads by the key that leaves the least to read, and narrows what is read there by the other filters. */
import * as z from 'zod/mini'
import type { Country } from '../../contract/values/values'
import { isCleared } from '../../domain/shared/clearance'
import { liesIn, type DayRange } from '../../domain/time/partial-date'
import { viewOf, type View } from '../../domain/shared/view'
import type { Cursors } from '../table/cursor'
import { positionIn } from '../table/list'
import type { Kind, ListSummary, ThingRecord } from '../table/record'
import type { Kept, Store } from '../table/store'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'
import { requireInternal } from './things'

interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The dependencies of reading lists. */
export interface Paging {
  readonly store: Store
  readonly cursors: Cursors
}

export interface ListPage<Item> {
  items: Item[]
  nextCursor?: string
}

interface Filters extends DayRange {
  readonly externalId?: string | undefined
  readonly personId?: string | undefined
  readonly partnershipId?: string | undefined
  readonly visitId?: string | undefined
  readonly country?: Country | undefined
  readonly status?: string | undefined
  readonly kind?: string | undefined
  readonly direction?: string | undefined
  readonly owner?: string | undefined
}

/** A kind of thing, with the list of its things and their view. */
interface ListedKind<Thing> {
  readonly kind: Kind
  readonly list: string
  readonly view: View<Thing>
}

type ListQuery = PageQuery & Filters & { readonly order: 'asc' | 'desc' }

/** One page of the things of a list that match all filters, as the reader sees them. */
export async function listThings<Thing extends object>(
  { store, cursors }: Paging,
  { kind, list, view }: ListedKind<Thing>,
  { query, clearance }: { readonly query: ListQuery } & Pick<Reader, 'clearance'>,
  recordOf: (kept: Kept<Thing>) => ThingRecord<Thing>,
): Promise<Reply<ListPage<Thing>>> {
  const { limit, cursor, order, ...filters } = query
  const views = (things: readonly Thing[]) => things.flatMap((thing) => viewOf(view, thing, clearance) ?? [])
  const bound = { ...filters, order, list }
  const after = cursor === undefined ? undefined : cursors.read(bound, cursor, positionIn(filters))
  if (filters.externalId !== undefined) {
    const kept = await store.readByExternalId<Thing>(kind, filters.externalId)
    return { body: { items: kept && isThrough(recordOf(kept), list, filters) ? views([kept.thing]) : [] } }
  }
  const part = partOf(filters)
  const narrowing = Object.entries(filters).some(([field]) => field !== part?.[0] && isMatched(field))
  const isMatching = narrowing ? (listSummary: ListSummary) => isMatch(listSummary, filters) : () => true
  const matches =
    narrowing || clearance !== 'internal'
      ? (listSummary: ListSummary) =>
          isMatching(listSummary) && isCleared(clearance, listSummary.visibility ?? 'public')
      : undefined
  const { items, next } = await store.readPage<Thing>({
    list,
    part,
    range: filters,
    order,
    limit,
    after,
    matches,
  })
  return { body: toPage(views(items), next, (place) => cursors.seal(bound, place)) }
}

/** One page, newest first, of the things of a list that the caller owns; for an administrator, of all things. */
export const listOwn = <Thing extends object>(
  paging: Paging,
  of: ListedKind<Thing>,
  { query, actor, clearance, isAdministrator }: { readonly query: PageQuery } & Reader,
  recordOf: (kept: Kept<Thing>) => ThingRecord<Thing>,
): Promise<Reply<ListPage<Thing>>> => {
  const owner = isAdministrator ? undefined : actor
  return listThings(paging, of, { query: { ...query, owner, order: 'desc' }, clearance }, recordOf)
}

/** Where a page of a history ended: the sequence of its last change. */
const sequence = z.int().check(z.minimum(1), z.maximum(999_999_999))

/** A page of the history of an existing thing; throws `not-found` for readers below `internal`. */
export async function listChanges<C>(
  { store, cursors }: Paging,
  subject: string,
  { query, ...reader }: { readonly query: PageQuery } & Pick<Reader, 'clearance'>,
): Promise<Reply<ListPage<C>>> {
  requireInternal(reader)
  const bound = { list: 'changes', subject }
  const after = query.cursor === undefined ? 0 : cursors.read(bound, query.cursor, sequence)
  const { changes, next } = await store.readHistory(subject, after, query.limit)
  return { body: toPage(changes as C[], next, (place) => cursors.seal(bound, place)) }
}

/** The fields that have keys of their own, the one that leaves the least to read first. */
const PARTS = ['owner', 'personId', 'visitId', 'partnershipId', 'country'] as const

function partOf(filters: Filters): readonly [string, string] | undefined {
  const field = PARTS.find((part) => filters[part] !== undefined)
  return field && [field, filters[field] ?? '']
}

const MATCHED = ['status', 'kind', 'direction', 'partnershipId', 'visitId'] as const
const isMatched = (field: string): boolean =>
  field === 'country' || MATCHED.some((matched) => matched === field)

const isMatch = (listSummary: ListSummary, filters: Filters): boolean =>
  MATCHED.every((field) => filters[field] === undefined || filters[field] === listSummary[field]) &&
  (filters.country === undefined || listSummary.countries.includes(filters.country))

const isThrough = (
  { listSummary, people, ...record }: ThingRecord,
  list: string,
  filters: Filters,
): boolean =>
  record.list === list &&
  isMatch(listSummary, filters) &&
  liesIn(filters, listSummary.start, listSummary.end) &&
  (filters.personId === undefined || people.has(filters.personId))

/** The answer of one page; `next` is where the next one starts. */
export const toPage = <Item, Position>(
  items: Item[],
  next: Position | undefined,
  seal: (position: Position) => string,
): ListPage<Item> => (next === undefined ? { items } : { items, nextCursor: seal(next) })
