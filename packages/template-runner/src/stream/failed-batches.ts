import { randomUUID } from 'node:crypto'
import type { DataFolder } from '../data/data-folder'
import { sequenceOf, type StreamRecord } from './stream-record'

/** Why Lambda discards a batch. */
export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded'

export interface FailedBatch {
  condition: Condition
  records: StreamRecord[]
  invocations: number
  shard: string
}

/** The mapping and the bucket for its discarded batches. */
interface FailureDestination {
  data: DataFolder
  bucket: string
  mappingId: string
  functionArn: string
  streamArn: string
}

/**
 * Writes a discarded batch to a bucket, which is a folder of the data folder, with the whole invocation in `payload` (Lambda
 * Developer Guide, "Retaining discarded batches from a DynamoDB event source").
 *
 * @returns the object's key
 * @throws FileFault
 */
export function writeFailedBatch(destination: FailureDestination, failed: FailedBatch): string {
  const now = new Date()
  const [day = '', time = ''] = now.toISOString().split('T')
  const name = `${day}T${time.slice(0, 8).replaceAll(':', '.')}-${randomUUID()}`
  const key = `aws/lambda/${destination.mappingId}/${failed.shard}/${day.replaceAll('-', '/')}/${name}`
  const record = JSON.stringify(invocationRecord(destination, failed, now))
  destination.data.replace(`buckets/${destination.bucket}/${key}`, record)
  return key
}

function invocationRecord(destination: FailureDestination, failed: FailedBatch, now: Date) {
  const { condition, records, invocations, shard } = failed
  const first = records[0]
  const last = records.at(-1)
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: destination.functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: now.toISOString(),
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: first && sequenceOf(first),
      endSequenceNumber: last && sequenceOf(last),
      approximateArrivalOfFirstRecord: first && arrivalOf(first),
      approximateArrivalOfLastRecord: last && arrivalOf(last),
      batchSize: records.length,
      streamArn: destination.streamArn,
    },
    payload: JSON.stringify({ Records: records }),
  }
}

function arrivalOf(record: StreamRecord): string {
  return new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString()
}
