import { LISTS_INDEX, listPk } from './keys'
import { queryAll, type SortKeys } from './query'
import type { ListSummary } from './record'
import type { Table } from './table'

export interface SummariesQuery {
  readonly list: string
  /** The part of the list in which a field has this value. @default the whole list */
  readonly part?: readonly [field: string, value: string] | undefined
  /** @default all sort keys */
  readonly sortKeys?: SortKeys | undefined
}

/** All list summaries of a list, or of a part of it, by date: half a read unit for 4 KB. */
export async function readAllSummaries(
  table: Table,
  { list, part, sortKeys }: SummariesQuery,
): Promise<ListSummary[]> {
  const items = await queryAll(table, { index: LISTS_INDEX, partition: listPk(list, part), sortKeys })
  return items.map(({ listSummary }) => listSummary as ListSummary)
}
