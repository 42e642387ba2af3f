/** Updates the items that are derived from changes. */
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { log, traceOf } from '../aws/log'
import { startWatch } from '../aws/stopwatch'

/** One kind of derived item. `run` is idempotent, and takes the records in any order. */
export interface ProjectionStep {
  /** The name in logs. */
  readonly name: string
  readonly run: (record: DynamoDBRecord) => Promise<void>
}

interface StepFailure {
  /** The name of the step. */
  readonly step: string
  readonly error: unknown
}

/** Runs every step for a record, also after one has failed. Returns the failures. */
export async function runSteps(
  record: DynamoDBRecord,
  steps: readonly ProjectionStep[],
): Promise<StepFailure[]> {
  const results = await Promise.allSettled(steps.map(async ({ run }) => await run(record)))
  return results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ step: steps[index]?.name ?? '', error: result.reason as unknown }] : [],
  )
}

/**
 * Runs the steps for the records of a batch, in order. A record is a batch item failure if one of its steps fails; the
 * event source mapping then retries it, and the steps that succeeded run again.
 */
export async function project(
  records: readonly DynamoDBRecord[],
  steps: readonly ProjectionStep[],
): Promise<DynamoDBBatchResponse> {
  const elapsed = startWatch()
  const failed: DynamoDBRecord[] = []
  for (const record of records) {
    const failures = await runSteps(record, steps)
    for (const { step, error } of failures) log('error', { step, ...traceOf(error, 'error') })
    if (failures.length > 0) failed.push(record)
  }
  log(failed.length > 0 ? 'error' : 'info', { records: records.length, failed: failed.length, ms: elapsed() })
  return {
    batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
  }
}
