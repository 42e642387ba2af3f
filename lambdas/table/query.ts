/** Queries: the items of one partition of the table, or of one list of its index, in the order of their sort key. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  LIST_PARTITION_KEY,
  LIST_SORT_KEY,
  PARTITION_KEY,
  SORT_KEY,
  type Item,
  type Key,
  type ListKey,
  type LISTS_INDEX,
} from './keys'

export interface Query {
  /** Reads a list from the index, which lags behind the table. @default the table, read consistently */
  readonly index?: typeof LISTS_INDEX
  /** `false` reads the table eventually consistently, at half the price. */
  readonly consistent?: boolean
  /** The value of the partition key. */
  readonly partition: string
  /** The sort keys, both ends included. @default all */
  readonly sortKeys?: SortKeys | undefined
  readonly order?: 'asc' | 'desc'
  /** The most items to read. @default as many as 1 MB holds */
  readonly limit?: number
  /** The item before the first one to read. */
  readonly after?: Position | undefined
}

export type SortKeys =
  | { readonly beginsWith: string }
  | { readonly from: string; readonly to: string }
  | { readonly to: string }

/** The key of an item, with the key in the index where a list is read. */
export type Position = Key & Partial<ListKey>

export interface QueryPage {
  readonly items: Item[]
  /** The last item that was read; absent at the end. */
  readonly last?: Position
}

/** Reads one page: up to `limit` items, or 1 MB. */
export async function query(
  client: DynamoDBDocumentClient,
  TableName: string,
  { index, consistent = true, partition, sortKeys, order = 'asc', limit, after }: Query,
): Promise<QueryPage> {
  const [partitionKey, sortKey] = index ? [LIST_PARTITION_KEY, LIST_SORT_KEY] : [PARTITION_KEY, SORT_KEY]
  const range = sortKeys ? rangeOf(sortKey, sortKeys) : undefined
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: `${partitionKey} = :partition${range ? ` AND ${range.expression}` : ''}`,
      ExpressionAttributeValues: { ':partition': partition, ...range?.values },
      ScanIndexForward: order === 'asc',
      ...(index ? { IndexName: index } : { ConsistentRead: consistent }),
      ...(limit === undefined ? {} : { Limit: limit }),
      ...(after ? { ExclusiveStartKey: { ...after, [partitionKey]: partition } } : {}),
    }),
  )
  const items = Items as Item[]
  return LastEvaluatedKey ? { items, last: LastEvaluatedKey as Position } : { items }
}

/** Reads all items, page by page. */
export async function queryAll(
  table: { readonly query: (query: Query) => Promise<QueryPage> },
  request: Query,
): Promise<Item[]> {
  const all: Item[] = []
  let after: Position | undefined
  do {
    const { items, last } = await table.query({ ...request, after })
    all.push(...items)
    after = last
  } while (after)
  return all
}

function rangeOf(
  sortKey: string,
  keys: SortKeys,
): { readonly expression: string; readonly values: Record<string, string> } {
  if ('beginsWith' in keys)
    return { expression: `begins_with(${sortKey}, :prefix)`, values: { ':prefix': keys.beginsWith } }
  if ('from' in keys)
    return {
      expression: `${sortKey} BETWEEN :from AND :to`,
      values: { ':from': keys.from, ':to': keys.to },
    }
  return { expression: `${sortKey} <= :to`, values: { ':to': keys.to } }
}
