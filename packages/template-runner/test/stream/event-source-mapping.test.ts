import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../../src/template/assembly'
import { eventually } from '../../../../test/support/eventually'
import { newFolder, smallAssembly } from '../assembly-fixture'
import { endRuns, post, startSmall, subjectsIn } from '../small-run'

afterEach(endRuns)

/** A publisher that writes down each batch it gets, as a line of its log, and then does what `code` says. */
const telling = (code: string): string => `exports.handler = async ({ Records }) => {
  const ids = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S)
  console.log(ids.join(' '))
  ${code}
}`

const batchesIn = (data: string): string[] =>
  readFileSync(join(data, 'logs', 'Publish.log'), 'utf8')
    .split('\n')
    .filter(Boolean)

function assemblyOf(publish: string, mapping: Record<string, unknown> = {}): Assembly {
  const assembly = smallAssembly({ publish })
  Object.assign(assembly.template.Resources['Mapping']!.Properties!, mapping)
  return assembly
}

/** A data folder with these things on the stream, none of which has arrived anywhere. */
async function backlogOf(...ids: string[]): Promise<string> {
  const data = newFolder()
  const run = await startSmall({ data, assembly: assemblyOf('exports.handler = async () => { for (;;); }') })
  for (const id of ids) await post(run, id)
  await run.stop()
  return data
}

/** What lies in the bucket for failed batches, read. */
function keptIn(data: string) {
  const bucket = join(data, 'buckets', 'small-failed')
  return readdirSync(bucket, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      key: join(entry.parentPath, entry.name).slice(bucket.length + 1),
      object: JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as Record<string, unknown>,
    }))
}

describe('an event source mapping', () => {
  it('hands over what its filter lets pass, as Lambda would, and nothing else', async () => {
    const whole = `exports.handler = async (event) => console.log(JSON.stringify(event))`
    const run = await startSmall({ assembly: assemblyOf(whole) })
    await post(run, 'other', 'something')
    await post(run, 'one')
    await eventually(() => expect(batchesIn(run.data)).toHaveLength(1))
    expect(JSON.parse(batchesIn(run.data)[0] ?? '')).toEqual({
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

  it('keeps batches as small as the template says, in order', async () => {
    const data = await backlogOf('a', 'b', 'c', 'd', 'e')
    await startSmall({ data, assembly: assemblyOf(telling(''), { BatchSize: 2 }) })
    await eventually(() => expect(batchesIn(data)).toEqual(['a b', 'c d', 'e']))
  })

  it('keeps one bad record in the bucket, whole, and its neighbours arrive in order', async () => {
    const data = await backlogOf('a', 'bad', 'c')
    const troubles: string[] = []
    const publish = telling(`if (ids.includes('bad')) throw new Error('poison')`)
    await startSmall({ data, assembly: assemblyOf(publish), onTrouble: (line) => troubles.push(line) })
    await eventually(() => expect(batchesIn(data)).toEqual(['a bad c', 'a bad', 'a', 'bad', 'bad', 'c']))
    const [kept, ...others] = keptIn(data)
    expect(others).toEqual([])
    expect(kept?.key).toMatch(
      /^aws\/lambda\/[0-9a-f-]{36}\/shardId-[^/]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-/,
    )
    expect(kept?.object).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('/stream/local') },
      version: '1.0',
    })
    const { Records } = JSON.parse(String(kept?.object['payload'])) as {
      Records: { dynamodb: { Keys: unknown } }[]
    }
    expect(Records.map(({ dynamodb }) => dynamodb.Keys)).toEqual([{ pk: { S: 'bad' }, sk: { S: 'change' } }])
    expect(troubles.join('\n')).toContain(
      'Mapping: 1 record given up (RetryAttemptsExhausted), kept as small-failed/',
    )
  })

  it('tries again from the first record that its function reports, and only from there', async () => {
    const data = await backlogOf('a', 'b', 'c')
    const publish = `let failed = false
      ${telling(`if (failed) return
      failed = true
      return { batchItemFailures: [{ itemIdentifier: Records[1].dynamodb.SequenceNumber }] }`)}`
    await startSmall({ data, assembly: assemblyOf(publish) })
    await eventually(() => expect(batchesIn(data)).toEqual(['a b c', 'b c']))
  })

  it('goes on where it was when the run starts again, and repeats nothing', async () => {
    const data = newFolder()
    const first = await startSmall({ data })
    for (const id of ['a', 'b']) await post(first, id)
    await eventually(() => expect(subjectsIn(data)).toEqual(['a', 'b']))
    await first.stop()
    const second = await startSmall({ data })
    await post(second, 'c')
    await eventually(() => expect(subjectsIn(data)).toEqual(['a', 'b', 'c']))
  })

  it('brings after a restart what was not done with before', async () => {
    const data = await backlogOf('a')
    await startSmall({ data })
    await eventually(() => expect(subjectsIn(data)).toEqual(['a']))
  })

  it('is woken by a write, long before its next look', async () => {
    const run = await startSmall()
    await post(run, 'first')
    await eventually(() => expect(subjectsIn(run.data)).toHaveLength(1))
    const began = performance.now()
    await post(run, 'second')
    await eventually(() => expect(subjectsIn(run.data)).toHaveLength(2))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('an event source mapping is refused', () => {
  it.each([
    [
      'by its filter’s operator',
      { FilterCriteria: { Filters: [{ Pattern: '{"eventName":[{"suffix":"T"}]}' }] } },
      /Mapping: .*operator suffix/,
    ],
    [
      'when its stream is another',
      { EventSourceArn: 'arn:aws:dynamodb:x:y:table/z/stream/1' },
      /Mapping names what is not there: the stream/,
    ],
    ['when its function is another', { FunctionName: 'other' }, /Mapping names what is not there|Mapping: /],
    [
      'when its bucket is another',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::other' } } },
      /Mapping: .*buckets/,
    ],
  ])('%s', async (_, mapping, message) => {
    await expect(startSmall({ assembly: assemblyOf(telling(''), mapping) })).rejects.toThrow(message)
  })
})
