import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { Clock } from '../../src/clock'
import type { Run, RunOptions } from '../../src/run'
import { eventually } from '../../../../test/support/eventually'
import { newFolder } from '../assembly-fixture'
import { sqsOf } from '../operator'
import { batchesIn, bodiesIn, consuming, queueAssembly, type QueueStack } from '../queue-fixture'
import { endRuns, post, startSmall } from '../small-run'

afterEach(endRuns)

const start = async (stack: QueueStack = {}, options: Partial<RunOptions> = {}): Promise<Run> =>
  await startSmall({ assembly: queueAssembly(stack), clock: new Clock(), ...options })

const queueOf = (run: Run, logicalId: string) => run.queues.find((each) => each.logicalId === logicalId)
const urlOf = (name: string) => `https://sqs.eu-central-1.amazonaws.com/000000000000/small-${name}`

/** Sends the messages together. */
async function send(run: Run, ...bodies: string[]): Promise<void> {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
  await sqsOf(run).send(new SendMessageBatchCommand({ QueueUrl: urlOf('Queue'), Entries }))
}

const isEmpty = (run: Run) => eventually(() => expect(queueOf(run, 'Queue')?.messages()).toBe(0))
const inFlight = (run: Run, count: number) =>
  eventually(() => expect(queueOf(run, 'Queue')?.inFlight()).toBe(count))

