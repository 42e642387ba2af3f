import type { InvocationResult } from '../../src/functions/environment'
import { deliverBatch, type DeliverySettings } from '../../src/stream/batch-delivery'
import type { StreamRecord } from '../../src/stream/stream-reader'

const now = 1_000_000

function record(sequence: number, ageSeconds = 0): StreamRecord {
  return {
    eventID: String(sequence),
    eventName: 'INSERT',
    awsRegion: 'eu-central-1',
    dynamodb: {
      Keys: {},
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: now / 1000 - ageSeconds,
    },
  }
}

const sequences = (records: StreamRecord[]): string =>
  records.map(({ dynamodb }) => dynamodb.SequenceNumber).join(' ')

const failed: InvocationResult = { error: { errorType: 'Error', errorMessage: 'no' } }
const answered = (...failures: string[]): InvocationResult => ({
  payload: JSON.stringify({ batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) }),
})

/** Delivers records 1 to `count` to a function, and tells what happened in order. */
async function story(
  count: number,
  outcome: (batch: string) => InvocationResult,
  settings: Partial<DeliverySettings> = {},
): Promise<string[]> {
  const told: string[] = []
  const batch = Array.from({ length: count }, (_, index) => record(index + 1))
  await deliverBatch(
    batch,
    { partial: true, bisect: true, retries: 2, oldestSeconds: Number.POSITIVE_INFINITY, ...settings },
    {
      invoke: async (records) => {
        told.push(`invoke ${sequences(records)}`)
        return outcome(sequences(records))
      },
      done: ({ dynamodb }) => told.push(`done ${dynamodb.SequenceNumber}`),
      giveUp: (records, condition, invocations) =>
        told.push(`give up ${sequences(records)}: ${condition} after ${invocations}`),
      signal: new AbortController().signal,
      now: () => now,
      firstPause: 0,
    },
  )
  return told
}

describe('a batch', () => {
  it('is done with when its function succeeds', async () => {
    expect(await story(3, () => answered())).toEqual(['invoke 1 2 3', 'done 3'])
  })

  it('is tried again from the first record that its function reports, and only from there', async () => {
    let first = true
    const told = await story(4, () => {
      const outcome = first ? answered('3', '4') : answered()
      first = false
      return outcome
    })
    expect(told).toEqual(['invoke 1 2 3 4', 'done 2', 'invoke 3 4', 'done 4'])
  })

  it('is halved when it fails whole, so that one bad record is soon alone and its neighbours arrive', async () => {
    const told = await story(4, (batch) => (batch.split(' ').includes('2') ? failed : answered()))
    expect(told).toEqual([
      'invoke 1 2 3 4',
      'invoke 1 2',
      'invoke 1',
      'done 1',
      'invoke 2',
      'invoke 2',
      'invoke 2',
      'give up 2: RetryAttemptsExhausted after 3',
      'done 2',
      'invoke 3 4',
      'done 4',
    ])
  })

  it('is tried again whole, and given up whole, where the mapping does not halve', async () => {
    expect(await story(2, () => failed, { bisect: false, retries: 1 })).toEqual([
      'invoke 1 2',
      'invoke 1 2',
      'give up 1 2: RetryAttemptsExhausted after 2',
      'done 2',
    ])
  })

  it('is done with by any answer where the mapping does not ask for failures', async () => {
    expect(await story(2, () => answered('1'), { partial: false })).toEqual(['invoke 1 2', 'done 2'])
  })

  it('has failed whole when its function reports a record that is not in it', async () => {
    expect(await story(1, () => answered('77'), { retries: 0 })).toEqual([
      'invoke 1',
      'give up 1: RetryAttemptsExhausted after 1',
      'done 1',
    ])
  })

  it('loses the records that have grown too old, and no others', async () => {
    const told: string[] = []
    await deliverBatch(
      [record(1, 61), record(2, 60), record(3)],
      { partial: true, bisect: true, retries: 0, oldestSeconds: 60 },
      {
        invoke: async (records) => {
          told.push(`invoke ${sequences(records)}`)
          return answered()
        },
        done: ({ dynamodb }) => told.push(`done ${dynamodb.SequenceNumber}`),
        giveUp: (records, condition) => told.push(`give up ${sequences(records)}: ${condition}`),
        signal: new AbortController().signal,
        now: () => now,
      },
    )
    expect(told).toEqual(['give up 1: RecordAgeExceeded', 'done 1', 'invoke 2 3', 'done 3'])
  })

  it('is not done with when the run ends meanwhile', async () => {
    const ending = new AbortController()
    const done: string[] = []
    const delivery = deliverBatch(
      [record(1)],
      { partial: true, bisect: true, retries: 9, oldestSeconds: Number.POSITIVE_INFINITY },
      {
        invoke: async () => {
          ending.abort()
          return failed
        },
        done: ({ dynamodb }) => done.push(dynamodb.SequenceNumber),
        giveUp: () => {},
        signal: ending.signal,
      },
    )
    await expect(delivery).rejects.toMatchObject({ name: 'AbortError' })
    expect(done).toEqual([])
  })
})
