import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { Clock } from '../../src/clock'
import type { Run, RunOptions } from '../../src/run'
import { eventually } from '../support/eventually'
import { newFolder } from '../support/temporary-folder'
import { sqsOf } from '../support/operator'
import {
  loggedBatches,
  loggedBodies,
  loggingConsumer,
  queueAssembly,
  type QueueStack,
} from '../support/queue-assembly'
import { stopRuns, postThing, startSmallRun } from '../support/small-run'

afterEach(stopRuns)

const start = async (stack: QueueStack = {}, options: Partial<RunOptions> = {}): Promise<Run> =>
  await startSmallRun({ assembly: queueAssembly(stack), clock: new Clock(), ...options })

const queueOf = (run: Run, logicalId: string) => run.queues.find((each) => each.logicalId === logicalId)
const urlOf = (name: string) => `https://sqs.eu-central-1.amazonaws.com/000000000000/small-${name}`

/** Sends the messages in one batch. */
async function send(run: Run, ...bodies: string[]): Promise<void> {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
  await sqsOf(run).send(new SendMessageBatchCommand({ QueueUrl: urlOf('Queue'), Entries }))
}

const isEmpty = (run: Run) => eventually(() => expect(queueOf(run, 'Queue')?.messages()).toBe(0))

describe('an event source mapping on a queue', () => {
  it('invokes the function with a Lambda event, and deletes the message', async () => {
    const run = await start()
    const Entries = [{ Id: '1', MessageBody: 'hello', MessageGroupId: 'group' }]
    const { Successful } = await sqsOf(run).send(
      new SendMessageBatchCommand({ QueueUrl: urlOf('Queue'), Entries }),
    )
    await isEmpty(run)
    expect(loggedBatches(run.data)).toEqual([
      {
        Records: [
          {
            messageId: Successful?.[0]?.MessageId,
            receiptHandle: expect.any(String),
            body: 'hello',
            attributes: {
              ApproximateReceiveCount: '1',
              ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
              SentTimestamp: expect.stringMatching(/^\d{13}$/),
              SenderId: expect.any(String),
              MessageGroupId: 'group',
            },
            messageAttributes: {},
            md5OfBody: '5d41402abc4b2a76b9719d911017c592',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:small-Queue',
            awsRegion: 'eu-central-1',
          },
        ],
      },
    ])
  })

  it('limits a batch to BatchSize', async () => {
    const run = await start({ mapping: { BatchSize: 2 } })
    await send(run, 'a', 'b', 'c')
    await isEmpty(run)
    expect(loggedBatches(run.data).map(({ Records }) => Records.length)).toEqual([2, 1])
  })

  it('gathers a batch until MaximumBatchingWindowInSeconds after its first message', async () => {
    const run = await start({ mapping: { BatchSize: 20, MaximumBatchingWindowInSeconds: 30 } })
    await send(run, 'a', 'b')
    await eventually(() => expect(queueOf(run, 'Queue')?.inFlight()).toBe(2))
    run.clock.moveBy(20_000)
    await send(run, 'c')
    expect(loggedBatches(run.data)).toEqual([])
    run.clock.moveBy(10_000)
    await isEmpty(run)
    expect(loggedBodies(run.data)).toEqual(['a', 'b', 'c'])
    expect(loggedBatches(run.data)).toHaveLength(1)
  })

  it('invokes the function with a full batch before the window is over, and opens the next window', async () => {
    const run = await start({ mapping: { BatchSize: 2, MaximumBatchingWindowInSeconds: 30 } })
    await send(run, 'a', 'b', 'c')
    await eventually(() => expect(queueOf(run, 'Queue')?.messages()).toBe(1))
    expect(loggedBodies(run.data)).toEqual(['a', 'b'])
    run.clock.moveBy(30_000)
    await isEmpty(run)
    expect(loggedBodies(run.data)).toEqual(['a', 'b', 'c'])
  })

  it('retries only the reported messages, after the visibility timeout', async () => {
    const failing = `return { batchItemFailures: event.Records.filter(({ body, attributes }) =>
      body !== 'good' && attributes.ApproximateReceiveCount === '1').map(({ messageId }) => ({ itemIdentifier: messageId })) }`
    const run = await start({ consume: loggingConsumer(failing) })
    await send(run, 'good', 'bad', 'good', 'bad')
    await eventually(() => expect(queueOf(run, 'Queue')?.messages()).toBe(2))
    run.clock.moveBy(59_000)
    expect(queueOf(run, 'Queue')?.inFlight()).toBe(2)
    run.clock.moveBy(1_000)
    await isEmpty(run)
    expect(loggedBodies(run.data)).toEqual(['good', 'bad', 'good', 'bad', 'bad', 'bad'])
  })

  it('moves a message that fails too often to the dead-letter queue, with a warning for each failure', async () => {
    const warnings: string[] = []
    const run = await start(
      { consume: loggingConsumer(`throw new TypeError('no')`) },
      { onWarning: (line) => warnings.push(line) },
    )
    await send(run, 'poison')
    for (let time = 1; time <= 3; time += 1) {
      await eventually(() => expect(warnings).toHaveLength(time))
      run.clock.moveBy(60_000)
    }
    await eventually(() => expect(queueOf(run, 'Dead')?.messages()).toBe(1))
    await isEmpty(run)
    expect(loggedBodies(run.data)).toEqual(['poison', 'poison', 'poison'])
    expect(warnings[0]).toBe('QueueMapping: 1 message will be retried (TypeError: no)')
  })

  it('retries a message at the time that the function sets', async () => {
    const later = `
      const { SQSClient, ChangeMessageVisibilityCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-sqs'))})
      const [{ messageId, receiptHandle, attributes }] = event.Records
      if (attributes.ApproximateReceiveCount === '2') return
      await new SQSClient({}).send(new ChangeMessageVisibilityCommand({
        QueueUrl: process.env.QUEUE_URL, ReceiptHandle: receiptHandle, VisibilityTimeout: 36000,
      }))
      return { batchItemFailures: [{ itemIdentifier: messageId }] }`
    const warnings: string[] = []
    const calls: string[] = []
    const run = await start(
      { consume: loggingConsumer(later) },
      {
        onWarning: (line) => warnings.push(line),
        onCall: ({ caller, operation }, phase) => void calls.push(`${phase} ${caller} ${operation}`),
      },
    )
    await send(run, 'retry')
    await eventually(() => expect(calls).toContain('after Consume ChangeMessageVisibility'))
    run.clock.moveBy(35_900_000)
    expect(queueOf(run, 'Queue')?.inFlight()).toBe(1)
    run.clock.moveBy(101_000)
    await isEmpty(run)
    expect(loggedBodies(run.data)).toEqual(['retry', 'retry'])
    expect(warnings).toEqual([])
  })

  it('processes at most MaximumConcurrency batches at once', async () => {
    const file = join(newFolder(), 'open')
    const waiting = `while (!require('node:fs').existsSync(${JSON.stringify(file)})) await new Promise((go) => setTimeout(go, 5))`
    const run = await start({
      consume: loggingConsumer(waiting),
      mapping: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 3 } },
    })
    await send(run, 'a', 'b', 'c', 'd', 'e')
    await eventually(() => expect(loggedBodies(run.data)).toHaveLength(3))
    expect(queueOf(run, 'Queue')?.inFlight()).toBe(3)
    writeFileSync(file, '')
    await isEmpty(run)
    expect(loggedBodies(run.data)).toHaveLength(5)
  })

  it('receives the events of a rule', async () => {
    const run = await start()
    for (const id of ['one', 'two']) await postThing(run, id)
    await eventually(() => expect(loggedBodies(run.data)).toHaveLength(2))
    expect(JSON.parse(loggedBodies(run.data)[0] ?? '')).toMatchObject({
      source: 'small',
      detail: { subject: 'one' },
    })
  })

  it('delivers a message again that was in flight when the run stopped', async () => {
    const data = newFolder()
    const endless = loggingConsumer('for (;;) await new Promise((go) => setTimeout(go, 10))')
    const first = await start({ consume: endless }, { data })
    await send(first, 'a')
    await eventually(() => expect(loggedBatches(data)).toHaveLength(1))
    await first.stop()
    const second = await start({}, { data })
    await isEmpty(second)
    expect(loggedBatches(data)[1]).toMatchObject({
      Records: [{ body: 'a', attributes: { ApproximateReceiveCount: '2' } }],
    })
  })
})

