import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Day } from '../../contract/values/values'
import { addDays } from '../../domain/time/partial-date'
import { END, LOOK_BACK } from '../table/list'
import { readAllSummaries } from '../table/summaries'
import { VISITS, type ListSummary } from '../table/record'

/**
 * What the list of visits knows of those that may be on between two days, both included: they began on one of them, or
 * in the days before that a visit may last. A start of which the day is not known is left out.
 */
export const readVisitsBetween = (
  client: DynamoDBDocumentClient,
  table: string,
  from: Day,
  to: Day,
): Promise<ListSummary[]> =>
  readAllSummaries(client, table, { list: VISITS, between: [addDays(from, -LOOK_BACK), `${to}${END}`] })
