import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Day } from '../../contract/values'
import { addDays } from '../../domain/partial-date'
import { LISTS_INDEX, listPk } from './keys'
import { END, LOOK_BACK } from './list'
import { VISITS, type Narrow } from './record'

/**
 * The list summaries of the visits that may take place between two days, both included: they begin on one of these days,
 * or earlier by at most the longest length of a visit. Visits whose start has no day are left out.
 */
export async function readVisitsBetween(
  client: DynamoDBDocumentClient,
  TableName: string,
  from: Day,
  to: Day,
): Promise<Narrow[]> {
  const found: Narrow[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: LISTS_INDEX,
        KeyConditionExpression: 'listPk = :list AND listSk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':list': listPk(VISITS),
          ':first': addDays(from, -LOOK_BACK),
          ':last': `${to}${END}`,
        },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    found.push(...Items.map(({ narrow }) => narrow as Narrow))
    start = LastEvaluatedKey
  } while (start)
  return found
}
