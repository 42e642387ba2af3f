import type { InvocationResult } from '../functions/environment'
import { parseJson } from '../parse-json'
import { isObject } from '../template/template'
import type { QueueMessage } from './message'

/**
 * The messages of a batch that a function has processed (Lambda Developer Guide, "Implementing partial batch responses").
 * A response that names an unknown message fails the whole batch.
 *
 * @param partial whether the mapping has `ReportBatchItemFailures`
 */
export function processedMessages(
  result: InvocationResult,
  batch: QueueMessage[],
  partial: boolean,
): QueueMessage[] {
  if ('error' in result) return []
  const response = parseJson(result.payload)
  const failures = isObject(response) ? response['batchItemFailures'] : undefined
  if (!partial || failures === undefined || failures === null) return batch
  if (!Array.isArray(failures)) return []
  const failed = new Set(failures.map((each: unknown) => isObject(each) && each['itemIdentifier']))
  const named = batch.filter(({ id }) => failed.has(id))
  return named.length === failed.size ? batch.filter(({ id }) => !failed.has(id)) : []
}
