/** A fake EventBridge over HTTP, whose buses accept or reject entries as a test says. */
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { Change } from '../../../contract/changes'
import { openBus } from '../../../lambdas/aws/bus'

interface Entry {
  readonly EventBusName: string
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string
  readonly Time: number
}

/** The error code for an entry of a call; `undefined` accepts it. */
type Judge = (subject: string, call: number) => string | undefined

/** A bus with the entries of each call. */
interface FakeBus {
  readonly judge: Judge
  readonly entries: Entry[][]
}

/** Serves the buses of a test file. Concurrent checks have a bus each, by name. */
export function fakeBuses() {
  const buses = new Map<string, FakeBus>()
  let server: Server
  let endpoint: string
  let client: EventBridgeClient

  beforeAll(async () => {
    server = createServer((request, response) => {
      void json(request).then((body) => answer(response, buses, (body as { Entries: Entry[] }).Entries))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    client = new EventBridgeClient({ endpoint, region: 'eu-central-1', credentials })
  })
  beforeEach(() => buses.clear())
  afterAll(async () => {
    client.destroy()
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })

  return {
    endpoint: () => endpoint,
    /** A bus that accepts and rejects entries by `judge`, and its calls. */
    busThat: (judge: Judge, name = 'bus') => {
      const fake: FakeBus = { judge, entries: [] }
      buses.set(name, fake)
      return {
        // No wait between the attempts.
        bus: openBus(name, client, () => 0),
        calls: () => fake.entries.map((entries) => entries.map((entry) => subjectOf(entry))),
        entries: fake.entries,
      }
    },
  }
}

/** Responds to a call of `PutEvents`. */
function answer(response: ServerResponse, buses: ReadonlyMap<string, FakeBus>, Entries: Entry[]): void {
  const bus = buses.get(Entries[0]?.EventBusName ?? '')
  const call = bus?.entries.push(Entries) ?? 0
  const results = Entries.map((entry) => {
    const ErrorCode = bus?.judge(subjectOf(entry), call)
    return ErrorCode === undefined ? { EventId: `${call}` } : { ErrorCode, ErrorMessage: 'Try again.' }
  })
  const isDenied = results.some(({ ErrorCode }) => ErrorCode === 'AccessDeniedException')
  const FailedEntryCount = results.filter(({ ErrorCode }) => ErrorCode !== undefined).length
  response.writeHead(isDenied ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(
    JSON.stringify(isDenied ? { __type: 'AccessDeniedException' } : { FailedEntryCount, Entries: results }),
  )
}

const subjectOf = ({ Detail }: Entry): string => (JSON.parse(Detail) as Change).subject
