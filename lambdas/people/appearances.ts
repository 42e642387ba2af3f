/** The visits and entries that a person appears on, merged from all lists, newest first. */
import { limitPage } from '../table/limit-page'
import { LISTS_INDEX, listPk } from '../table/keys'
import type { ListSummary } from '../table/record'
import type { Table } from '../table/table'

/** A position in several merged lists: by sort key, then by list. */
export interface AppearancePosition {
  readonly listSk: string
  readonly list: string
}

export interface Appearing extends AppearancePosition {
  readonly listSummary: ListSummary
}

interface AppearingPage {
  readonly found: readonly Appearing[]
  readonly isLast: boolean
}

/**
 * Reads up to `limit` of them, fewer where they come to 1 MB. The position `from` is included, since a page may end between
 * two appearances on one thing.
 */
export async function readAppearing(
  table: Table,
  { personId, lists, limit, from }: AppearingQuery,
): Promise<AppearingPage> {
  const read = await Promise.all(
    lists.map((list) => readNewest(table, listPk(list, ['personId', personId]), limit + 1, from)),
  )
  const merged = read
    .flatMap((items, index) => items.map((item) => ({ ...item, list: lists[index] ?? '' })))
    .filter((item) => !from || compare(item, from) >= 0)
    .toSorted(compare)
  const found = limitPage(merged, limit, ({ listSummary }) => listSummary.units)
  return { found, isLast: found.length === merged.length }
}

export interface AppearingQuery {
  readonly personId: string
  readonly lists: readonly string[]
  readonly limit: number
  readonly from?: AppearancePosition | undefined
}

async function readNewest(
  table: Table,
  list: string,
  limit: number,
  from: AppearancePosition | undefined,
): Promise<Omit<Appearing, 'list'>[]> {
  const { items } = await table.query({
    index: LISTS_INDEX,
    partition: list,
    sortKeys: from ? { to: from.listSk } : undefined,
    order: 'desc',
    limit,
  })
  return items.map(({ listSk, listSummary }) => ({
    listSk: listSk as string,
    listSummary: listSummary as ListSummary,
  }))
}

const compare = (a: AppearancePosition, b: AppearancePosition): number =>
  a.listSk === b.listSk ? (a.list < b.list ? -1 : a.list > b.list ? 1 : 0) : a.listSk > b.listSk ? -1 : 1
