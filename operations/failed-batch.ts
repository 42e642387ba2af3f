/** What Lambda keeps of a batch that a function of the stream failed at for good. */
import type { DynamoDBRecord } from 'aws-lambda'
import { CHANGE_PREFIX } from '../lambdas/table/keys'

export interface FailedBatch {
  /** The function's name. */
  readonly by: string
  readonly records: readonly DynamoDBRecord[]
}

/** Where Lambda keeps such batches: `aws/lambda/<mapping>/<shard>/…`. */
export const FAILED_BATCHES = 'aws/lambda/'

interface InvocationRecord {
  readonly requestContext: { readonly functionArn: string }
  /** The whole event, as text. */
  readonly payload: string | { readonly Records: readonly DynamoDBRecord[] }
}

/**
 * Reads an object of the bucket (Lambda Developer Guide, "Retaining discarded batches from a DynamoDB event source");
 * undefined for what is none of these.
 */
export function readFailedBatch(text: string): FailedBatch | undefined {
  try {
    const { requestContext, payload } = JSON.parse(text) as InvocationRecord
    const { Records } = (typeof payload === 'string' ? JSON.parse(payload) : payload) as {
      Records: readonly DynamoDBRecord[]
    }
    // arn:aws:lambda:<region>:<account>:function:<name>, and perhaps a version.
    const by = requestContext.functionArn.split(':')[6]
    return by !== undefined && Array.isArray(Records) ? { by, records: Records } : undefined
  } catch {
    return undefined
  }
}

/** The change that a record is of, and nothing that it says: `visits/0190… #2`. */
export function describeRecord({ dynamodb }: DynamoDBRecord): string {
  const { pk, sk } = dynamodb?.Keys ?? {}
  if (pk?.S === undefined || !sk?.S?.startsWith(CHANGE_PREFIX)) return `record ${dynamodb?.SequenceNumber}`
  return `${pk.S} #${Number(sk.S.slice(CHANGE_PREFIX.length))}`
}
