import type { InvocationResult } from '../functions/environment'
import { parseJson } from '../parse-json'
import { isObject } from '../template/template'
import type { QueueMessage } from './message'

/**
 * The messages of a batch that a function has done with: all, none, or those that it does not report as failed (Lambda
 * Developer Guide, "Implementing partial batch responses"). An answer that names no message of the batch where it should
 * is a failure of the whole.
 *
 * @param partial whether the mapping has `ReportBatchItemFailures`
 */
export function doneOf(outcome: InvocationResult, batch: QueueMessage[], partial: boolean): QueueMessage[] {
  if ('error' in outcome) return []
  const answer = parseJson(outcome.payload)
  const failures = isObject(answer) ? answer['batchItemFailures'] : undefined
  if (!partial || failures === undefined || failures === null) return batch
  if (!Array.isArray(failures)) return []
  const failed = new Set(failures.map((each: unknown) => isObject(each) && each['itemIdentifier']))
  const named = batch.filter(({ id }) => failed.has(id))
  return named.length === failed.size ? batch.filter(({ id }) => !failed.has(id)) : []
}
