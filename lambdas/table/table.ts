/** The operations of DynamoDB that the registry uses, on its one table. Everything else is built from them. */
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { batchGet, type BatchOptions } from './batch-get'
import { documentClient } from './client'
import type { Item, Key } from './keys'
import { query, type Query, type QueryPage } from './query'
import { transact } from './transaction'
import type { WriteItem } from './write-items'

export interface Table {
  /** Reads one item, consistently. */
  readonly get: (key: Key) => Promise<Item | undefined>
  /** Reads many items, by `idOf` of their key; missing items are left out. */
  readonly batchGet: (keys: readonly Key[], options?: BatchOptions) => Promise<ReadonlyMap<string, Item>>
  readonly query: (query: Query) => Promise<QueryPage>
  /** Writes all items or none. Throws the refusal of a failed condition, or `Contention`. */
  readonly transact: (items: readonly WriteItem[]) => Promise<void>
}

export const openTable = (name: string, client: DynamoDBDocumentClient = documentClient()): Table => ({
  get: async (Key) => {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
    return Item as Item | undefined
  },
  batchGet: (keys, options) => batchGet(client, name, keys, options),
  query: (request) => query(client, name, request),
  transact: (items) => transact(client, name, items),
})