describe('an event source mapping on a queue', () => {
  it('hands over a message as Lambda would, and deletes it', async () => {
    const run = await start()
    const input = { QueueUrl: urlOf('Queue'), MessageBody: 'hello', MessageGroupId: 'group' }
    const MessageAttributes = { why: { DataType: 'String', StringValue: 'test' } }
    const { MessageId } = await sqsOf(run).send(new SendMessageCommand({ ...input, MessageAttributes }))
    await isEmpty(run)
    expect(batchesIn(run.data)).toEqual([
      {
        Records: [
          {
            messageId: MessageId,
            receiptHandle: expect.any(String),
            body: 'hello',
            attributes: {
              ApproximateReceiveCount: '1',
              ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
              SentTimestamp: expect.stringMatching(/^\d{13}$/),
              SenderId: expect.any(String),
              MessageGroupId: 'group',
            },
            messageAttributes: {
              why: { stringValue: 'test', stringListValues: [], binaryListValues: [], dataType: 'String' },
            },
            md5OfBody: '5d41402abc4b2a76b9719d911017c592',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:small-Queue',
            awsRegion: 'eu-central-1',
          },
        ],
      },
    ])
  })

  it('hands over at most a batch at once', async () => {
    const run = await start({ mapping: { BatchSize: 2 } })
    await send(run, 'a', 'b', 'c')
    await isEmpty(run)
    expect(batchesIn(run.data).map(({ Records }) => Records.length)).toEqual([2, 1])
  })

  it('brings those again that the function names, once their time is over', async () => {
    const failing = `return { batchItemFailures: event.Records.filter(({ body, attributes }) =>
      body !== 'good' && attributes.ApproximateReceiveCount === '1').map(({ messageId }) => ({ itemIdentifier: messageId })) }`
    const run = await start({ consume: consuming(failing) })
    await send(run, 'good', 'bad', 'good', 'bad')
    await eventually(() => expect(queueOf(run, 'Queue')?.messages()).toBe(2))
    run.clock.moveBy(59_000)
    expect(queueOf(run, 'Queue')?.inFlight()).toBe(2)
    run.clock.moveBy(1_000)
    await isEmpty(run)
    expect(bodiesIn(run.data)).toEqual(['good', 'bad', 'good', 'bad', 'bad', 'bad'])
  })

  it('buries what fails as a whole too often, and says so', async () => {
    const troubles: string[] = []
    const run = await start(
      { consume: consuming(`throw new TypeError('no')`) },
      { onTrouble: (line) => troubles.push(line) },
    )
    await send(run, 'poison')
    for (let time = 1; time <= 3; time += 1) {
      await eventually(() => expect(troubles).toHaveLength(time))
      run.clock.moveBy(60_000)
    }
    await eventually(() => expect(queueOf(run, 'Dead')?.messages()).toBe(1))
    await isEmpty(run)
    expect(bodiesIn(run.data)).toEqual(['poison', 'poison', 'poison'])
    expect(troubles[0]).toBe('QueueMapping: 1 message comes again (TypeError: no)')
  })

  it('lets the function set the time of what it reports', async () => {
    const later = `
      const { SQSClient, ChangeMessageVisibilityCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-sqs'))})
      const [{ messageId, receiptHandle, attributes }] = event.Records
      if (attributes.ApproximateReceiveCount === '2') return
      await new SQSClient({}).send(new ChangeMessageVisibilityCommand({
        QueueUrl: process.env.QUEUE_URL, ReceiptHandle: receiptHandle, VisibilityTimeout: 36000,
      }))
      return { batchItemFailures: [{ itemIdentifier: messageId }] }`
    const troubles: string[] = []
    const calls: string[] = []
    const run = await start(
      { consume: consuming(later) },
      {
        onTrouble: (line) => troubles.push(line),
        onCall: ({ caller, operation }, phase) => void calls.push(`${phase} ${caller} ${operation}`),
      },
    )
    await send(run, 'retry')
    await eventually(() => expect(calls).toContain('after Consume ChangeMessageVisibility'))
    run.clock.moveBy(35_900_000)
    expect(queueOf(run, 'Queue')?.inFlight()).toBe(1)
    run.clock.moveBy(101_000)
    await isEmpty(run)
    expect(bodiesIn(run.data)).toEqual(['retry', 'retry'])
    expect(troubles).toEqual([])
  })

  it('has several batches at the function at once, as many as the mapping allows', async () => {
    const slow = `await new Promise((go) => setTimeout(go, 200)); console.log('done')`
    const run = await start({
      consume: consuming(slow),
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 3 } },
    })
    await send(run, 'a', 'b', 'c', 'd', 'e')
    await inFlight(run, 3)
    await isEmpty(run)
    expect(bodiesIn(run.data)).toHaveLength(5)
  })

  it('collects a batch for as long as the mapping says', async () => {
    const run = await start({ mapping: { MaximumBatchingWindowInSeconds: 60, BatchSize: 3 } })
    await send(run, 'a')
    await send(run, 'b')
    run.clock.moveBy(60_000)
    await isEmpty(run)
    await send(run, 'c', 'd', 'e')
    await isEmpty(run)
    expect(batchesIn(run.data).map(({ Records }) => Records.map(({ body }) => body))).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ])
  })

  it('gets the bus’s events, milliseconds after they are sent', async () => {
    const run = await start()
    await post(run, 'warm')
    await eventually(() => expect(bodiesIn(run.data)).toHaveLength(1))
    const times: number[] = []
    for (let n = 2; n <= 11; n += 1) {
      await post(run, `one-${n}`)
      const began = performance.now()
      await eventually(() => expect(bodiesIn(run.data)).toHaveLength(n))
      times.push(performance.now() - began)
    }
    expect(JSON.parse(bodiesIn(run.data).at(-1) ?? '')).toMatchObject({
      source: 'small',
      detail: { subject: 'one-11' },
    })
    expect(times.toSorted((a, b) => a - b)[5]).toBeLessThan(200)
  })

  it('brings after a restart what was at the function when the run ended', async () => {
    const data = newFolder()
    const endless = consuming('for (;;) await new Promise((go) => setTimeout(go, 10))')
    const first = await start({ consume: endless }, { data })
    await send(first, 'a')
    await eventually(() => expect(batchesIn(data)).toHaveLength(1))
    await first.stop()
    const second = await start({}, { data })
    await isEmpty(second)
    expect(batchesIn(data)[1]).toMatchObject({
      Records: [{ body: 'a', attributes: { ApproximateReceiveCount: '2' } }],
    })
  })
})

describe('a mapping on a queue is refused', () => {
  it.each([
    ['whose queue is another', { EventSourceArn: 'arn:aws:sqs:x:y:z' }, /names what is not there: the queue/],
    ['whose function is another', { FunctionName: 'other' }, /QueueMapping names what is not there/],
  ])('%s', async (_, mapping, message) => {
    await expect(start({ mapping })).rejects.toThrow(message)
  })

  it('that shows a message again before its function’s time is up', async () => {
    await expect(start({ queue: { VisibilityTimeout: 4 } })).rejects.toThrow(
      /VisibilityTimeout \(4 s\) is less than the function's Timeout \(5 s\)/,
    )
  })

  it.each(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'])(
    'whose function is not granted %s',
    async (action) => {
      const assembly = queueAssembly()
      const { PolicyDocument } = assembly.template.Resources['ConsumePolicy']!.Properties as {
        PolicyDocument: { Statement: { Action: string[] }[] }
      }
      const [statement] = PolicyDocument.Statement
      statement!.Action = statement!.Action.filter((each) => each !== action)
      await expect(startSmall({ assembly })).rejects.toThrow(
        `QueueMapping: the role of Consume does not grant ${action} on arn:aws:sqs:eu-central-1:000000000000:small-Queue`,
      )
    },
  )
})
