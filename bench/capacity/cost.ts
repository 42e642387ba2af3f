/** What an operation consumed, and the least that the formulas allow for what it has changed and answered. */
import type { Item } from './item-size'
import type { Sent } from './meter'
import { leastForChange, readUnits, sumOf, type Units } from './units'

export interface Cost {
  readonly measured: Units
  readonly least: Units
}

const isTransaction = ({ name }: Sent): boolean => name === 'TransactWriteCommand'

/** Of the transactions: each item that differs afterwards. */
export function costOfWrites(sent: readonly Sent[]): Cost {
  const transactions = sent.filter(isTransaction)
  return {
    measured: sumOf(transactions.map(({ consumed }) => consumed)),
    least: sumOf(
      transactions.flatMap(({ changes }) => changes.map(([before, after]) => leastForChange(before, after))),
    ),
  }
}

/** Of the reads: the items that are needed, by what the operation answers; all of them unless said otherwise. */
export function costOfReads(sent: readonly Sent[], isNeeded: (item: Item) => boolean = () => true): Cost {
  const reads = sent.filter((each) => !isTransaction(each))
  return {
    measured: sumOf(reads.map(({ consumed }) => consumed)),
    least: sumOf(reads.map((each) => leastForRead(each, isNeeded))),
  }
}

function leastForRead({ name, input, read }: Sent, isNeeded: (item: Item) => boolean): Units {
  // A batch rounds up the size of each item.
  if (name === 'BatchGetCommand') {
    const [request] = Object.values(input.RequestItems as Record<string, { ConsistentRead?: boolean }>)
    const units = read
      .filter(isNeeded)
      .map((item) => readUnits([item], request?.ConsistentRead === true))
      .reduce((sum, each) => sum + each, 0)
    return { table: units, index: 0 }
  }
  const units = readUnits(upToTheNext(read, isNeeded), input.ConsistentRead === true)
  return input.IndexName === undefined ? { table: units, index: 0 } : { table: 0, index: units }
}

/**
 * What a query cannot do without: the items from its beginning to the last that is needed, those among them that a
 * filter leaves out, and the next one, which tells whether there is another page.
 */
const upToTheNext = (read: readonly Item[], isNeeded: (item: Item) => boolean): readonly Item[] =>
  read.slice(0, read.findLastIndex(isNeeded) + 2)
