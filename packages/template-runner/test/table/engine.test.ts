import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startEngine } from '../../src/table/engine'
import { callDynamoDb } from '../../src/table/wire'
import { eventually } from '../support/eventually'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

const table = {
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
}

async function tablesAt(endpoint: string): Promise<string[]> {
  return (await callDynamoDb<{ TableNames: string[] }>(endpoint, 'ListTables', {})).TableNames
}

/** Another process that starts an engine, with the engine's address. */
async function startEngineInProcess(data: string) {
  const code = `require('tsx/cjs/api').register(); require(${JSON.stringify(join(__dirname, '../../src/table/engine.ts'))}).startEngine(process.argv[1])
    .then(({ endpoint }) => { console.log(endpoint); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['-e', code, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, endpoint: line.toString().trim() }
}

describe('the engine', () => {
  it('keeps its tables in the data folder', async () => {
    const data = newFolder()
    const first = await startEngine(data)
    await callDynamoDb(first.endpoint, 'CreateTable', table)
    await first.stop()
    await expect(tablesAt(first.endpoint)).rejects.toThrow(/No DynamoDB answers/)
    const second = await startEngine(data)
    expect(await tablesAt(second.endpoint)).toEqual(['things'])
    await second.stop()
  })

  it('runs beside other engines', async () => {
    const engines = await Promise.all([1, 2, 3].map(() => startEngine(newFolder())))
    await callDynamoDb(engines[0]!.endpoint, 'CreateTable', table)
    expect(await Promise.all(engines.map(({ endpoint }) => tablesAt(endpoint)))).toEqual([['things'], [], []])
    await Promise.all(engines.map((engine) => engine.stop()))
  })

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'stops when the process that started it ends by %s',
    async (signal) => {
      const { child, endpoint } = await startEngineInProcess(newFolder())
      expect(await tablesAt(endpoint)).toEqual([])
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
      await eventually(() => expect(tablesAt(endpoint)).rejects.toThrow(/No DynamoDB answers/))
    },
  )
})
