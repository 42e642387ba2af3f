/** Many items at once: the one place that reads by `BatchGetItem`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { busy } from './contention'
import type { Key } from './keys'

/** The most that `BatchGetItem` reads at once. */
const BATCH = 100
/** How often the keys that were left unread are asked for again: up to 16 MB of large items take some rounds. */
const MAX_TRIES = 10

export type Item = Key & Readonly<Record<string, unknown>>

/**
 * The items of these keys, each once, in no order; those that are not there are left out. Reads consistently: what the
 * index names, the table has, but a replica may not have it yet. Throws `busy` where DynamoDB leaves keys unread again
 * and again. `projection` is a projection expression that has
 * the key.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  projection?: string,
): Promise<Item[]> {
  const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()]
  const items: Item[] = []
  for (let start = 0; start < distinct.length; start += BATCH)
    items.push(...(await readBatch(client, table, distinct.slice(start, start + BATCH), projection)))
  return items
}

/** What tells one key from another. */
export const idOf = ({ pk, sk }: Key): string => `${pk} ${sk}`

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
