/** Receipts: by its idempotency key, a repeated request finds the change that the first one recorded. */
import type { Change } from '../../contract/changes'
import { Refusal } from '../../domain/shared/refusal'
import { secondsOf } from './expiry'
import { newOrAtMost } from './condition'
import { changeKey, EXPIRES_AT, receiptKey } from './keys'
import type { Table } from './table'
import type { WriteItem } from './write-items'

/** `hash` is that of the caller, the route, the path and the key; `fingerprint` that of the body. */
export interface Receipt {
  readonly hash: string
  readonly fingerprint: string
}

interface StoredReceipt {
  readonly fingerprint: string
  readonly subject: string
  readonly sequence: number
  readonly warnings?: readonly object[]
  /** Seconds since 1970, for TTL. TTL deletes late. */
  readonly expiresAt: number
}

const DAY_SECONDS = 24 * 60 * 60

/** The receipt of a write, kept for 24 hours in the write's own transaction. */
export function receiptItem(
  receipt: Receipt,
  { subject, sequence }: Pick<Change, 'subject' | 'sequence'>,
  warnings: readonly object[] | undefined,
  now: Date,
): WriteItem {
  const kept = {
    fingerprint: receipt.fingerprint,
    subject,
    sequence,
    warnings,
    expiresAt: secondsOf(now) + DAY_SECONDS,
  }
  return {
    key: receiptKey(receipt.hash),
    attributes: { kind: 'receipt', ...kept },
    condition: newOrAtMost(EXPIRES_AT, secondsOf(now)),
  }
}

/** The change of the receipt, with its warnings; throws `key-reused` if the receipt is for another body. */
export async function findRecorded(
  table: Table,
  receipt: Receipt,
  now: Date,
): Promise<{ readonly change: Change; readonly warnings?: readonly object[] } | undefined> {
  const kept = (await table.get(receiptKey(receipt.hash))) as StoredReceipt | undefined
  if (!kept || kept.expiresAt <= secondsOf(now)) return undefined
  if (kept.fingerprint !== receipt.fingerprint) throw keyReused()
  const item = await table.get(changeKey(kept.subject, kept.sequence))
  return { change: item?.change as Change, ...(kept.warnings ? { warnings: kept.warnings } : {}) }
}

const keyReused = (): Refusal =>
  new Refusal(
    'key-reused',
    'This Idempotency-Key was used for another body. Use a new key for a new request.',
  )
