import type { Queue } from '../queues/queue'
import type { Queues } from '../queues/queues'
import { arnOf } from '../template/identities'
import { readText, readTexts } from '../template/read'
import { AwsError, unsupportedOperation } from './error'
import { type Call, jsonAnswer, type Service } from './service'
import { checkParameters, forEachEntry, invalidParameter, readSeconds, sendMessage } from './sqs-entries'
import { receiveMessages } from './sqs-receive'

interface Operation {
  /** The IAM action; a batch needs the action of a single message. */
  action: string
  /** The supported parameters besides `QueueUrl`. */
  parameters: string[]
  perform: (queue: Queue, call: Call) => unknown
}

/** The supported operations (Amazon SQS API Reference). */
const operations: Record<string, Operation> = {
  SendMessageBatch: {
    action: 'SendMessage',
    parameters: ['Entries'],
    perform: (queue, { input }) =>
      forEachEntry(input, ['MessageBody', 'MessageGroupId', 'DelaySeconds'], (entry) =>
        sendMessage(queue, entry),
      ),
  },
  ReceiveMessage: {
    action: 'ReceiveMessage',
    parameters: [
      'MaxNumberOfMessages',
      'WaitTimeSeconds',
      'MessageAttributeNames',
      'MessageSystemAttributeNames',
    ],
    perform: receiveMessages,
  },
  DeleteMessageBatch: {
    action: 'DeleteMessage',
    parameters: ['Entries'],
    perform: (queue, { input }) =>
      forEachEntry(input, ['ReceiptHandle'], (entry) => {
        queue.delete(receiptIn(entry))
        return {}
      }),
  },
  ChangeMessageVisibility: {
    action: 'ChangeMessageVisibility',
    parameters: ['ReceiptHandle', 'VisibilityTimeout'],
    perform: (queue, { input }) => changeVisibility(queue, input),
  },
  GetQueueAttributes: {
    action: 'GetQueueAttributes',
    parameters: ['AttributeNames'],
    perform: attributesOf,
  },
}

/** SQS for the stack's queues. */
export function sqs(queues: Queues): Service {
  return {
    name: 'sqs',
    permissions: ({ operation, input }) => [
      { action: `sqs:${operationNamed(operation).action}`, resource: arnOf('sqs', queueNameIn(input)) },
    ],
    perform: async (call) => {
      const { parameters, perform } = operationNamed(call.operation)
      checkParameters(call.input, ['QueueUrl', ...parameters])
      const queue = queues.named(queueNameIn(call.input))
      if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.')
      return jsonAnswer(await perform(queue, call))
    },
  }
}

function operationNamed(name: string): Operation {
  const operation = operations[name]
  if (operation) return operation
  throw unsupportedOperation(`SQS ${name}`)
}

/** The last segment of a queue URL; its host may be any. */
function queueNameIn(input: Record<string, unknown>): string {
  return readText(input, 'QueueUrl')?.split('/').at(-1) ?? ''
}

function changeVisibility(queue: Queue, input: Record<string, unknown>) {
  const seconds = readSeconds(input, 'VisibilityTimeout', 43_200)
  if (seconds === undefined) throw new AwsError('MissingParameter', 'VisibilityTimeout is missing.')
  const result = queue.changeVisibility(receiptIn(input), seconds)
  if (result === 'not in flight') throw new AwsError('MessageNotInflight', 'The message is not in flight.')
  if (result === 'not found')
    throw invalidParameter(
      'ReceiptHandle',
      'Message does not exist or is not available for visibility timeout change',
    )
  if (result === 'too long')
    throw invalidParameter(
      'VisibilityTimeout',
      'Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
    )
  return {}
}

function receiptIn(input: Record<string, unknown>): string {
  const receipt = readText(input, 'ReceiptHandle') ?? ''
  if (/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(receipt)) return receipt
  throw new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${receipt}" is not a valid receipt handle.`,
  )
}

function attributesOf(queue: Queue, { input }: Call) {
  const { settings } = queue
  const { visible, inFlight, delayed } = queue.counts()
  const attributes: Record<string, string | number> = {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
    VisibilityTimeout: settings.visibilitySeconds,
    MessageRetentionPeriod: settings.retentionSeconds,
  }
  const names = readTexts(input, 'AttributeNames')
  const unsupported = names.find((name) => name !== 'All' && attributes[name] === undefined)
  if (unsupported !== undefined)
    throw invalidParameter('AttributeNames', `The template runner does not support ${unsupported}`)
  const selected = Object.entries(attributes).filter(
    ([name]) => names.includes('All') || names.includes(name),
  )
  return { Attributes: Object.fromEntries(selected.map(([name, value]) => [name, String(value)])) }
}
