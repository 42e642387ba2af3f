/** The changes of a day, in the order of their recording: what is delivered or published again is read from there. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Change } from '../../contract/changes'
import type { Day } from '../../contract/values/values'
import { batchGet } from './batch-get'
import { changesOfDay, idOf, LISTS_INDEX, listPk, type Key } from './keys'

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
  const found = await batchGet(client, table, keys)
  const changes = keys.flatMap((key) => (found.get(idOf(key))?.change as Change | undefined) ?? [])
  if (!LastEvaluatedKey) return { changes }
  const { pk, sk, listSk } = LastEvaluatedKey as DayPosition
  return { changes, next: { pk, sk, listSk } }
}
