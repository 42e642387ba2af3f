/** The visits and entries that a person appears on, all lists as one, newest first. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { limitPage } from '../table/limit-page'
import { LISTS_INDEX, listPk } from '../table/keys'
import type { ListSummary } from '../table/record'

/** A place in several lists: by sort key, then by the list's place among them. */
export interface AppearancePosition {
  readonly listSk: string
  readonly list: string
}

export interface Appearing extends AppearancePosition {
  readonly listSummary: ListSummary
}

export interface AppearingPage {
  readonly found: readonly Appearing[]
  readonly isLast: boolean
}

/**
 * Reads up to `limit` of them, fewer where they come to 1 MB, from a place on, which is included: a page may end
 * amid the appearances on one thing.
 */
export async function readAppearing(
  client: DynamoDBDocumentClient,
  table: string,
  { personId, lists, limit, from }: AppearingQuery,
): Promise<AppearingPage> {
  const read = await Promise.all(
    lists.map((list) => readNewest(client, table, listPk(list, ['personId', personId]), limit + 1, from)),
  )
  const merged = read
    .flatMap((items, index) => items.map((item) => ({ ...item, list: lists[index] ?? '' })))
    .filter((item) => !from || compare(item, from) >= 0)
    .toSorted(compare)
  const found = limitPage(merged, limit, ({ listSummary }) => listSummary.units)
  return { found, isLast: found.length === merged.length }
}

export interface AppearingQuery {
  readonly personId: string
  readonly lists: readonly string[]
  readonly limit: number
  readonly from?: AppearancePosition | undefined
}

async function readNewest(
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  Limit: number,
  from: AppearancePosition | undefined,
): Promise<Omit<Appearing, 'list'>[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: LISTS_INDEX,
      KeyConditionExpression: from ? 'listPk = :list AND listSk <= :from' : 'listPk = :list',
      ExpressionAttributeValues: { ':list': pk, ...(from ? { ':from': from.listSk } : {}) },
      ScanIndexForward: false,
      Limit,
    }),
  )
  return Items.map(({ listSk, listSummary }) => ({
    listSk: listSk as string,
    listSummary: listSummary as ListSummary,
  }))
}

const compare = (a: AppearancePosition, b: AppearancePosition): number =>
  a.listSk === b.listSk ? (a.list < b.list ? -1 : a.list > b.list ? 1 : 0) : a.listSk > b.listSk ? -1 : 1
