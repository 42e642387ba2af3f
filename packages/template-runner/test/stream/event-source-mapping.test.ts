import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../../src/template/assembly'
import { eventually } from '../support/eventually'
import { newFolder } from '../support/temporary-folder'
import { smallAssembly } from '../support/small-assembly'
import { stopRuns, postThing, startSmallRun, eventSubjects } from '../support/small-run'

afterEach(stopRuns)

/** A publisher that logs the ids of each batch as a line, then runs `code`. */
const loggingPublisher = (code: string): string => `exports.handler = async ({ Records }) => {
  const ids = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S)
  console.log(ids.join(' '))
  ${code}
}`

const loggedBatches = (data: string): string[] =>
  readFileSync(join(data, 'logs', 'Publish.log'), 'utf8')
    .split('\n')
    .filter(Boolean)

function assemblyOf(publish: string, mapping: Record<string, unknown> = {}): Assembly {
  const assembly = smallAssembly({ publish })
  Object.assign(assembly.template.Resources['Mapping']!.Properties!, mapping)
  return assembly
}

/** A data folder whose stream has the records of these things, none of which is processed. */
async function backlogOf(...ids: string[]): Promise<string> {
  const data = newFolder()
  const run = await startSmallRun({
    data,
    assembly: assemblyOf('exports.handler = async () => { for (;;); }'),
  })
  for (const id of ids) await postThing(run, id)
  await run.stop()
  return data
}

/** The objects in the bucket for discarded batches. */
function discardedBatches(data: string) {
  const bucket = join(data, 'buckets', 'small-failed')
  return readdirSync(bucket, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      key: join(entry.parentPath, entry.name).slice(bucket.length + 1),
      object: JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as Record<string, unknown>,
    }))
}

describe('an event source mapping', () => {
  it('invokes the function with the records that match its filter', async () => {
    const publish = `exports.handler = async (event) => console.log(JSON.stringify(event))`
    const run = await startSmallRun({ assembly: assemblyOf(publish) })
    await postThing(run, 'other', 'something')
    await postThing(run, 'one')
    await eventually(() => expect(loggedBatches(run.data)).toHaveLength(1))
    expect(JSON.parse(loggedBatches(run.data)[0] ?? '')).toEqual({
      Records: [
        {
          eventID: expect.any(String),
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'eu-central-1',
          eventSourceARN: 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table/stream/local',
          dynamodb: {
            ApproximateCreationDateTime: expect.any(Number),
            Keys: { pk: { S: 'one' }, sk: { S: 'change' } },
            NewImage: { pk: { S: 'one' }, sk: { S: 'change' }, kind: { S: 'change' } },
            SequenceNumber: expect.any(String),
            SizeBytes: expect.any(Number),
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
        },
      ],
    })
  })

  it('limits a batch to BatchSize, in order', async () => {
    const data = await backlogOf('a', 'b', 'c', 'd', 'e')
    await startSmallRun({ data, assembly: assemblyOf(loggingPublisher(''), { BatchSize: 2 }) })
    await eventually(() => expect(loggedBatches(data)).toEqual(['a b', 'c d', 'e']))
  })

  it('writes a bad record to the bucket, and processes the others in order', async () => {
    const data = await backlogOf('a', 'bad', 'c')
    const warnings: string[] = []
    const publish = loggingPublisher(`if (ids.includes('bad')) throw new Error('poison')`)
    await startSmallRun({ data, assembly: assemblyOf(publish), onWarning: (line) => warnings.push(line) })
    await eventually(() => expect(loggedBatches(data)).toEqual(['a bad c', 'a bad', 'a', 'bad', 'bad', 'c']))
    const [discarded, ...others] = discardedBatches(data)
    expect(others).toEqual([])
    expect(discarded?.key).toMatch(
      /^aws\/lambda\/[0-9a-f-]{36}\/shardId-[^/]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-/,
    )
    expect(discarded?.object).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('/stream/local') },
      version: '1.0',
    })
    const { Records } = JSON.parse(String(discarded?.object['payload'])) as {
      Records: { dynamodb: { Keys: unknown } }[]
    }
    expect(Records.map(({ dynamodb }) => dynamodb.Keys)).toEqual([{ pk: { S: 'bad' }, sk: { S: 'change' } }])
    expect(warnings.join('\n')).toContain(
      'Mapping: 1 record discarded (RetryAttemptsExhausted), written to small-failed/',
    )
  })

  it('retries from the first reported record', async () => {
    const data = await backlogOf('a', 'b', 'c')
    const publish = `let failed = false
      ${loggingPublisher(`if (failed) return
      failed = true
      return { batchItemFailures: [{ itemIdentifier: Records[1].dynamodb.SequenceNumber }] }`)}`
    await startSmallRun({ data, assembly: assemblyOf(publish) })
    await eventually(() => expect(loggedBatches(data)).toEqual(['a b c', 'b c']))
  })

  it('continues at its position in the next run', async () => {
    const data = newFolder()
    const first = await startSmallRun({ data })
    for (const id of ['a', 'b']) await postThing(first, id)
    await eventually(() => expect(eventSubjects(data)).toEqual(['a', 'b']))
    await first.stop()
    const second = await startSmallRun({ data })
    await postThing(second, 'c')
    await eventually(() => expect(eventSubjects(data)).toEqual(['a', 'b', 'c']))
  })

  it('writes its position after records that match no filter when the run stops', async () => {
    const data = newFolder()
    const first = await startSmallRun({ data })
    await postThing(first, 'one')
    await eventually(() => expect(eventSubjects(data)).toEqual(['one']))
    await postThing(first, 'other', 'something')
    await first.stop()
    // Each run reads the record, unless it is stopped too early.
    await eventually(async () => {
      const run = await startSmallRun({ data })
      await run.stop()
      expect(readFileSync(join(data, 'positions', 'Mapping.json'), 'utf8')).toMatch(/"after":"0*2"/)
    })
  })

  it('delivers records again that an earlier run has not processed', async () => {
    const data = await backlogOf('a')
    await startSmallRun({ data })
    await eventually(() => expect(eventSubjects(data)).toEqual(['a']))
  })
})

describe('an event source mapping is rejected', () => {
  it.each([
    [
      'for an unsupported operator',
      { FilterCriteria: { Filters: [{ Pattern: '{"eventName":[{"suffix":"T"}]}' }] } },
      /^Mapping: .*operator suffix;/,
    ],
    [
      'for a missing stream',
      { EventSourceArn: 'arn:aws:dynamodb:x:y:table/z/stream/1' },
      /^Mapping: the template has no such stream; correct `EventSourceArn`/,
    ],
    [
      'for a missing function',
      { FunctionName: 'other' },
      /^Mapping: the template has no such function; correct/,
    ],
    ['for LATEST', { StartingPosition: 'LATEST' }, /^Mapping: .*the starting position LATEST;/],
    [
      'for a concurrency',
      { ScalingConfig: { MaximumConcurrency: 2 } },
      /^Mapping: .*ScalingConfig on a stream;/,
    ],
    [
      'for a batching window',
      { MaximumBatchingWindowInSeconds: 1 },
      /^Mapping: .*MaximumBatchingWindowInSeconds on a stream;/,
    ],
    [
      'for another bucket',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::other' } } },
      /^Mapping: .*the destination arn:aws:s3:::other, which is no bucket/,
    ],
  ])('%s', async (_, mapping, message) => {
    await expect(startSmallRun({ assembly: assemblyOf(loggingPublisher(''), mapping) })).rejects.toThrow(
      message,
    )
  })
})
