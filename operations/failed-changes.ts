/** Processes the failed stream batches in the bucket again. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { DynamoDBRecord } from 'aws-lambda'
import type { FailedEntry } from '../lambdas/aws/bus'
import { FAILED_BATCH_PREFIX, describeRecord, readFailedBatch } from './failed-batch'
import type { RedriveOptions, RedriveResult } from './redrive-result'

/** Processes records as a function of the stream does. Returns the records that fail again. */
export type ProcessRecords = (records: readonly DynamoDBRecord[]) => Promise<readonly FailedEntry[]>

interface FailedChanges {
  readonly s3: S3Client
  readonly bucket: string
  /** By the name of the function that failed. */
  readonly processors: ReadonlyMap<string, ProcessRecords>
}

/**
 * Processes all failed batches. Deletes an object only when all of its records were processed: an interruption loses no
 * record, and processing a record twice has no further effect.
 */
export async function redriveFailedChanges(
  failed: FailedChanges,
  options: RedriveOptions,
): Promise<RedriveResult> {
  const keys = await keysIn(failed)
  const left: string[] = []
  let redriven = 0
  for (const [index, key] of keys.entries()) {
    const faults = await redriveBatch(failed, key, options, (count) => (redriven += count))
    left.push(...faults.map((fault) => `${fault}, in ${key}`))
    options.onProgress(`failed batches: ${index + 1} of ${keys.length}, ${left.length} changes left`)
  }
  return { redriven, left }
}

async function redriveBatch(
  { s3, bucket, processors }: FailedChanges,
  Key: string,
  { dryRun }: RedriveOptions,
  onRedriven: (count: number) => void,
): Promise<string[]> {
  const text = await textOf(s3, bucket, Key)
  // Another run has deleted it in the meantime.
  if (text === undefined) return []
  const batch = readFailedBatch(text)
  const process = processors.get(batch?.functionName ?? '')
  if (!batch || !process) return ['not a failed batch of this stage']
  if (!dryRun) {
    const refused = await process(batch.records)
    if (refused.length > 0) return refused.map((each) => faultOf(each, batch.records))
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
  }
  onRedriven(batch.records.length)
  return []
}

function faultOf({ index, code }: FailedEntry, records: readonly DynamoDBRecord[]): string {
  const record = records[index]
  return `${record ? describeRecord(record) : '?'} (${code})`
}

async function keysIn({ s3, bucket }: FailedChanges): Promise<string[]> {
  const keys: string[] = []
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: FAILED_BATCH_PREFIX })
  for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []))
  return keys
}

async function textOf(s3: S3Client, Bucket: string, Key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    return await Body?.transformToString()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}
