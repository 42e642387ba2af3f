import { setTimeout as pause } from 'node:timers/promises'
import type { InvocationResult } from '../functions/environment'
import { processedCount } from './batch-result'
import type { Condition } from './failed-batches'
import type { StreamRecord } from './stream-record'

export interface DeliverySettings {
  /** `ReportBatchItemFailures`. */
  partial: boolean
  /** `BisectBatchOnFunctionError`. */
  bisect: boolean
  /** `MaximumRetryAttempts`; infinite by default. */
  maxRetries: number
  /** `MaximumRecordAgeInSeconds`; infinite by default. */
  maxAgeSeconds: number
}

interface DeliveryDeps {
  invoke(records: StreamRecord[]): Promise<InvocationResult>
  /** Marks the records up to this one as processed or discarded. */
  advance(record: StreamRecord): void
  discard(records: StreamRecord[], condition: Condition, invocations: number): void
  /** Aborts when the run stops. */
  signal: AbortSignal
  /** Milliseconds since 1970. @default the system's clock */
  now?: () => number
  /** The pause before the first retry, in milliseconds; it doubles up to five seconds. @default 50 */
  firstPause?: number
}

const maxPause = 5000

/**
 * Invokes a function with a batch until each record is processed or discarded, in order (Lambda Developer Guide, "How
 * Lambda handles errors for stream-based event sources"). With `bisect`, a failed batch is split in two, which does not
 * count as a retry.
 *
 * @throws AbortError when the run stops first; records that are not processed are read again by the next run
 */
export async function deliverBatch(
  batch: StreamRecord[],
  settings: DeliverySettings,
  deps: DeliveryDeps,
): Promise<void> {
  let remaining = batch
  let failures = 0
  while (remaining.length > 0) {
    deps.signal.throwIfAborted()
    const young = discardExpired(remaining, settings, deps, failures)
    if (young.length === 0) return
    const processed = processedCount(await deps.invoke(young), young, settings.partial)
    const lastProcessed = young[processed - 1]
    if (lastProcessed) deps.advance(lastProcessed)
    remaining = young.slice(processed)
    if (remaining.length === 0) return
    failures = processed > 0 ? 1 : failures + 1
    if (processed === 0 && settings.bisect && remaining.length > 1) {
      const half = Math.ceil(remaining.length / 2)
      await deliverBatch(remaining.slice(0, half), settings, deps)
      await deliverBatch(remaining.slice(half), settings, deps)
      return
    }
    if (failures > settings.maxRetries) {
      discard(remaining, 'RetryAttemptsExhausted', failures, deps)
      return
    }
    const wait = Math.min((deps.firstPause ?? 50) * 2 ** (failures - 1), maxPause)
    await pause(wait, undefined, { signal: deps.signal })
  }
}

/** Discards expired records, which are the first of a batch, and returns the others. */
function discardExpired(
  records: StreamRecord[],
  { maxAgeSeconds }: DeliverySettings,
  deps: DeliveryDeps,
  invocations: number,
): StreamRecord[] {
  const now = (deps.now ?? Date.now)() / 1000
  const firstYoung = records.findIndex(
    ({ dynamodb }) => now - dynamodb.ApproximateCreationDateTime <= maxAgeSeconds,
  )
  const expired = firstYoung < 0 ? records : records.slice(0, firstYoung)
  discard(expired, 'RecordAgeExceeded', invocations, deps)
  return records.slice(expired.length)
}

function discard(
  records: StreamRecord[],
  condition: Condition,
  invocations: number,
  deps: DeliveryDeps,
): void {
  const last = records.at(-1)
  if (!last) return
  deps.discard(records, condition, invocations)
  deps.advance(last)
}
