import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lockDataFolder } from '../data/lock'
import { RunError } from '../run-error'
import { localAccount } from '../template/identities'
import { TABLE_FILE } from './engine'
import { startIndexedEngine } from './indexed-engine'
import { callDynamoDb } from './wire'

/** The engine requires credentials and accepts any. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** A table and the configuration of a DynamoDB client for it. */
interface LocalTable {
  readonly name: string
  readonly client: {
    readonly endpoint: string
    readonly region: string
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  }
}

/**
 * Calls `use` with the table of a stopped run.
 *
 * @param data the data folder
 * @throws RunError when the folder has no table, or the run has not stopped
 */
export async function withLocalTable<Result>(
  data: string,
  use: (table: LocalTable) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(join(data, TABLE_FILE)))
    throw new RunError(`There is no table in ${data}: set \`data\` to the folder of a run.`)
  const { data: folder, release } = await lockDataFolder(data)
  try {
    const engine = await startIndexedEngine(folder.path)
    try {
      const { TableNames } = await callDynamoDb<{ TableNames: string[] }>(engine.endpoint, 'ListTables', {})
      const client = { endpoint: engine.endpoint, region: localAccount.region, credentials }
      return await use({ name: TableNames[0] ?? '', client })
    } finally {
      await engine.stop()
    }
  } finally {
    await release()
  }
}
