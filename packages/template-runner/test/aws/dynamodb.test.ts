import { createServer } from 'node:http'
import { dynamoDb } from '../../src/aws/dynamodb'
import { listenLocally, type LocalServer } from '../../src/http/local-server'

let engine: LocalServer
let status = 200
beforeAll(async () => {
  engine = await listenLocally(
    createServer((_, response) => response.writeHead(status).end('{}')),
    0,
  )
})
afterAll(() => engine.close())

describe('the DynamoDB service', () => {
  it.each([
    ['PutItem', 200, 1],
    ['TransactWriteItems', 200, 1],
    ['PutItem', 400, 0],
    ['GetItem', 200, 0],
    ['Query', 200, 0],
  ])('%s with status %i wakes the stream readers %i times', async (operation, engineStatus, wakes) => {
    status = engineStatus
    let woken = 0
    const service = dynamoDb({ engine: engine.url, onWrite: () => (woken += 1), onDiskFull: () => {} })
    const { signal } = new AbortController()
    await service.perform({ operation, input: {}, body: Buffer.from('{}'), signal })
    expect(woken).toBe(wakes)
  })
})
