import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { LISTS_INDEX, listPk } from './keys'
import type { Narrow } from './record'

/** All that a list, or the part of it in which a field has this value, knows of its things, by date: 4 KB a half unit. */
export async function readOutline(
  client: DynamoDBDocumentClient,
  TableName: string,
  list: string,
  part?: readonly [field: string, value: string],
): Promise<Narrow[]> {
  const all: Narrow[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: LISTS_INDEX,
        KeyConditionExpression: 'listPk = :list',
        ExpressionAttributeValues: { ':list': listPk(list, part) },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    all.push(...Items.map(({ narrow }) => narrow as Narrow))
    start = LastEvaluatedKey
  } while (start)
  return all
}
