/** Gives functions of the stream, from the bucket, what they failed at for good. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { DynamoDBRecord } from 'aws-lambda'
import type { FailedEntry } from '../lambdas/aws/bus'
import { FAILED_BATCHES, describeRecord, readFailedBatch } from './failed-batch'
import type { RunOptions, RedriveOutcome } from './outcome'

/** Does again what a function failed at, and gives the records that it fails at still. */
export type Redrive = (records: readonly DynamoDBRecord[]) => Promise<readonly FailedEntry[]>

export interface FailedChanges {
  readonly s3: S3Client
  readonly bucket: string
  /** By the function's name. */
  readonly redriveByConsumer: ReadonlyMap<string, Redrive>
}

/**
 * Goes through all failed batches. An object is deleted only when all of its changes are done with, so that whoever ends
 * this at any point loses nothing; what was done twice harms nobody.
 */
export async function redriveFailedChanges(
  failed: FailedChanges,
  options: RunOptions,
): Promise<RedriveOutcome> {
  const keys = await keysIn(failed)
  const left: string[] = []
  let back = 0
  for (const [index, key] of keys.entries()) {
    const faults = await redriveBatch(failed, key, options, (count) => (back += count))
    left.push(...faults.map((fault) => `${fault}, in ${key}`))
    options.tell(`failed batches: ${index + 1} of ${keys.length}, ${left.length} changes left`)
  }
  return { back, left }
}

async function redriveBatch(
  { s3, bucket, redriveByConsumer }: FailedChanges,
  Key: string,
  { dryRun }: RunOptions,
  onBack: (count: number) => void,
): Promise<string[]> {
  const text = await textOf(s3, bucket, Key)
  // Somebody else has done it meanwhile.
  if (text === undefined) return []
  const batch = readFailedBatch(text)
  const redrive = redriveByConsumer.get(batch?.by ?? '')
  if (!batch || !redrive) return ['what is no failed batch of this stage']
  if (!dryRun) {
    const refused = await redrive(batch.records)
    if (refused.length > 0) return refused.map((each) => faultOf(each, batch.records))
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
  }
  onBack(batch.records.length)
  return []
}

function faultOf({ index, code }: FailedEntry, records: readonly DynamoDBRecord[]): string {
  const record = records[index]
  return `${record ? describeRecord(record) : '?'} (${code})`
}

async function keysIn({ s3, bucket }: FailedChanges): Promise<string[]> {
  const keys: string[] = []
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: FAILED_BATCHES })
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
