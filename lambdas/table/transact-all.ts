import { Contention } from './contention'
import type { Table } from './table'
import type { WriteItem } from './write-items'

/**
 * Writes transactions, one after the other. Returns false if one meets contention: it and those after it are not written.
 * Other errors are thrown.
 */
export async function transactAll(
  table: Pick<Table, 'transact'>,
  transactions: readonly (readonly WriteItem[])[],
): Promise<boolean> {
  try {
    for (const items of transactions) await table.transact(items)
    return true
  } catch (error) {
    if (error instanceof Contention) return false
    throw error
  }
}
