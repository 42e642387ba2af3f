import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Change } from '../../contract/changes'

/** The change in a stream record. Throws if the record has no readable image. */
export const changeIn = <Data>({ dynamodb }: DynamoDBRecord): Change<Data> =>
  unmarshall((dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>).change as Change<Data>

/** The change in a stream record; `undefined` if it cannot be read. */
export function readableChangeIn(record: DynamoDBRecord): Change | undefined {
  try {
    return changeIn(record)
  } catch {
    return undefined
  }
}
