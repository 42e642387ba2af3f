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
import { sqsOf } from '../support/operator'
import { queueAssembly } from '../support/queue-assembly'
import { request, startSmallRun, stopRuns } from '../support/small-run'
import { attribute, policy, ref } from '../support/template-parts'

/** Sends the text of its request to a queue with the SDK, and responds with the message's id or the error. */
const things = `
const { SQSClient, SendMessageBatchCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-sqs'))})
exports.handler = async ({ body }) => {
  const { url, text } = JSON.parse(body)
  try {
    const input = { QueueUrl: process.env[url], Entries: [{ Id: '1', MessageBody: text }] }
    return { id: (await new SQSClient({}).send(new SendMessageBatchCommand(input))).Successful[0].MessageId }
  } catch (error) {
    return { error: error.name, message: error.message }
  }
}`

const QueueUrl = 'https://sqs.eu-central-1.amazonaws.com/000000000000/small-Queue'
const warnings: string[] = []
let run: Run
let sqs: SQSClient

beforeAll(async () => {
  const assembly = queueAssembly({ things })
  const { Resources } = assembly.template
  // Without a consumer.
  delete Resources['QueueMapping']
  Resources['SendPolicy'] = policy('ThingsRole', [['sqs:SendMessage'], attribute('Queue', 'Arn')])
  const Variables = { QUEUE_URL: ref('Queue'), DEAD_URL: ref('Dead') }
  Object.assign(Resources['Things']!.Properties!, { Environment: { Variables } })
  run = await startSmallRun({ assembly, clock: new Clock(), onWarning: (message) => warnings.push(message) })
  sqs = sqsOf(run)
})

afterAll(stopRuns)

afterEach(async () => {
  run.clock.moveBy(12 * 3600 * 1000)
  await deleteAll(await receive(10))
})

async function deleteAll(messages: { ReceiptHandle?: string | undefined }[]): Promise<void> {
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
  if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
}

const send = async (MessageBody: string, more: object = {}) =>
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody, ...more }] }))

async function receive(MaxNumberOfMessages: number, more: object = {}) {
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, ...more }))
  return Messages ?? []
}

async function callFunction(url: string, text: string): Promise<Record<string, unknown>> {
  const options = { scope: 'small/write', body: JSON.stringify({ url, text }) }
  return (await (await request(run, 'POST', '/things', options)).json()) as Record<string, unknown>
}

describe('SQS, called by the SDK', () => {
  it('accepts a function’s message at the queue URL of its environment', async () => {
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

  it('denies a call that the function’s role does not grant', async () => {
    expect(await callFunction('DEAD_URL', 'x')).toEqual({
      error: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: sqs:SendMessage on resource: arn:aws:'),
    })
    expect(warnings.at(-1)).toBe(
      'small-ThingsRole does not grant sqs:SendMessage on arn:aws:sqs:eu-central-1:000000000000:small-Dead',
    )
  })

  it('returns a message that arrives during long polling', async () => {
    const polling = receive(1, { WaitTimeSeconds: 20 })
    await send('late')
    expect(await polling).toMatchObject([{ Body: 'late' }])
  })

  it('returns no message after long polling without one', async () => {
    expect(await receive(1, { WaitTimeSeconds: 1 })).toEqual([])
  })

  it('counts visible, in-flight and delayed messages', async () => {
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

  it('returns the result of each entry of a batch', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'a' },
      { Id: 'late', MessageBody: 'b', DelaySeconds: 901 },
      { Id: 'invalid', MessageBody: '\u0000' },
      { Id: 'empty', MessageBody: '' },
    ]
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    expect(sent.Successful).toMatchObject([{ Id: 'good', MessageId: expect.any(String) }])
    expect(sent.Failed).toMatchObject([
      { Id: 'late', Code: 'InvalidParameterValue', SenderFault: true },
      { Id: 'invalid', Code: 'InvalidMessageContents', SenderFault: true },
      { Id: 'empty', Code: 'MissingParameter', SenderFault: true },
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

  it('changes the visibility timeout of a message up to twelve hours', async () => {
    await send('a')
    const [message] = await receive(1)
    const input = { QueueUrl, ReceiptHandle: message?.ReceiptHandle }
    await sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 36_000 }))
    run.clock.moveBy(18_000_000)
    expect(await receive(1)).toEqual([])
    await expect(
      sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 42_000 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue', message: expect.stringContaining('43200') })
    run.clock.moveBy(18_000_000)
    await expect(
      sqs.send(new ChangeMessageVisibilityCommand({ ...input, VisibilityTimeout: 60 })),
    ).rejects.toMatchObject({ name: 'MessageNotInflight' })
  })

  const many = Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'x' }))
  const large = [1, 2].map((id) => ({ Id: String(id), MessageBody: 'x'.repeat(600_000) }))
  it.each([
    ['a missing queue', { QueueUrl: 'x', Entries: [many[0]] }, SendMessageBatchCommand, 'QueueDoesNotExist'],
    ['a batch of eleven', { Entries: many }, SendMessageBatchCommand, 'TooManyEntriesInBatchRequest'],
    ['an empty batch', { Entries: [] }, SendMessageBatchCommand, 'EmptyBatchRequest'],
    ['a batch of more than a megabyte', { Entries: large }, SendMessageBatchCommand, 'BatchRequestTooLong'],
    ['equal ids', { Entries: [many[0], many[0]] }, SendMessageBatchCommand, 'BatchEntryIdsNotDistinct'],
    ['eleven messages', { MaxNumberOfMessages: 11 }, ReceiveMessageCommand, 'InvalidParameterValue'],
    ['a wait of a minute', { WaitTimeSeconds: 60 }, ReceiveMessageCommand, 'InvalidParameterValue'],
  ])('rejects %s as SQS does', async (_, input, Command, name) => {
    const command = new (Command as typeof SendMessageBatchCommand)({ QueueUrl, ...input } as never)
    await expect(sqs.send(command)).rejects.toMatchObject({ name })
  })

  it.each([
    ['SendMessage', SendMessageCommand, { MessageBody: 'x' }],
    ['DeleteMessage', DeleteMessageCommand, { ReceiptHandle: 'x' }],
    ['GetQueueUrl', GetQueueUrlCommand, { QueueName: 'small-Queue' }],
    ['PurgeQueue', PurgeQueueCommand, {}],
  ])('rejects the operation %s by its name', async (name, Command, input) => {
    const command = new (Command as typeof SendMessageCommand)({ QueueUrl, ...input } as never)
    await expect(sqs.send(command)).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: `The template runner does not support SQS ${name}.`,
    })
  })

  it('rejects an unsupported parameter by its name', async () => {
    const invalid = (name: string) => ({
      name: 'InvalidParameterValue',
      message: `Value for parameter ${name} is invalid. Reason: The template runner does not support this parameter.`,
    })
    await expect(receive(1, { VisibilityTimeout: 5 })).rejects.toMatchObject(invalid('VisibilityTimeout'))
    const MessageAttributes = { why: { DataType: 'String', StringValue: 'test' } }
    const { Failed } = await send('x', { MessageAttributes })
    expect(Failed).toMatchObject([
      { Code: 'InvalidParameterValue', Message: invalid('MessageAttributes').message },
    ])
    await expect(
      sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] })),
    ).rejects.toMatchObject({ message: expect.stringContaining('does not support Policy') })
  })
})
