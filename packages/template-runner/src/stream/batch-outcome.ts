import type { InvocationResult } from '../functions/environment'
import { readObjects, readText } from '../template/read'
import { isObject } from '../template/template'
import type { StreamRecord } from './stream-reader'

/**
 * How many records of a batch, from its start, a function has done with: all of them, none, or those before the first
 * that it reports as failed (Lambda Developer Guide, "Configuring partial batch response with DynamoDB"). An answer
 * that names a record that is not in the batch is a failure of the whole.
 *
 * @param partial whether the mapping has `ReportBatchItemFailures`
 */
export function doneOf(outcome: InvocationResult, batch: StreamRecord[], partial: boolean): number {
  if ('error' in outcome) return 0
  const answer: unknown = JSON.parse(outcome.payload)
  if (!partial || !isObject(answer)) return batch.length
  const failures = readObjects(answer, 'batchItemFailures').map((each) => readText(each, 'itemIdentifier'))
  const indexes = failures.map((identifier) => batch.findIndex((record) => sequenceOf(record) === identifier))
  return indexes.includes(-1) ? 0 : Math.min(batch.length, ...indexes)
}

export function sequenceOf(record: StreamRecord): string {
  return record.dynamodb.SequenceNumber
}
