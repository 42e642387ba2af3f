/** The publisher against a bus that answers as EventBridge does, over HTTP: what is refused is sent again, and only that. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Change } from '../../../contract/changes'
import { handler, publish } from '../../../lambdas/publish/handler'
import { openBus } from '../../../lambdas/aws/bus'

interface Entry {
  readonly EventBusName: string
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string
  readonly Time: number
}

/** What the bus has against one entry of a call: the code of an error, or nothing. */
type Judge = (subject: string, call: number) => string | undefined

/** The calls of one bus, each with the subjects that it brought. */
interface Heard {
  readonly judge: Judge
  readonly entries: Entry[][]
}

/** Buses by name: tests that run side by side each have one. */
const buses = new Map<string, Heard>()
let server: Server
let endpoint: string

beforeAll(async () => {
  server = createServer((request, response) => {
    void json(request).then((body) => {
      const { Entries } = body as { Entries: Entry[] }
      const bus = buses.get(Entries[0]?.EventBusName ?? '')
      const call = bus?.entries.push(Entries) ?? 0
      const results = Entries.map((entry) => {
        const ErrorCode = bus?.judge(subjectOf(entry), call)
        return ErrorCode === undefined ? { EventId: `${call}` } : { ErrorCode, ErrorMessage: 'Not now.' }
      })
      const isDenied = results.some(({ ErrorCode }) => ErrorCode === 'AccessDeniedException')
      response.writeHead(isDenied ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
      const FailedEntryCount = results.filter(({ ErrorCode }) => ErrorCode !== undefined).length
      response.end(
        JSON.stringify(
          isDenied ? { __type: 'AccessDeniedException' } : { FailedEntryCount, Entries: results },
        ),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  client.destroy()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

beforeEach(() => buses.clear())

const subjectOf = ({ Detail }: Entry): string => (JSON.parse(Detail) as Change).subject

let client: EventBridgeClient
beforeAll(() => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new EventBridgeClient({ endpoint, region: 'eu-central-1', credentials })
})

function busThat(judge: Judge, name = 'bus') {
  const heard: Heard = { judge, entries: [] }
  buses.set(name, heard)
  return {
    // Nobody waits between the attempts.
    bus: openBus(name, client, () => 0),
    calls: () => heard.entries.map((entries) => entries.map((entry) => subjectOf(entry))),
    entries: heard.entries,
  }
}

const changeOf = (subject: string, data: unknown = {}): Change => ({
  id: `id of ${subject}`,
  type: 'visit.planned',
  time: '2026-11-17T10:00:00.000Z',
  subject,
  sequence: 1,
  actor: 'office',
  changed: [''],
  data,
})

const recordOf = (subject: string, image: object = { kind: 'change', change: changeOf(subject) }) =>
  ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: `number of ${subject}`, NewImage: marshall(image) },
  }) as DynamoDBRecord

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `visits/${index}`)
const failures = (subjects: readonly string[]) => ({
  batchItemFailures: subjects.map((subject) => ({ itemIdentifier: `number of ${subject}` })),
})

const TEN = many(10)
/** Checks the first so many subsets of ten, some at a time: bit by bit, a number says which are members. */
async function forEachSubset(
  count: number,
  check: (bits: number, members: readonly string[]) => Promise<void>,
): Promise<number> {
  let checked = 0
  for (let first = 0; first < count; first += 32) {
    const some = Array.from({ length: 32 }, (_, index) => first + index)
    await Promise.all(
      some.map((bits) =>
        check(
          bits,
          TEN.filter((_, place) => (bits & (1 << place)) !== 0),
        ),
      ),
    )
    checked += some.length
  }
  return checked
}

let written: jest.SpyInstance
beforeEach(() => (written = jest.spyOn(process.stdout, 'write').mockReturnValue(true)))
afterEach(() => written.mockRestore())

const records = TEN.map((subject) => recordOf(subject))

test('retries only the rejected entries of ten, in order, for all 1,024 subsets', async () => {
  const checked = await forEachSubset(1024, async (bits, refused) => {
    const { bus, calls } = busThat(
      (subject, call) => (call === 1 && refused.includes(subject) ? 'InternalFailure' : undefined),
      `once-${bits}`,
    )
    expect(await publish(records, bus)).toEqual(failures([]))
    expect(calls()).toEqual(refused.length === 0 ? [TEN] : [TEN, refused])
  })
  expect(checked).toBe(1024)
}, 240_000)

test('returns only entries that stay rejected as batch item failures', async () => {
  await forEachSubset(64, async (bits, refused) => {
    const { bus, calls } = busThat(
      (subject) => (refused.includes(subject) ? 'ThrottlingException' : undefined),
      `always-${bits}`,
    )
    expect(await publish(records, bus)).toEqual(failures(refused))
    expect(calls()).toEqual(refused.length === 0 ? [TEN] : [TEN, refused, refused, refused])
  })
})

describe('the publisher', () => {
  test('publishes a change as it is recorded', async () => {
    const { bus, entries } = busThat(() => undefined)
    const change = changeOf('visits/1', { notes: 'Tea' })
    await publish([recordOf('visits/1', { kind: 'change', change })], bus)
    const [[entry] = []] = entries
    expect({ ...entry, Detail: JSON.parse(entry?.Detail ?? '') as unknown }).toEqual({
      EventBusName: 'bus',
      Source: 'golden-book',
      DetailType: 'visit.planned',
      Detail: change,
      Time: Date.parse(change.time) / 1000,
    })
  })

  test('sends ten entries in a call, and fewer if they are large', async () => {
    const { bus, calls } = busThat(() => undefined)
    await publish(
      many(25).map((subject) => recordOf(subject)),
      bus,
    )
    expect(calls()).toEqual([many(25).slice(0, 10), many(25).slice(10, 20), many(25).slice(20)])
    const large = busThat(() => undefined)
    const change = (subject: string) => changeOf(subject, { text: 'x'.repeat(100_000) })
    await publish(
      many(3).map((subject) => recordOf(subject, { change: change(subject) })),
      large.bus,
    )
    expect(large.calls()).toEqual([['visits/0', 'visits/1'], ['visits/2']])
  })

  test('continues with other calls when one fails, and does not repeat that call', async () => {
    const { bus, calls } = busThat((subject) =>
      subject === 'visits/4' ? 'AccessDeniedException' : undefined,
    )
    const answer = await publish(
      many(12).map((subject) => recordOf(subject)),
      bus,
    )
    expect(answer).toEqual(failures(TEN))
    expect(calls()).toEqual([TEN, ['visits/10', 'visits/11']])
  })

  test.each([
    ['has no change', { kind: 'change' }],
    ['has one without a type', { change: { ...changeOf('visits/1'), type: undefined } }],
    ['has one of no time', { change: { ...changeOf('visits/1'), time: 'soon' } }],
  ])(
    'publishes the other records of a batch, and returns the one that %s as failed',
    async (_what, image) => {
      const { bus, calls } = busThat(() => undefined)
      const poison = recordOf('visits/1', JSON.parse(JSON.stringify(image)) as object)
      expect(await publish([recordOf('visits/0'), poison, recordOf('visits/2')], bus)).toEqual(
        failures(['visits/1']),
      )
      expect(calls()).toEqual([['visits/0', 'visits/2']])
    },
  )

  test('logs the number and codes of failures, and no contents', async () => {
    const { bus } = busThat((subject) => (subject === 'visits/1' ? 'InternalFailure' : undefined))
    await publish([recordOf('visits/0'), recordOf('visits/1')], bus)
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as object)
    expect(lines).toEqual([
      {
        level: 'error',
        time: expect.any(String) as string,
        records: 2,
        failed: 1,
        codes: ['InternalFailure'],
        ms: expect.any(Number) as number,
      },
    ])
  })

  test('reads the name of its bus from the environment', async () => {
    const { calls } = busThat(() => undefined, 'from-the-environment')
    const before = { ...process.env }
    Object.assign(process.env, {
      BUS_NAME: 'from-the-environment',
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    })
    try {
      expect(await handler({ Records: [recordOf('visits/0')] })).toEqual(failures([]))
    } finally {
      process.env = before
    }
    expect(calls()).toEqual([['visits/0']])
  })
})
