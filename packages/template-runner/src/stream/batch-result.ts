import type { InvocationResult } from '../functions/environment'
import { readObjects, readText } from '../template/read'
import { isObject } from '../template/template'
import { sequenceOf, type StreamRecord } from './stream-record'

/**
 * Counts the records from the start of a batch that a function has processed: those before the first that it reports as
 * failed (Lambda Developer Guide, "Configuring partial batch response with DynamoDB"). A response that names an unknown
 * record fails the whole batch.
 *
 * @param partial whether the mapping has `ReportBatchItemFailures`
 */
export function processedCount(result: InvocationResult, batch: StreamRecord[], partial: boolean): number {
  if ('error' in result) return 0
  const response: unknown = JSON.parse(result.payload)
  if (!partial || !isObject(response)) return batch.length
  const failures = readObjects(response, 'batchItemFailures').map((each) => readText(each, 'itemIdentifier'))
  const indexes = failures.map((identifier) => batch.findIndex((record) => sequenceOf(record) === identifier))
  return indexes.includes(-1) ? 0 : Math.min(batch.length, ...indexes)
}
