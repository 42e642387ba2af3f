/** Reads many items: the one place that uses `BatchGetItem`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { busy } from './contention'
import { idOf, type Key } from './keys'

/** The most keys of one `BatchGetItem` request. */
const BATCH = 100
/** The most requests for the keys of one batch: large items, up to 16 MB, need several. */
const MAX_TRIES = 10

export type Item = Key & Readonly<Record<string, unknown>>

/**
 * The items of these keys, by `idOf` of their key; missing items are left out. The read is consistent: an item that the
 * index already lists may be missing on a replica. Throws `busy` if DynamoDB still leaves keys unread after the last try.
 *
 * @param projection a projection expression that includes the key
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  projection?: string,
): Promise<ReadonlyMap<string, Item>> {
  const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()]
  const items: Item[] = []
  for (let start = 0; start < distinct.length; start += BATCH)
    items.push(...(await readBatch(client, table, distinct.slice(start, start + BATCH), projection)))
  return new Map(items.map((item) => [idOf(item), item]))
}

async function readBatch(
  client: DynamoDBDocumentClient,
  table: string,
  batch: readonly Key[],
  projection: string | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let keys = [...batch]
  for (let tries = 0; keys.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw busy(undefined)
    if (tries > 0) await sleep(Math.random() * Math.min(1000, 50 * 2 ** tries))
    const request = { Keys: keys, ProjectionExpression: projection, ConsistentRead: true }
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: request } }),
    )
    items.push(...((Responses?.[table] ?? []) as Item[]))
    keys = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[]
  }
  return items
}
