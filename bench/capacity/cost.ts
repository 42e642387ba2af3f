/** The consumption of an operation, and the minimum by the formulas for its changes and its answer. */
import type { Item } from './item-size'
import type { Sent } from './meter'
import { leastForChange, readUnits, sumOf, type Units } from './units'

export interface Cost {
  readonly measured: Units
  readonly least: Units
}

const isTransaction = ({ name }: Sent): boolean => name === 'TransactWriteCommand'

/** Of the transactions. The minimum counts each item that differs afterwards. */
export function costOfWrites(sent: readonly Sent[]): Cost {
  const transactions = sent.filter(isTransaction)
  return {
    measured: sumOf(transactions.map(({ consumed }) => consumed)),
    least: sumOf(
      transactions.flatMap(({ changes }) => changes.map(([before, after]) => leastForChange(before, after))),
    ),
  }
}

/** Of the reads. The minimum counts the items that the answer needs. @param isNeeded @default all items */
export function costOfReads(sent: readonly Sent[], isNeeded: (item: Item) => boolean = () => true): Cost {
  const reads = sent.filter((each) => !isTransaction(each))
  return {
    measured: sumOf(reads.map(({ consumed }) => consumed)),
    least: sumOf(reads.map((each) => leastForRead(each, isNeeded))),
  }
}

function leastForRead({ name, input, read }: Sent, isNeeded: (item: Item) => boolean): Units {
  if (name === 'BatchGetCommand') return { table: leastForBatch(input, read, isNeeded), index: 0 }
  const units = readUnits(upToTheNext(read, isNeeded), input.ConsistentRead === true)
  return input.IndexName === undefined ? { table: units, index: 0 } : { table: 0, index: units }
}

/** A batch rounds up the size of each item. A missing one costs as much as the smallest. */
function leastForBatch(
  { RequestItems = {} }: Sent['input'],
  read: readonly Item[],
  isNeeded: (item: Item) => boolean,
): number {
  const [request] = Object.values(
    RequestItems as Record<string, { readonly ConsistentRead?: boolean; readonly Keys: readonly object[] }>,
  )
  const isConsistent = request?.ConsistentRead === true
  const missing = (request?.Keys.length ?? 0) - read.length
  return (
    read.filter(isNeeded).reduce((sum, item) => sum + readUnits([item], isConsistent), 0) +
    missing * readUnits([], isConsistent)
  )
}

/**
 * The minimum of a query: the items up to the last that is needed, filtered ones included, and the next one, which tells
 * whether there is another page.
 */
const upToTheNext = (read: readonly Item[], isNeeded: (item: Item) => boolean): readonly Item[] =>
  read.slice(0, read.findLastIndex(isNeeded) + 2)
