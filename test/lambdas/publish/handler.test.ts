/** The publisher with a fake EventBridge: it retries rejected entries, and only those. */
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Change } from '../../../contract/changes'
import { handler, publish } from '../../../lambdas/publish/handler'
import { fakeBuses } from './fake-buses'

const { busThat, endpoint } = fakeBuses()

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
/** Checks the first `count` subsets of ten, 32 at a time. The bits of a number are the members of a subset. */
async function forEachSubset(
  count: number,
  check: (bits: number, members: readonly string[]) => Promise<void>,
): Promise<number> {
  let checked = 0
  for (let first = 0; first < count; first += 32) {
    const batch = Array.from({ length: 32 }, (_, index) => first + index)
    await Promise.all(
      batch.map((bits) =>
        check(
          bits,
          TEN.filter((_, index) => (bits & (1 << index)) !== 0),
        ),
      ),
    )
    checked += batch.length
  }
  return checked
}

let written: jest.SpyInstance
beforeEach(() => (written = jest.spyOn(process.stdout, 'write').mockReturnValue(true)))
afterEach(() => written.mockRestore())

const records = TEN.map((subject) => recordOf(subject))

test('retries only the rejected entries of ten, in order, for all 1,024 subsets', async () => {
  const checked = await forEachSubset(1024, async (bits, rejected) => {
    const { bus, calls } = busThat(
      (subject, call) => (call === 1 && rejected.includes(subject) ? 'InternalFailure' : undefined),
      `once-${bits}`,
    )
    expect(await publish(records, bus)).toEqual(failures([]))
    expect(calls()).toEqual(rejected.length === 0 ? [TEN] : [TEN, rejected])
  })
  expect(checked).toBe(1024)
}, 240_000)

test('returns only entries that stay rejected as batch item failures', async () => {
  await forEachSubset(64, async (bits, rejected) => {
    const { bus, calls } = busThat(
      (subject) => (rejected.includes(subject) ? 'ThrottlingException' : undefined),
      `always-${bits}`,
    )
    expect(await publish(records, bus)).toEqual(failures(rejected))
    expect(calls()).toEqual(rejected.length === 0 ? [TEN] : [TEN, rejected, rejected, rejected])
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
    ['has a change without a type', { change: { ...changeOf('visits/1'), type: undefined } }],
    ['has a change with an invalid time', { change: { ...changeOf('visits/1'), time: 'soon' } }],
  ])(
    'publishes the other records of a batch, and returns the one that %s as failed',
    async (_what, image) => {
      const { bus, calls } = busThat(() => undefined)
      const malformed = recordOf('visits/1', JSON.parse(JSON.stringify(image)) as object)
      expect(await publish([recordOf('visits/0'), malformed, recordOf('visits/2')], bus)).toEqual(
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
      AWS_ENDPOINT_URL: endpoint(),
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
