/** Reads many items: the one place that uses `BatchGetItem`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { busy } from './contention'
import { idOf, type Item, type Key } from './keys'

/** The most keys of one `BatchGetItem` request. */
const BATCH = 100
/** The most requests for the keys of one batch: large items, up to 16 MB, need several. */
const MAX_TRIES = 10

export interface BatchOptions {
  /** The attributes to read, the key among them. @default all */
  readonly attributes?: readonly string[]
  /** `false` reads eventually consistently, at half the price: an item may be missing or outdated. @default true */
  readonly consistent?: boolean
}

/**
 * The items of these keys, by `idOf` of their key; missing items are left out. Throws `busy` if DynamoDB still leaves keys
 * unread after the last try.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  options: BatchOptions = {},
): Promise<ReadonlyMap<string, Item>> {
  const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()]
  const items: Item[] = []
  for (let start = 0; start < distinct.length; start += BATCH)
    items.push(...(await readBatch(client, table, distinct.slice(start, start + BATCH), options)))
  return new Map(items.map((item) => [idOf(item), item]))
}

async function readBatch(
  client: DynamoDBDocumentClient,
  table: string,
  batch: readonly Key[],
  { attributes, consistent = true }: BatchOptions,
): Promise<Item[]> {
  const items: Item[] = []
  let keys = [...batch]
  for (let tries = 0; keys.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw busy(undefined)
    if (tries > 0) await sleep(Math.random() * Math.min(1000, 50 * 2 ** tries))
    const request = { Keys: keys, ProjectionExpression: attributes?.join(), ConsistentRead: consistent }
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: request } }),
    )
    items.push(...((Responses?.[table] ?? []) as Item[]))
    keys = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[]
  }
  return items
}
