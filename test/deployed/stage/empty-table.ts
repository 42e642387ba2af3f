import { BatchWriteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { setTimeout as pause } from 'node:timers/promises'
import { PARTITION_KEY, SORT_KEY } from '../../../lambdas/table/keys'

/** The most writes of one batch. */
const BATCH = 25

/** Longer than what an earlier journey has started takes to write its last item, in milliseconds. */
const QUIET = 1500

/** Deletes all items of a table, until no function writes a further one. */
export async function emptyTable(client: DynamoDBDocumentClient, table: string): Promise<void> {
  while ((await deleteAll(client, table)) > 0) await pause(QUIET)
}

/** Returns the number of items that it has found. */
async function deleteAll(client: DynamoDBDocumentClient, TableName: string): Promise<number> {
  let found = 0
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        ProjectionExpression: '#pk, #sk',
        ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
    const keys = page.Items ?? []
    found += keys.length
    for (let at = 0; at < keys.length; at += BATCH)
      await deleteBatch(client, TableName, keys.slice(at, at + BATCH))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return found
}

async function deleteBatch(client: DynamoDBDocumentClient, table: string, keys: object[]): Promise<void> {
  let left: object[] = keys.map((Key) => ({ DeleteRequest: { Key } }))
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }))
    left = UnprocessedItems?.[table] ?? []
  }
}
