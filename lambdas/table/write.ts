/** Writing: read, decide, commit in one transaction, and look again when somebody else was quicker. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { Moment } from '../../domain/shared/change'
import { Refusal } from '../../domain/shared/refusal'
import { Contention, outlasting } from './contention'
import { findRecorded, receiptItem, type Receipt } from './receipts'
import { transact } from './transaction'
import type { WriteItem } from './write-items'

/** What is to be written: the change, all items (the change's among them), and what the office should know. */
export interface Write {
  readonly change: Change
  readonly items: readonly WriteItem[]
  readonly warnings?: readonly object[]
}

/** What has been written, now or, when `replayed`, by an earlier request with the same idempotency key. */
export interface Written {
  readonly subject: string
  /** The change that was recorded; none when nothing had to be. */
  readonly changeId?: string
  /** The whole thing afterwards. */
  readonly data: unknown
  readonly warnings?: readonly object[]
  readonly replayed?: true
}

/** Nothing is to be written: the thing is as its change of this sequence has left it. */
export interface Unchanged {
  readonly subject: string
  readonly sequence: number
  readonly data: unknown
}

export interface ClockAndIds {
  readonly now: () => Date
  /** A UUIDv7. */
  readonly newId: () => string
}

export interface Writing {
  readonly actor: string
  readonly receipt?: Receipt | undefined
}

/**
 * Writes what `decide` says, whole or not at all. `decide` reads and applies the rules; it is asked again each time
 * that somebody else has changed what it read. A repeated request gets the first one's answer, also when it
 * would be refused by now, or when both run at once. Throws refusals; `busy` after 20 s of contention.
 */
export function write(
  client: DynamoDBDocumentClient,
  table: string,
  clock: ClockAndIds,
  { actor, receipt }: Writing,
  decide: (moment: Moment) => Promise<Write | Unchanged>,
): Promise<Written> {
  return outlasting(async () => {
    const now = clock.now()
    try {
      const decision = await decide({ now: now.toISOString(), actor, newId: clock.newId })
      const { items, change, warnings } =
        'data' in decision ? { items: [], change: decision, warnings: [] } : decision
      const kept = receipt ? [receiptItem(receipt, change, warnings, now)] : []
      if (items.length + kept.length > 0) await transact(client, table, [...items, ...kept])
      return writtenBy({ change, warnings })
    } catch (error) {
      if (!receipt || !(error instanceof Refusal || error instanceof Contention)) throw error
      const earlier = await findRecorded(client, table, receipt, now)
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
