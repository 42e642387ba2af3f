/** The history of one thing, oldest first. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import { CHANGE_PREFIX, changeKey } from './keys'

export interface History {
  readonly changes: Change[]
  /** The sequence that the next page starts after; absent at the end. */
  readonly next?: number
}

/** Reads the changes of a thing from the one after the given sequence; a page ends at `limit` or at 1 MB. */
export async function readHistory(
  client: DynamoDBDocumentClient,
  TableName: string,
  subject: string,
  after: number,
  limit: number,
): Promise<History> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :subject AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':subject': subject,
        ':first': changeKey(subject, after + 1).sk,
        ':last': `${CHANGE_PREFIX}~`,
      },
      ConsistentRead: true,
      Limit: limit + 1,
    }),
  )
  const changes = Items.slice(0, limit).map((item) => item.change as Change)
  const isMore = Items.length > limit || LastEvaluatedKey !== undefined
  const last = changes.at(-1)
  return isMore && last ? { changes, next: last.sequence } : { changes }
}
