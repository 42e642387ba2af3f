/** The formulas of DynamoDB's capacity units (Developer Guide, "DynamoDB read and write operations" and "GSI writes"). */
import { itemSize, type Item } from './item-size'

export interface Units {
  readonly table: number
  readonly index: number
}

const NONE: Units = { table: 0, index: 0 }

export const sumOf = (units: readonly Units[]): Units =>
  units.reduce(({ table, index }, more) => ({ table: table + more.table, index: index + more.index }), NONE)

const READ_BYTES = 4096
const WRITE_BYTES = 1024

/** Started units of 1 KB, at least one. */
const writesFor = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_BYTES))

/** Started units of 4 KB of items that are read together, at least one; half of that for eventually consistent reads. */
export const readUnits = (items: readonly Item[], isConsistent: boolean): number => {
  const bytes = items.reduce((sum, item) => sum + itemSize(item), 0)
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (isConsistent ? 1 : 0.5)
}

/** The index's entry of an item: its keys, and what the index projects. */
function indexEntry(item: Item | undefined): Item | undefined {
  if (item?.listPk === undefined || item.listSk === undefined) return undefined
  const { pk, sk, listPk, listSk, listSummary } = item
  return { pk, sk, listPk, listSk, listSummary }
}

/**
 * The minimum for a changed item in a transaction: the table counts the larger image twice, the index counts its changed
 * entry once. An unchanged item need not be written.
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
  // A moved entry is a deletion and a write.
  return isMoved ? sizes.map(writesFor).reduce((sum, units) => sum + units, 0) : writesFor(Math.max(...sizes))
}

const isSame = (a: Item | undefined, b: Item | undefined): boolean => sorted(a) === sorted(b)

/** JSON with sorted keys. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''
