/** Groups the reads and writes of messages that are handled concurrently, to save requests to DynamoDB. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Item, Key } from './keys'
import type { Table } from './table'
import { MAX_TRANSACTION_ITEMS } from './transaction'
import type { WriteItem } from './write-items'

/** How long the first write of a group waits for others, in milliseconds. */
const GATHER_MS = 5

/**
 * A table whose consistent batch reads of the same turn of the event loop are one read, and whose writes of some milliseconds,
 * or during another write, are one transaction. Each write succeeds or fails by itself.
 */
export const groupRequests = (table: Table): Table => {
  const read = groupReads((keys) => table.batchGet(keys))
  return {
    ...table,
    batchGet: (keys, options) => (options ? table.batchGet(keys, options) : read(keys)),
    transact: groupWrites(table.transact),
  }
}

type Items = ReadonlyMap<string, Item>

/** A read returns the items of the whole group. */
function groupReads(
  batchGet: (keys: readonly Key[]) => Promise<Items>,
): (keys: readonly Key[]) => Promise<Items> {
  let group: Key[] = []
  let reading: Promise<Items> | undefined
  const readGroup = async (): Promise<Items> => {
    await Promise.resolve()
    const keys = group
    group = []
    reading = undefined
    return await batchGet(keys)
  }
  return async (keys) => {
    group.push(...keys)
    return await (reading ??= readGroup())
  }
}

interface Waiting {
  readonly items: readonly WriteItem[]
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

function groupWrites(transact: Table['transact']): Table['transact'] {
  let waiting: Waiting[] = []
  let isWriting = false
  const writeAll = async (): Promise<void> => {
    isWriting = true
    await sleep(GATHER_MS)
    while (waiting.length > 0) {
      const group = firstGroup(waiting)
      waiting = waiting.slice(group.length)
      await writeGroup(group, transact)
    }
    isWriting = false
  }
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!isWriting) void writeAll()
    })
}

/** As many of the first writes as fit into a transaction, at least one. */
function firstGroup(waiting: readonly Waiting[]): readonly Waiting[] {
  let items = 0
  const end = waiting.findIndex(
    (each, index) => (items += each.items.length) > MAX_TRANSACTION_ITEMS && index > 0,
  )
  return end === -1 ? waiting : waiting.slice(0, end)
}

/** A transaction that fails is repeated as one for each write: only the writes at fault then fail. */
async function writeGroup(group: readonly Waiting[], transact: Table['transact']): Promise<void> {
  try {
    await transact(group.flatMap(({ items }) => items))
    for (const { resolve } of group) resolve()
  } catch (error) {
    const [first] = group
    if (group.length === 1) first?.reject(error)
    else await Promise.all(group.map((each) => writeGroup([each], transact)))
  }
}
