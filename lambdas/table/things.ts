import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { batchGet } from './batch-get'
import { thingKey } from './keys'

/** The things of these subjects, by subject; those that are not there are left out. */
export async function readThings<Thing>(
  client: DynamoDBDocumentClient,
  table: string,
  subjects: readonly string[],
): Promise<Map<string, Thing>> {
  const items = await batchGet(client, table, subjects.map(thingKey), 'pk, sk, thing')
  return new Map([...items.values()].map(({ pk, thing }) => [pk, thing as Thing]))
}
