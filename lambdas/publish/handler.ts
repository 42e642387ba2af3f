/** The function that sends every change from the table's stream to the event bus. Reads nothing but the change item. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { openBus, type Bus } from '../aws/bus'
import { required } from '../aws/environment'
import { log } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { changeOrNothingIn } from '../aws/stream'

let bus: Bus | undefined

export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  await publish(Records, (bus ??= openBus(required('BUS_NAME'))))

/** Publishes the changes in their order; what the bus did not take is answered as a failure, and comes again. */
export async function publish(records: readonly DynamoDBRecord[], to: Bus): Promise<DynamoDBBatchResponse> {
  const elapsed = startWatch()
  const refused = await to.put(records.map(changeOrNothingIn))
  const codes = [...new Set(refused.map(({ code }) => code))]
  const level = refused.length > 0 ? 'error' : 'info'
  log(level, { records: records.length, failed: refused.length, codes, ms: elapsed() })
  return {
    batchItemFailures: refused.map(({ index }) => ({
      itemIdentifier: records[index]?.dynamodb?.SequenceNumber ?? '',
    })),
  }
}
