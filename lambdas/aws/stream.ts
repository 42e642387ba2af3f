import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Change } from '../../contract/changes'

/** The change that a record of the table's stream tells of. */
export const changeIn = <Data>({ dynamodb }: DynamoDBRecord): Change<Data> =>
  unmarshall((dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>).change as Change<Data>

/** The same, or nothing when the record tells of none that can be read. */
export function changeOrNothingIn(record: DynamoDBRecord): Change | undefined {
  try {
    return changeIn(record)
  } catch {
    return undefined
  }
}
