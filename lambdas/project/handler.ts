/** The function that updates derived items, such as people's names, from the table's stream of changes. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { required } from '../aws/environment'
import { openTable } from '../table/table'
import { project, type ProjectionStep } from './project'
import { openSteps } from './steps'

let steps: readonly ProjectionStep[] | undefined

export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  await project(Records, (steps ??= openSteps(openTable(required('TABLE_NAME')))))
