/** Scans the whole table: for operators' commands only, no function uses it. */
import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { KIND, type Item } from './keys'

/** Every item of these kinds, in no order. The reads are consistent. */
export async function* scan(
  client: DynamoDBDocumentClient,
  TableName: string,
  kinds: readonly string[],
): AsyncGenerator<Item> {
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: `${KIND} IN (${kinds.map((_, index) => `:${index}`).join()})`,
        ExpressionAttributeValues: Object.fromEntries(kinds.map((kind, index) => [`:${index}`, kind])),
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield* Items as Item[]
    start = LastEvaluatedKey
  } while (start)
}
