import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { Clock } from '../../src/clock'
import type { Run } from '../../src/run'
import type { Resource } from '../../src/template/template'
import { attribute, policy, ref } from '../assembly-fixture'
import { sqsOf } from '../operator'
import { queueAssembly } from '../queue-fixture'
import { ask, endRuns, startSmall } from '../small-run'

/** Sends its request's body to a queue of its environment with the SDK, as any function would. */
const things = `
const { SQSClient, SendMessageCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-sqs'))})
exports.handler = async ({ body }) => {
  const { url, text } = JSON.parse(body)
  try {
    const input = { QueueUrl: process.env[url], MessageBody: text }
    return { id: (await new SQSClient({}).send(new SendMessageCommand(input))).MessageId }
  } catch (error) {
    return { error: error.name, message: error.message }
  }
}`

const troubles: string[] = []
let run: Run
let sqs: SQSClient
let QueueUrl: string

beforeAll(async () => {
  const assembly = queueAssembly({ things })
  const { Resources } = assembly.template
  // Nobody consumes here.
  delete Resources['QueueMapping']
  Resources['SendPolicy'] = policy('ThingsRole', [['sqs:SendMessage'], attribute('Queue', 'Arn')])
  const Variables = { QUEUE_URL: ref('Queue'), DEAD_URL: ref('Dead') }
  Object.assign((Resources['Things'] as Resource).Properties!, { Environment: { Variables } })
  run = await startSmall({ assembly, clock: new Clock(), onTrouble: (line) => troubles.push(line) })
  sqs = sqsOf(run)
  QueueUrl = (await sqs.send(new GetQueueUrlCommand({ QueueName: 'small-Queue' }))).QueueUrl ?? ''
})

afterAll(endRuns)

afterEach(async () => {
  run.clock.moveBy(12 * 3600 * 1000)
  for (const { ReceiptHandle } of await receive(10))
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
})

const send = async (MessageBody: string, more: object = {}) =>
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }))

async function receive(MaxNumberOfMessages: number, more: object = {}) {
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, ...more }))
  return Messages ?? []
}

async function callFunction(url: string, text: string): Promise<Record<string, unknown>> {
  const asking = { scope: 'small/write', body: JSON.stringify({ url, text }) }
  return (await (await ask(run, 'POST', '/things', asking)).json()) as Record<string, unknown>
}

describe('SQS, asked by the SDK', () => {
  it('takes a function’s message at the address that its environment names, and gives it to an operator', async () => {
    const { id } = await callFunction('QUEUE_URL', 'Bär')
    expect(await receive(10, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] })).toEqual([
      {
        MessageId: id,
        Body: 'Bär',
        MD5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        ReceiptHandle: expect.any(String),
        Attributes: { ApproximateReceiveCount: '1' },
      },
    ])
  })

  it('refuses what the function’s role does not grant', async () => {
    expect(await callFunction('DEAD_URL', 'x')).toEqual({
      error: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: sqs:SendMessage on resource: arn:aws:'),
    })
    expect(troubles.at(-1)).toBe(
      'small-ThingsRole does not grant sqs:SendMessage on arn:aws:sqs:eu-central-1:000000000000:small-Dead',
    )
  })

  it('waits for a message as long as it is asked to, and gives it at once when it comes', async () => {
    const began = performance.now()
    const coming = receive(1, { WaitTimeSeconds: 20 })
    await send('late')
    expect(await coming).toMatchObject([{ Body: 'late' }])
    expect(await receive(1, { WaitTimeSeconds: 1 })).toEqual([])
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('counts what is there, what is in flight and what is delayed', async () => {
    await send('a', { MessageGroupId: 'g' })
    await send('b')
    await send('c', { DelaySeconds: 900 })
    await receive(1)
    const attributes = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })
    expect((await sqs.send(attributes)).Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:eu-central-1:000000000000:small-Queue',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      VisibilityTimeout: '60',
    })
  })

  it('tells of each entry of a batch', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'a' },
      { Id: 'late', MessageBody: 'b', DelaySeconds: 901 },
      { Id: 'odd', MessageBody: '\u0000' },
    ]
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    expect(sent.Successful).toMatchObject([{ Id: 'good', MessageId: expect.any(String) }])
    expect(sent.Failed).toMatchObject([
      { Id: 'late', Code: 'InvalidParameterValue', SenderFault: true },
      { Id: 'odd', Code: 'InvalidMessageContents', SenderFault: true },
    ])
    const [message] = await receive(10)
    const deletions = [
      { Id: '1', ReceiptHandle: message?.ReceiptHandle },
      { Id: '2', ReceiptHandle: 'nonsense' },
    ]
    const deleted = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: deletions }))
    expect(deleted.Successful).toEqual([{ Id: '1' }])
    expect(deleted.Failed).toMatchObject([{ Id: '2', Code: 'ReceiptHandleIsInvalid' }])
  })

  it('hides a message for longer when its reader asks for it, up to twelve hours', async () => {
    await send('a')
    const [message] = await receive(1)
    const input = { QueueUrl, ReceiptHandle: message?.ReceiptHandle }
    await sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 3600 }))
    run.clock.moveBy(3_500_000)
    expect(await receive(1)).toEqual([])
    await expect(
      sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 42_000 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue', message: expect.stringContaining('43200') })
    run.clock.moveBy(101_000)
    await expect(
      sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 60 })),
    ).rejects.toMatchObject({ name: 'MessageNotInflight' })
  })

  const many = Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'x' }))
  const large = [1, 2].map((id) => ({ Id: String(id), MessageBody: 'x'.repeat(600_000) }))
  it.each([
    ['a queue that is not there', { QueueName: 'x' }, GetQueueUrlCommand, 'QueueDoesNotExist'],
    ['a batch of eleven', { Entries: many }, SendMessageBatchCommand, 'TooManyEntriesInBatchRequest'],
    ['an empty batch', { Entries: [] }, SendMessageBatchCommand, 'EmptyBatchRequest'],
    ['a batch of a megabyte', { Entries: large }, SendMessageBatchCommand, 'BatchRequestTooLong'],
    ['twins', { Entries: [many[0], many[0]] }, SendMessageBatchCommand, 'BatchEntryIdsNotDistinct'],
    ['an empty message', { MessageBody: '' }, SendMessageCommand, 'MissingParameter'],
    [
      'a message of a megabyte',
      { MessageBody: 'x'.repeat(1_048_577) },
      SendMessageCommand,
      'InvalidParameterValue',
    ],
    ['eleven messages', { MaxNumberOfMessages: 11 }, ReceiveMessageCommand, 'InvalidParameterValue'],
    ['a minute’s wait', { WaitTimeSeconds: 60 }, ReceiveMessageCommand, 'InvalidParameterValue'],
    ['what nobody here calls', {}, PurgeQueueCommand, 'UnknownOperationException'],
  ])('refuses %s by its name', async (_, input, Command, name) => {
    const command = new (Command as typeof SendMessageCommand)({ QueueUrl, ...input } as never)
    await expect(sqs.send(command)).rejects.toMatchObject({ name })
  })
})
