import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RunError } from '../run-error'
import { takeDataFolder } from '../data-folder'
import { here } from '../template/identities'
import { startEngine, TABLE_FILE } from './engine'
import { callDynamoDb } from './wire'

/** The engine asks for some, and takes any. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** What a DynamoDB client needs to reach the table. */
export interface LocalTable {
  readonly name: string
  readonly client: {
    readonly endpoint: string
    readonly region: string
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  }
}

/**
 * Gives a program the table that a stopped run has left in its data folder.
 *
 * @throws RunError when there is none, or the run has not stopped
 */
export async function withLocalTable<Result>(
  data: string,
  use: (table: LocalTable) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(join(data, TABLE_FILE)))
    throw new RunError(
      `There is no table in ${data}: name a run's data folder with --data, or a deployed table with --table.`,
    )
  const folder = await takeDataFolder(data)
  try {
    const engine = await startEngine(folder.path)
    try {
      const { TableNames } = await callDynamoDb<{ TableNames: string[] }>(engine.endpoint, 'ListTables', {})
      const client = { endpoint: engine.endpoint, region: here.region, credentials }
      return await use({ name: TableNames[0] ?? '', client })
    } finally {
      await engine.stop()
    }
  } finally {
    await folder.release()
  }
}
