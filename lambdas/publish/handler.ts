/** The function that sends every change from the table's stream to the event bus. Reads nothing but the change item. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { openBus, type Bus } from '../aws/bus'
import { required } from '../aws/environment'
import { log } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { readableChangeIn } from '../aws/stream'

let bus: Bus | undefined

export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  await publish(Records, (bus ??= openBus(required('BUS_NAME'))))

/** Publishes the changes in order. Changes that the bus rejects are batch item failures, which Lambda retries. */
export async function publish(
  records: readonly DynamoDBRecord[],
  target: Bus,
): Promise<DynamoDBBatchResponse> {
  const elapsed = startWatch()
  const rejected = await target.put(records.map(readableChangeIn))
  const codes = [...new Set(rejected.map(({ code }) => code))]
  const level = rejected.length > 0 ? 'error' : 'info'
  log(level, { records: records.length, failed: rejected.length, codes, ms: elapsed() })
  return {
    batchItemFailures: rejected.map(({ index }) => ({
      itemIdentifier: records[index]?.dynamodb?.SequenceNumber ?? '',
    })),
  }
}
