/**
 * A stub of DynamoDB and EventBridge in a process of its own: stores items without checking conditions, and answers at
 * once. `GET /` lists the items. Prints its address when it is ready.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

type Item = Record<string, AttributeValue>
interface Write {
  readonly Put?: { readonly Item: Item }
  readonly Delete?: { readonly Key: Item }
}

const items = new Map<string, Item>()
const idOf = (key: Item = {}): string => `${key.pk?.S} ${key.sk?.S}`

const ANSWERS: Record<string, (input: never) => object> = {
  GetItem: ({ Key }: { Key: Item }) => ({ Item: items.get(idOf(Key)) }),
  BatchGetItem: ({ RequestItems }: { RequestItems: Record<string, { Keys: Item[] }> }) => ({
    Responses: Object.fromEntries(
      Object.entries(RequestItems).map(([table, { Keys }]) => [
        table,
        Keys.map((key) => items.get(idOf(key))).filter((item) => item !== undefined),
      ]),
    ),
    UnprocessedKeys: {},
  }),
  PutItem: ({ Item }: { Item: Item }) => {
    items.set(idOf(Item), Item)
    return {}
  },
  Query: () => ({ Items: [], Count: 0, ScannedCount: 0 }),
  TransactWriteItems: ({ TransactItems }: { TransactItems: Write[] }) => {
    for (const { Put, Delete } of TransactItems) {
      if (Put) items.set(idOf(Put.Item), Put.Item)
      if (Delete) items.delete(idOf(Delete.Key))
    }
    return {}
  },
  PutEvents: ({ Entries }: { Entries: object[] }) => ({
    FailedEntryCount: 0,
    Entries: Entries.map((_, index) => ({ EventId: String(index) })),
  }),
}

const answer = (request: IncomingMessage, body: string): object => {
  if (request.method === 'GET') return [...items.values()]
  const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? ''
  const operate = ANSWERS[operation]
  if (!operate) throw new Error(`The stub does not support ${operation}: add it to ANSWERS.`)
  return operate(JSON.parse(body) as never)
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const text = JSON.stringify(answer(request, Buffer.concat(chunks).toString()))
    response.writeHead(200, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(text),
    })
    response.end(text)
  })
})

// Exits when the benchmark does.
process.stdin.on('end', () => process.exit()).resume()

server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
