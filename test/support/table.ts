/** The table of the synthesized template on an engine of its own, and a store on it. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../lambdas/table/table'
import { documentClient } from '../../lambdas/table/client'
import { openStore, type Store } from '../../lambdas/table/store'
import { startEngine } from 'template-runner/table/engine'
import { ensureTables } from 'template-runner/table/table'
import { Stack } from 'template-runner/template/stack'
import type { Resource, Template } from 'template-runner/template/template'
import { assembly } from './assembly'
import { temporaryFolder } from './temporary-folder'

export interface TestTable {
  readonly name: string
  readonly client: DynamoDBDocumentClient
  /** A store on the table, with the time from `now`. */
  readonly storeAt: (now: () => Date) => Store
  readonly remove: () => Promise<void>
}

/**
 * `stream: false` leaves out the table's stream. With one, the engine's writes get slower as the stream gets longer.
 */
export async function makeTable({ stream = true } = {}): Promise<TestTable> {
  const folder = temporaryFolder()
  const engine = await startEngine(folder.path)
  const { template, stackName } = assembly()
  if (!stream) for (const { Properties } of tablesIn(template)) delete Properties?.StreamSpecification
  const [table] = await ensureTables(new Stack(template, stackName), engine.endpoint)
  const client = documentClient({
    endpoint: engine.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const name = table?.name ?? ''
  return {
    name,
    client,
    storeAt: (now) => openStore(openTable(name, client), { now, newId: () => uuidv7() }),
    remove: async () => {
      client.destroy()
      await engine.stop()
      folder.remove()
    },
  }
}

const tablesIn = ({ Resources }: Template): Resource[] =>
  Object.values(Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable')
