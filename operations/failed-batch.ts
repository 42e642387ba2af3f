/** The record that Lambda stores in S3 for a stream batch whose retries are exhausted. */
import type { DynamoDBRecord } from 'aws-lambda'
import { changeAt, PARTITION_KEY, SORT_KEY } from '../lambdas/table/keys'

interface FailedBatch {
  readonly functionName: string
  readonly records: readonly DynamoDBRecord[]
}

/** The key prefix of such records: `aws/lambda/<mapping>/<shard>/…`. */
export const FAILED_BATCH_PREFIX = 'aws/lambda/'

interface InvocationRecord {
  readonly requestContext: { readonly functionArn: string }
  /** The whole event; Lambda writes it as text. */
  readonly payload: string | { readonly Records: readonly DynamoDBRecord[] }
}

/**
 * Reads an object of the bucket (Lambda Developer Guide, "Retaining discarded batches from a DynamoDB event source").
 * Undefined for any other text.
 */
export function readFailedBatch(text: string): FailedBatch | undefined {
  try {
    const { requestContext, payload } = JSON.parse(text) as InvocationRecord
    const { Records } = (typeof payload === 'string' ? JSON.parse(payload) : payload) as {
      Records: readonly DynamoDBRecord[]
    }
    // arn:aws:lambda:<region>:<account>:function:<name>, then a version if there is one.
    const functionName = requestContext.functionArn.split(':')[6]
    return functionName !== undefined && Array.isArray(Records)
      ? { functionName, records: Records }
      : undefined
  } catch {
    return undefined
  }
}

/** The subject and sequence of a record's change, `visits/0190… #2`, without its data. */
export function describeRecord({ dynamodb }: DynamoDBRecord): string {
  const { [PARTITION_KEY]: pk, [SORT_KEY]: sk } = dynamodb?.Keys ?? {}
  const change = pk?.S !== undefined && sk?.S !== undefined ? changeAt({ pk: pk.S, sk: sk.S }) : undefined
  return change ? `${change.subject} #${change.sequence}` : `record ${dynamodb?.SequenceNumber}`
}
