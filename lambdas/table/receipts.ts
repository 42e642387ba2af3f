/** Receipts: a repeated request finds by its idempotency key what the first one recorded. */
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import { Refusal } from '../../domain/shared/refusal'
import { secondsOf } from './expiry'
import { changeKey, receiptKey } from './keys'
import { NEW, type WriteItem } from './write-items'

/** `hash` stands for the caller, the route, the path and the key; `fingerprint` for the body. */
export interface Receipt {
  readonly hash: string
  readonly fingerprint: string
}

interface KeptReceipt {
  readonly fingerprint: string
  readonly subject: string
  readonly sequence: number
  readonly warnings?: readonly object[]
  /** Seconds since 1970, for TTL. TTL is late: it is compared as well. */
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
    condition: `${NEW} OR expiresAt <= :now`,
    values: { ':now': secondsOf(now) },
  }
}

/** What was recorded under the receipt; throws `key-reused` if that was for another body. */
export async function findRecorded(
  client: DynamoDBDocumentClient,
  table: string,
  receipt: Receipt,
  now: Date,
): Promise<{ readonly change: Change; readonly warnings?: readonly object[] } | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: receiptKey(receipt.hash), ConsistentRead: true }),
  )
  const kept = Item as KeptReceipt | undefined
  if (!kept || kept.expiresAt <= secondsOf(now)) return undefined
  if (kept.fingerprint !== receipt.fingerprint) throw keyReused()
  const change = await client.send(
    new GetCommand({ TableName: table, Key: changeKey(kept.subject, kept.sequence), ConsistentRead: true }),
  )
  return { change: change.Item?.change as Change, ...(kept.warnings ? { warnings: kept.warnings } : {}) }
}

const keyReused = (): Refusal =>
  new Refusal(
    'key-reused',
    'This Idempotency-Key was used for another body. Use a new key for a new request.',
  )
