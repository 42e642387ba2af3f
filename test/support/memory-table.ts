/** A table in memory, for unit tests of handlers. `test/lambdas/table/table.test.ts` compares it with the engine. */
import type { Condition } from '../../lambdas/table/condition'
import { Contention } from '../../lambdas/table/contention'
import { idOf, LIST_PARTITION_KEY, LIST_SORT_KEY, PARTITION_KEY, SORT_KEY } from '../../lambdas/table/keys'
import type { Item } from '../../lambdas/table/keys'
import type { Position, Query, QueryPage, SortKeys } from '../../lambdas/table/query'
import type { Table } from '../../lambdas/table/table'
import type { WriteItem } from '../../lambdas/table/write-items'

export function memoryTable(): Table {
  const items = new Map<string, Item>()
  return {
    get: async (key) => items.get(idOf(key)),
    batchGet: async (keys) =>
      new Map(keys.flatMap((key) => (items.has(idOf(key)) ? [[idOf(key), items.get(idOf(key))!]] : []))),
    query: async (query) => pageOf([...items.values()], query),
    transact: async (writes) => {
      requireConditions(writes, items)
      for (const { key, attributes, isOnlyChecked } of writes) {
        if (isOnlyChecked) continue
        if (attributes === undefined) items.delete(idOf(key))
        else items.set(idOf(key), stored({ ...key, ...attributes }))
      }
    },
  }
}

/** As DynamoDB stores it: without fields that are undefined. */
const stored = (item: object): Item => JSON.parse(JSON.stringify(item)) as Item

function pageOf(
  items: readonly Item[],
  { index, partition, sortKeys, order = 'asc', limit = Infinity, after }: Query,
): QueryPage {
  const [partitionKey, sortKey] = index ? [LIST_PARTITION_KEY, LIST_SORT_KEY] : [PARTITION_KEY, SORT_KEY]
  const sign = order === 'asc' ? 1 : -1
  const compare = (a: Position, b: Position) => sign * Buffer.compare(orderOf(a), orderOf(b))
  const orderOf = (item: Position) => Buffer.from(`${item[sortKey as 'sk']}\0${idOf(item)}`)
  const found = items
    .filter((item) => item[partitionKey] === partition && isWithin(sortKeys, item[sortKey] as string))
    .filter((item) => !after || compare(item as Position, after) > 0)
    .toSorted(compare)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  if (!last || found.length <= page.length) return { items: page }
  const { pk, sk } = last
  return index
    ? { items: page, last: { pk, sk, listSk: last[LIST_SORT_KEY] as string } }
    : { items: page, last: { pk, sk } }
}

function isWithin(sortKeys: SortKeys | undefined, key: string): boolean {
  if (!sortKeys) return true
  if ('beginsWith' in sortKeys) return key.startsWith(sortKeys.beginsWith)
  return key <= sortKeys.to && (!('from' in sortKeys) || sortKeys.from <= key)
}

/** Throws as `transact` does: the first refusal if every failed condition has one, else `Contention`. */
function requireConditions(writes: readonly WriteItem[], items: ReadonlyMap<string, Item>): void {
  const failed = writes.filter(({ key, condition }) => condition && !meets(condition, items.get(idOf(key))))
  if (failed.length === 0) return
  const refusals = failed.map(({ key, refusal }) =>
    refusal?.((items.get(idOf(key))?.subject as string | undefined) ?? ''),
  )
  throw refusals.includes(undefined) ? new Contention('cancelled') : refusals[0]!
}

function meets(condition: Condition, item: Item | undefined): boolean {
  if (condition.type === 'new') return item === undefined
  if (condition.type === 'new-or-at-most')
    return item === undefined || (item[condition.attribute] as string | number) <= condition.value
  return Object.entries(condition.values).every(
    ([path, value]) => JSON.stringify(valueAt(item, path)) === JSON.stringify(value),
  )
}

const valueAt = (item: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, name) => (at !== null && typeof at === 'object' ? Reflect.get(at, name) : undefined),
      item,
    )
