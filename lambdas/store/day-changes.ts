/** The changes of a day, in the order of their recording: what is delivered or published again is read from there. */
import { BatchGetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { Day } from '../../contract/values'
import { busy } from './contention'
import { changesOfDay, LISTS_INDEX, listPk, type Key } from './keys'

/** A place among the changes of a day: the last one read. */
export interface DayPosition extends Key {
  readonly listSk: string
}

export interface DayPage {
  readonly changes: readonly Change[]
  /** Where the next page of the day starts; absent at its end. */
  readonly next?: DayPosition
}

/** Reads up to `limit` (100 at most) changes of a day in UTC. */
export async function readDayChanges(
  client: DynamoDBDocumentClient,
  table: string,
  day: Day,
  limit: number,
  after?: DayPosition,
): Promise<DayPage> {
  const list = listPk(changesOfDay(day))
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: LISTS_INDEX,
      KeyConditionExpression: 'listPk = :list',
      ExpressionAttributeValues: { ':list': list },
      Limit: limit,
      ...(after ? { ExclusiveStartKey: { listPk: list, ...after } } : {}),
    }),
  )
  const keys = (Items as DayPosition[]).map(({ pk, sk }) => ({ pk, sk }))
  const changes = await readChanges(client, table, keys)
  if (!LastEvaluatedKey) return { changes }
  const { pk, sk, listSk } = LastEvaluatedKey as DayPosition
  return { changes, next: { pk, sk, listSk } }
}

/** The most rounds in which a batch is read: up to 6 MB of large changes take two or three. */
const MAX_ROUNDS = 10

async function readChanges(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<Change[]> {
  const found = new Map<string, Change>()
  let left = [...keys]
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw busy(undefined)
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left } } }),
    )
    for (const { pk, sk, change } of Responses?.[table] ?? []) found.set(`${pk} ${sk}`, change as Change)
    left = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[]
  }
  return keys.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? [])
}
