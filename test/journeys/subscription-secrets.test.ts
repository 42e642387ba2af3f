/** The secrets of subscriptions: where a registry keeps them, and where it does not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../lambdas/table/client'
import { startEngine, type Engine } from 'template-runner/table/engine'
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { temporaryFolder } from '../support/temporary-folder'
import { SubscribedServices } from './subscribed-services'

const folder = temporaryFolder()
let engine: Engine
let registry: LocalRegistry
const subscribed = new SubscribedServices(() => registry)

beforeAll(async () => {
  // The engine of the test, which scans the whole table.
  engine = await startEngine(folder.path)
  registry = await startLocalRegistry({ dynamodbEndpoint: engine.endpoint })
})
afterAll(async () => {
  await registry.stop()
  await engine.stop()
  folder.remove()
  await subscribed.close()
})

test('stores secrets only in the items that sign messages', async () => {
  const generated = await subscribed.subscribe()
  const given = await subscribed.subscribe({
    secret: `whsec_${Buffer.alloc(24, 'given').toString('base64')}`,
  })
  await subscribed.recordCity()
  const headers = { 'idempotency-key': 'rotate-once' }
  subscribed.addSecret(generated, await generated.send('POST', '/secret-rotation', undefined, headers))
  await generated.send('POST', '/secret-rotation', undefined, headers)
  await eventually(() =>
    expect([generated.types, given.types]).toEqual([['partnership.recorded'], ['partnership.recorded']]),
  )
  await generated.send('DELETE')

  const { data } = registry.run
  const logs = readdirSync(join(data, 'logs')).map((file) => join(data, 'logs', file))
  const files = [join(data, 'events.jsonl'), ...logs].map((file) => readFileSync(file, 'utf8'))
  const items = await itemsOfTable()
  const others = items.filter(({ sk }) => sk !== 'secrets').map((item) => JSON.stringify(item))
  const elsewhere = [...files, ...others].join('\n')
  expect(subscribed.secrets).toHaveLength(3)
  for (const secret of subscribed.secrets) expect(elsewhere).not.toContain(secret.slice('whsec_'.length))
  // The secret of the remaining subscription is found, so the search covers the table.
  const kept = JSON.stringify(items.filter(({ sk }) => sk === 'secrets'))
  expect(subscribed.secrets.filter((secret) => kept.includes(secret))).toHaveLength(1)
  expect(elsewhere).toContain('subscription.secret-rotated')
})

async function itemsOfTable() {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = documentClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials })
  const [TableName] = registry.run.running.tables
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName }))
  client.destroy()
  expect(LastEvaluatedKey).toBeUndefined()
  return Items
}
