/** The record that Lambda stores in S3 for a stream batch whose retries are exhausted. */
import type { DynamoDBRecord } from 'aws-lambda'
import { CHANGE_PREFIX } from '../lambdas/table/keys'

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
  const { pk, sk } = dynamodb?.Keys ?? {}
  if (pk?.S === undefined || !sk?.S?.startsWith(CHANGE_PREFIX)) return `record ${dynamodb?.SequenceNumber}`
  return `${pk.S} #${Number(sk.S.slice(CHANGE_PREFIX.length))}`
}
