import type { InvocationResult } from '../../src/functions/environment'
import { deliverBatch, type DeliverySettings } from '../../src/stream/batch-delivery'
import type { StreamRecord } from '../../src/stream/stream-record'

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
const response = (...failures: string[]): InvocationResult => ({
  payload: JSON.stringify({ batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) }),
})

/** Delivers records 1 to `count` and returns the steps in order. */
async function stepsOf(
  count: number,
  resultOf: (batch: string) => InvocationResult,
  settings: Partial<DeliverySettings> = {},
): Promise<string[]> {
  const steps: string[] = []
  const batch = Array.from({ length: count }, (_, index) => record(index + 1))
  await deliverBatch(
    batch,
    { partial: true, bisect: true, maxRetries: 2, maxAgeSeconds: Number.POSITIVE_INFINITY, ...settings },
    {
      invoke: async (records) => {
        steps.push(`invoke ${sequences(records)}`)
        return resultOf(sequences(records))
      },
      advance: ({ dynamodb }) => steps.push(`advance ${dynamodb.SequenceNumber}`),
      discard: (records, condition, invocations) =>
        steps.push(`discard ${sequences(records)}: ${condition} after ${invocations}`),
      signal: new AbortController().signal,
      now: () => now,
      firstPause: 0,
    },
  )
  return steps
}

describe('a batch', () => {
  it('is processed when its function succeeds', async () => {
    expect(await stepsOf(3, () => response())).toEqual(['invoke 1 2 3', 'advance 3'])
  })

  it('is retried from the first reported record', async () => {
    let first = true
    const steps = await stepsOf(4, () => {
      const result = first ? response('3', '4') : response()
      first = false
      return result
    })
    expect(steps).toEqual(['invoke 1 2 3 4', 'advance 2', 'invoke 3 4', 'advance 4'])
  })

  it('is bisected when it fails, so that only the bad record is discarded', async () => {
    const steps = await stepsOf(4, (batch) => (batch.split(' ').includes('2') ? failed : response()))
    expect(steps).toEqual([
      'invoke 1 2 3 4',
      'invoke 1 2',
      'invoke 1',
      'advance 1',
      'invoke 2',
      'invoke 2',
      'invoke 2',
      'discard 2: RetryAttemptsExhausted after 3',
      'advance 2',
      'invoke 3 4',
      'advance 4',
    ])
  })

  it('is retried and discarded as a whole without bisect', async () => {
    expect(await stepsOf(2, () => failed, { bisect: false, maxRetries: 1 })).toEqual([
      'invoke 1 2',
      'invoke 1 2',
      'discard 1 2: RetryAttemptsExhausted after 2',
      'advance 2',
    ])
  })

  it('is processed by any response without ReportBatchItemFailures', async () => {
    expect(await stepsOf(2, () => response('1'), { partial: false })).toEqual(['invoke 1 2', 'advance 2'])
  })

  it('fails when its function reports an unknown record', async () => {
    expect(await stepsOf(1, () => response('77'), { maxRetries: 0 })).toEqual([
      'invoke 1',
      'discard 1: RetryAttemptsExhausted after 1',
      'advance 1',
    ])
  })

  it('discards only the expired records', async () => {
    const steps: string[] = []
    await deliverBatch(
      [record(1, 61), record(2, 60), record(3)],
      { partial: true, bisect: true, maxRetries: 0, maxAgeSeconds: 60 },
      {
        invoke: async (records) => {
          steps.push(`invoke ${sequences(records)}`)
          return response()
        },
        advance: ({ dynamodb }) => steps.push(`advance ${dynamodb.SequenceNumber}`),
        discard: (records, condition) => steps.push(`discard ${sequences(records)}: ${condition}`),
        signal: new AbortController().signal,
        now: () => now,
      },
    )
    expect(steps).toEqual(['discard 1: RecordAgeExceeded', 'advance 1', 'invoke 2 3', 'advance 3'])
  })

  it('is not processed when the run stops during the invocation', async () => {
    const stopping = new AbortController()
    const processed: string[] = []
    const delivery = deliverBatch(
      [record(1)],
      { partial: true, bisect: true, maxRetries: 9, maxAgeSeconds: Number.POSITIVE_INFINITY },
      {
        invoke: async () => {
          stopping.abort()
          return failed
        },
        advance: ({ dynamodb }) => processed.push(dynamodb.SequenceNumber),
        discard: () => {},
        signal: stopping.signal,
      },
    )
    await expect(delivery).rejects.toMatchObject({ name: 'AbortError' })
    expect(processed).toEqual([])
  })
})
