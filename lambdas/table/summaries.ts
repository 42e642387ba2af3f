import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { LISTS_INDEX, listPk } from './keys'
import type { ListSummary } from './record'

export interface SummariesQuery {
  readonly list: string
  /** The part of the list in which a field has this value; the whole list unless given. */
  readonly part?: readonly [field: string, value: string] | undefined
  /** Sort keys, both included; all of them unless given. */
  readonly between?: readonly [first: string, last: string] | undefined
}

/** All that a list, or a part of it, knows of its things, by date: 4 KB a half unit. */
export async function readAllSummaries(
  client: DynamoDBDocumentClient,
  TableName: string,
  { list, part, between }: SummariesQuery,
): Promise<ListSummary[]> {
  const all: ListSummary[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: LISTS_INDEX,
        KeyConditionExpression: between
          ? 'listPk = :list AND listSk BETWEEN :first AND :last'
          : 'listPk = :list',
        ExpressionAttributeValues: {
          ':list': listPk(list, part),
          ...(between ? { ':first': between[0], ':last': between[1] } : {}),
        },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    all.push(...Items.map(({ listSummary }) => listSummary as ListSummary))
    start = LastEvaluatedKey
  } while (start)
  return all
}
