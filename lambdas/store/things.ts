/** Many things at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { busy } from './contention'
import { thingKey, type Key } from './keys'

/** The most that `BatchGetItem` reads at once. */
const BATCH = 100

/** The things of these subjects, by subject; those that are not there are left out. */
export async function readThings<Thing>(
  client: DynamoDBDocumentClient,
  table: string,
  subjects: readonly string[],
): Promise<Map<string, Thing>> {
  const found = new Map<string, Thing>()
  const all = [...new Set(subjects)].map(thingKey)
  for (let start = 0; start < all.length; start += BATCH)
    await readBatch(client, table, all.slice(start, start + BATCH), found)
  return found
}

async function readBatch<Thing>(
  client: DynamoDBDocumentClient,
  table: string,
  batch: readonly Key[],
  found: Map<string, Thing>,
): Promise<void> {
  let keys = [...batch]
  for (let tries = 0; keys.length > 0; tries += 1) {
    if (tries === 5) throw busy(undefined)
    if (tries > 0) await sleep(Math.random() * 50 * 2 ** tries)
    // What the index names, the table has; a replica may not have it yet.
    const request = { Keys: keys, ProjectionExpression: 'pk, thing', ConsistentRead: true }
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: request } }),
    )
    for (const item of Responses?.[table] ?? []) found.set(item.pk as string, item.thing as Thing)
    keys = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[]
  }
}
