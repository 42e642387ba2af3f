/** Writing: read, decide, commit in one transaction; on contention, read and decide again. */
import type { Change } from '../../contract/changes'
import type { Author, Moment } from '../../domain/shared/change'
import { Refusal } from '../../domain/shared/refusal'
import { Contention, retryOnContention } from './contention'
import { findRecorded, receiptItem, type Receipt } from './receipts'
import type { Table } from './table'
import type { WriteItem } from './write-items'

/** A decision to write: the change, all items (the change's among them), and the warnings. */
export interface Write {
  readonly change: Change
  readonly items: readonly WriteItem[]
  /** Runs ahead of the transaction, and harms nothing if that fails: the claim of new names. */
  readonly claim?: () => Promise<void>
  readonly warnings?: readonly object[]
}

/** The result of a write: of this request or, if `replayed`, of an earlier one with the same idempotency key. */
export interface Written {
  readonly subject: string
  /** The id of the recorded change; absent if nothing was recorded. */
  readonly changeId?: string
  /** The whole thing afterwards. */
  readonly data: unknown
  readonly warnings?: readonly object[]
  readonly replayed?: true
}

/** A decision to write nothing: the thing stays as its change of this sequence left it. */
export interface Unchanged {
  readonly subject: string
  readonly sequence: number
  readonly data: unknown
}

/** The decision to leave a thing as it is. */
export const unchanged = (subject: string, thing: { readonly version: number }): Unchanged => ({
  subject,
  sequence: thing.version,
  data: thing,
})

export interface ClockAndIds {
  readonly now: () => Date
  /** A UUIDv7. */
  readonly newId: () => string
}

export interface Writing extends Author {
  readonly receipt?: Receipt | undefined
}

/**
 * Writes the items of a decision, all or none. `decide` reads and applies the rules; it runs again each time that a
 * concurrent write has changed an item that it read. A repeated request gets the answer of the first one, also if it would
 * be refused by now, or if both run at once. Throws refusals; `busy` after 20 s of contention.
 */
export function write(
  table: Table,
  clock: ClockAndIds,
  { actor, actorName, receipt }: Writing,
  decide: (moment: Moment) => Promise<Write | Unchanged>,
): Promise<Written> {
  return retryOnContention(async () => {
    const now = clock.now()
    try {
      const decision = await decide({ now: now.toISOString(), actor, actorName, newId: clock.newId })
      const { items, change, warnings } =
        'data' in decision ? { items: [], change: decision, warnings: [] } : decision
      const kept = receipt ? [receiptItem(receipt, change, warnings, now)] : []
      if ('claim' in decision) await decision.claim?.()
      if (items.length + kept.length > 0) await table.transact([...items, ...kept])
      return writtenBy({ change, warnings })
    } catch (error) {
      if (!receipt || !(error instanceof Refusal || error instanceof Contention)) throw error
      const earlier = await findRecorded(table, receipt, now)
      if (!earlier) throw error
      return { ...writtenBy(earlier), replayed: true }
    }
  })
}

const writtenBy = ({ change, warnings }: Recorded): Written => ({
  subject: change.subject,
  ...('id' in change ? { changeId: change.id } : {}),
  data: change.data,
  ...(warnings && warnings.length > 0 ? { warnings } : {}),
})

interface Recorded {
  readonly change: Change | Unchanged
  readonly warnings?: readonly object[] | undefined
}
