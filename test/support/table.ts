/** The table of the synthesized template on an engine of its own, and a store on it. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { openStore, type Store } from '../../lambdas/store/store'
import { startEngine } from '../../local/table/engine'
import { ensureTables } from '../../local/table/table'
import { Stack } from '../../local/template/stack'
import { assembly } from './assembly'
import { temporaryFolder } from './temporary-folder'

export interface TestTable {
  readonly name: string
  readonly client: DynamoDBDocumentClient
  /** A store whose clock stands where the test puts it. */
  readonly storeAt: (now: () => Date) => Store
  readonly remove: () => Promise<void>
}

export async function makeTable(): Promise<TestTable> {
  const folder = temporaryFolder()
  const engine = await startEngine(folder.path)
  const { template, stackName } = assembly()
  const [table] = await ensureTables(new Stack(template, stackName), engine.endpoint)
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  )
  const name = table?.name ?? ''
  return {
    name,
    client,
    storeAt: (now) => openStore(name, { now, newId: () => uuidv7() }, client),
    remove: async () => {
      client.destroy()
      await engine.stop()
      folder.remove()
    },
  }
}
