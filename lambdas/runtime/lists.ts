/** Pages of lists: reads by the key that leaves the least to read, and narrows what is read there by the other filters. */
import * as z from 'zod/mini'
import type { Country } from '../../contract/values'
import { liesIn, type DayRange } from '../../domain/partial-date'
import type { Cursors } from '../store/cursor'
import { positionIn } from '../store/list'
import type { Kind, Narrow, ThingRecord } from '../store/record'
import type { Kept, Store } from '../store/store'
import type { Reply } from './answer'

interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** What lists are read with. */
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
}

/** One page of the things of a list that all filters let through. */
export async function listThings<Thing extends object>(
  { store, cursors }: Paging,
  { kind, list }: { readonly kind: Kind; readonly list: string },
  query: PageQuery & Filters & { readonly order: 'asc' | 'desc' },
  recordOf: (kept: Kept<Thing>) => ThingRecord<Thing>,
): Promise<Reply<ListPage<Thing>>> {
  const { limit, cursor, order, ...filters } = query
  const bound = { ...filters, order, list }
  const after = cursor === undefined ? undefined : cursors.read(bound, cursor, positionIn(filters))
  if (filters.externalId !== undefined) {
    const kept = await store.readByExternalId<Thing>(kind, filters.externalId)
    return { body: { items: kept && isThrough(recordOf(kept), list, filters) ? [kept.thing] : [] } }
  }
  const part = partOf(filters)
  const narrowing = Object.entries(filters).some(([field]) => field !== part?.[0] && isMatched(field))
  const matches = narrowing ? (narrow: Narrow) => isMatch(narrow, filters) : undefined
  const { items, next } = await store.readPage<Thing>({
    list,
    part,
    range: filters,
    order,
    limit,
    after,
    matches,
  })
  return { body: pageOf(items, next, (place) => cursors.seal(bound, place)) }
}

/** Where a page of a history ended: the sequence of its last change. */
const sequence = z.int().check(z.minimum(1), z.maximum(999_999_999))

/** A page of the history of a thing that is there. */
export async function listChanges<C>(
  { store, cursors }: Paging,
  subject: string,
  query: PageQuery,
): Promise<Reply<ListPage<C>>> {
  const bound = { list: 'changes', subject }
  const after = query.cursor === undefined ? 0 : cursors.read(bound, query.cursor, sequence)
  const { changes, next } = await store.readHistory(subject, after, query.limit)
  return { body: pageOf(changes as C[], next, (place) => cursors.seal(bound, place)) }
}

/** The fields that have keys of their own, the one that leaves the least to read first. */
const PARTS = ['personId', 'visitId', 'partnershipId', 'country'] as const

function partOf(filters: Filters): readonly [string, string] | undefined {
  const field = PARTS.find((part) => filters[part] !== undefined)
  return field && [field, filters[field] ?? '']
}

const MATCHED = ['status', 'kind', 'direction', 'partnershipId', 'visitId'] as const
const isMatched = (field: string): boolean =>
  field === 'country' || MATCHED.some((matched) => matched === field)

const isMatch = (narrow: Narrow, filters: Filters): boolean =>
  MATCHED.every((field) => filters[field] === undefined || filters[field] === narrow[field]) &&
  (filters.country === undefined || narrow.countries.includes(filters.country))

const isThrough = ({ narrow, people, ...record }: ThingRecord, list: string, filters: Filters): boolean =>
  record.list === list &&
  isMatch(narrow, filters) &&
  liesIn(filters, narrow.start, narrow.end) &&
  (filters.personId === undefined || people.has(filters.personId))

/** The answer of one page; `next` is where the next one starts. */
export const pageOf = <Item, Position>(
  items: Item[],
  next: Position | undefined,
  seal: (position: Position) => string,
): ListPage<Item> => (next === undefined ? { items } : { items, nextCursor: seal(next) })
