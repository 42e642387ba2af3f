/** The changes of a day, in the order of their recording: replays and republishing read them. */
import type { Change } from '../../contract/changes'
import type { Day } from '../../contract/values/dates'
import { changesOfDay, idOf, LISTS_INDEX, listPk, type Key } from './keys'
import type { Table } from './table'

/** A position among the changes of a day: the last one read. */
export interface DayPosition extends Key {
  readonly listSk: string
}

export interface DayPage {
  readonly changes: readonly Change[]
  /** Where the next page of the day starts; absent at its end. */
  readonly next?: DayPosition
}

/** Reads up to `limit` (100 at most) changes of a day in UTC. */
export async function readDayChanges(
  table: Pick<Table, 'query' | 'batchGet'>,
  day: Day,
  limit: number,
  after?: DayPosition,
): Promise<DayPage> {
  const { items, last } = await table.query({
    index: LISTS_INDEX,
    partition: listPk(changesOfDay(day)),
    limit,
    after,
  })
  const keys = items.map(({ pk, sk }) => ({ pk, sk }))
  const found = await table.batchGet(keys)
  const changes = keys.flatMap((key) => (found.get(idOf(key))?.change as Change | undefined) ?? [])
  if (!last) return { changes }
  const { pk, sk, listSk = '' } = last
  return { changes, next: { pk, sk, listSk } }
}
