import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { withLocalTable as withTable } from 'template-runner/table/local-table'
import { documentClient } from '../lambdas/table/client'

/**
 * Calls `use` with the table in the data folder of a stopped run.
 *
 * @throws RunError when the folder has no table, or the run has not stopped
 */
export const withLocalTable = <Result>(
  data: string,
  use: (client: DynamoDBDocumentClient, table: string) => Promise<Result>,
): Promise<Result> =>
  withTable(data, async (table) => {
    const client = documentClient(table.client)
    try {
      return await use(client, table.name)
    } finally {
      client.destroy()
    }
  })
