/** The formulas of DynamoDB's capacity units (Developer Guide, "DynamoDB read and write operations" and "GSI writes"). */
import { itemSize, type Item } from './item-size'

export interface Units {
  readonly table: number
  readonly index: number
}

export const NONE: Units = { table: 0, index: 0 }

export const sumOf = (units: readonly Units[]): Units =>
  units.reduce(({ table, index }, more) => ({ table: table + more.table, index: index + more.index }), NONE)

const READ_BYTES = 4096
const WRITE_BYTES = 1024

/** Started units of 1 KB, one at least. */
const writesFor = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_BYTES))

/** Started units of 4 KB of what is read together, one at least; eventually consistent ones are half as dear. */
export const readUnits = (items: readonly Item[], isConsistent: boolean): number => {
  const bytes = items.reduce((sum, item) => sum + itemSize(item), 0)
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (isConsistent ? 1 : 0.5)
}

/** The index's entry of an item: its keys, and what the index projects. */
export function indexEntry(item: Item | undefined): Item | undefined {
  if (item?.listPk === undefined || item.listSk === undefined) return undefined
  const { pk, sk, listPk, listSk, listSummary } = item
  return { pk, sk, listPk, listSk, listSummary }
}

/**
 * What an item's change costs within a transaction: the table twice for the larger of both images; the index, which
 * follows later and costs once, for what changes in its entry. An item that stays as it is need not be written at all.
 */
export function leastForChange(before: Item | undefined, after: Item | undefined): Units {
  if (isSame(before, after)) return NONE
  const table = 2 * writesFor(Math.max(...[before, after].map((item) => (item ? itemSize(item) : 0))))
  return { table, index: indexUnits(indexEntry(before), indexEntry(after)) }
}

function indexUnits(before: Item | undefined, after: Item | undefined): number {
  if (isSame(before, after)) return 0
  const sizes = [before, after].flatMap((entry) => (entry ? [itemSize(entry)] : []))
  const isMoved = before?.listPk !== after?.listPk || before?.listSk !== after?.listSk
  // A moved entry is deleted there and written here.
  return isMoved ? sizes.map(writesFor).reduce((sum, units) => sum + units, 0) : writesFor(Math.max(...sizes))
}

const isSame = (a: Item | undefined, b: Item | undefined): boolean => sorted(a) === sorted(b)

/** As text, the members of each map in order of name. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''