describe('an event source mapping on a queue is rejected', () => {
  it.each([
    [
      'for a missing queue',
      { EventSourceArn: 'arn:aws:sqs:x:y:z' },
      /no such queue; correct `EventSourceArn`/,
    ],
    ['for a missing function', { FunctionName: 'other' }, /no such function; correct `FunctionName`/],
    ['with a filter', { FilterCriteria: { Filters: [] } }, /does not support FilterCriteria on a queue/],
    [
      'with a starting position',
      { StartingPosition: 'LATEST' },
      /does not support StartingPosition on a queue/,
    ],
  ])('%s', async (_, mapping, message) => {
    await expect(start({ mapping })).rejects.toThrow(message)
  })

  it('when VisibilityTimeout is less than the function’s Timeout', async () => {
    await expect(start({ queue: { VisibilityTimeout: 4 } })).rejects.toThrow(
      /`VisibilityTimeout` \(4 s\) must not be less than the function's `Timeout` \(5 s\)/,
    )
  })

  it.each(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'])(
    'when the function’s role does not grant %s',
    async (action) => {
      const assembly = queueAssembly()
      const { PolicyDocument } = assembly.template.Resources['ConsumePolicy']!.Properties as {
        PolicyDocument: { Statement: { Action: string[] }[] }
      }
      const [statement] = PolicyDocument.Statement
      statement!.Action = statement!.Action.filter((each) => each !== action)
      await expect(startSmallRun({ assembly })).rejects.toThrow(
        `QueueMapping: the role of Consume must grant ${action} on arn:aws:sqs:eu-central-1:000000000000:small-Queue`,
      )
    },
  )
})
