import { setTimeout as pause } from 'node:timers/promises'
import type { InvocationResult } from '../functions/environment'
import { doneOf } from './batch-outcome'
import type { Condition } from './failed-batches'
import type { StreamRecord } from './stream-reader'

export interface DeliverySettings {
  /** `ReportBatchItemFailures`. */
  partial: boolean
  /** `BisectBatchOnFunctionError`. */
  bisect: boolean
  /** How often a batch is tried again; infinite unless the template says otherwise. */
  retries: number
  /** Older records are given up, in seconds; infinite unless the template says otherwise. */
  oldestSeconds: number
}

export interface DeliveryDeps {
  invoke(records: StreamRecord[]): Promise<InvocationResult>
  /** The records up to this one need not come again. */
  done(record: StreamRecord): void
  giveUp(records: StreamRecord[], condition: Condition, invocations: number): void
  /** Aborts when the run ends. */
  signal: AbortSignal
  /** Milliseconds since 1970. @default the system's clock */
  now?: () => number
  /** The pause before the first retry, in milliseconds; it doubles up to five seconds. @default 50 */
  firstPause?: number
}

const longestPause = 5000

/**
 * Brings a batch to its function until every record is done with or given up, in order (Lambda Developer Guide, "How
 * Lambda handles errors for stream-based event sources"). What fails as a whole is halved where the mapping says so,
 * which is no retry; so one bad record is soon alone, and its neighbours arrive.
 *
 * Rejects with an `AbortError` when the run ends first: then what is not done comes again at the next start.
 */
export async function deliverBatch(
  batch: StreamRecord[],
  settings: DeliverySettings,
  deps: DeliveryDeps,
): Promise<void> {
  let rest = batch
  let failures = 0
  while (rest.length > 0) {
    deps.signal.throwIfAborted()
    const young = withoutAged(rest, settings, deps, failures)
    if (young.length === 0) return
    const done = doneOf(await deps.invoke(young), young, settings.partial)
    const lastDone = young[done - 1]
    if (lastDone) deps.done(lastDone)
    rest = young.slice(done)
    if (rest.length === 0) return
    failures = done > 0 ? 1 : failures + 1
    if (done === 0 && settings.bisect && rest.length > 1) {
      const half = Math.ceil(rest.length / 2)
      await deliverBatch(rest.slice(0, half), settings, deps)
      await deliverBatch(rest.slice(half), settings, deps)
      return
    }
    if (failures > settings.retries) {
      giveUp(rest, 'RetryAttemptsExhausted', failures, deps)
      return
    }
    const wait = Math.min((deps.firstPause ?? 50) * 2 ** (failures - 1), longestPause)
    await pause(wait, undefined, { signal: deps.signal })
  }
}

/** Records come in order of age, so those that are too old are the first of a batch. */
function withoutAged(
  records: StreamRecord[],
  { oldestSeconds }: DeliverySettings,
  deps: DeliveryDeps,
  invocations: number,
): StreamRecord[] {
  const now = (deps.now ?? Date.now)() / 1000
  const firstYoung = records.findIndex(
    ({ dynamodb }) => now - dynamodb.ApproximateCreationDateTime <= oldestSeconds,
  )
  const aged = firstYoung < 0 ? records : records.slice(0, firstYoung)
  giveUp(aged, 'RecordAgeExceeded', invocations, deps)
  return records.slice(aged.length)
}

function giveUp(
  records: StreamRecord[],
  condition: Condition,
  invocations: number,
  deps: DeliveryDeps,
): void {
  const last = records.at(-1)
  if (!last) return
  deps.giveUp(records, condition, invocations)
  deps.done(last)
}
