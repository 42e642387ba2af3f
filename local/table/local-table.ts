import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../lambdas/store/client'
import { CommandError } from '../command'
import { takeDataFolder } from '../data-folder'
import { here } from '../template/identities'
import { startEngine, TABLE_FILE } from './engine'
import { callDynamoDb } from './wire'

/** The engine asks for some, and takes any. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/**
 * Gives a program the table that a stopped run has left in its data folder.
 *
 * @throws CommandError when there is none, or the run has not stopped
 */
export async function withLocalTable<Result>(
  data: string,
  use: (client: DynamoDBDocumentClient, table: string) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(join(data, TABLE_FILE)))
    throw new CommandError(
      `There is no table in ${data}: name a run's data folder with --data, or a deployed table with --table.`,
    )
  const folder = await takeDataFolder(data)
  try {
    const engine = await startEngine(folder.path)
    const client = documentClient({ endpoint: engine.endpoint, region: here.region, credentials })
    try {
      const { TableNames } = await callDynamoDb<{ TableNames: string[] }>(engine.endpoint, 'ListTables', {})
      return await use(client, TableNames[0] ?? '')
    } finally {
      client.destroy()
      await engine.stop()
    }
  } finally {
    await folder.release()
  }
}
