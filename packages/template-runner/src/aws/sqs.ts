import type { Queue } from '../queues/queue'
import type { Queues } from '../queues/queues'
import { arnOf, here } from '../template/identities'
import { readText, readTexts } from '../template/read'
import { AwsError } from './error'
import { type Call, jsonAnswer, type Service } from './service'
import { eachEntry, invalid, sendOne, withinSeconds } from './sqs-entries'
import { receive } from './sqs-receive'

interface Operation {
  /** The grant that it needs; a batch needs that of one. */
  action: string
  perform: (queue: Queue, call: Call) => unknown
}

/** What our functions and the operators' commands call (Amazon SQS API Reference). */
const operations: Record<string, Operation> = {
  SendMessage: { action: 'SendMessage', perform: (queue, { input }) => sendOne(queue, input) },
  SendMessageBatch: {
    action: 'SendMessage',
    perform: (queue, { input }) => eachEntry(input, (entry) => sendOne(queue, entry)),
  },
  ReceiveMessage: { action: 'ReceiveMessage', perform: receive },
  DeleteMessage: { action: 'DeleteMessage', perform: (queue, { input }) => deleteOne(queue, input) },
  DeleteMessageBatch: {
    action: 'DeleteMessage',
    perform: (queue, { input }) => eachEntry(input, (entry) => deleteOne(queue, entry)),
  },
  ChangeMessageVisibility: {
    action: 'ChangeMessageVisibility',
    perform: (queue, { input }) => changeVisibility(queue, input),
  },
  GetQueueAttributes: { action: 'GetQueueAttributes', perform: attributesOf },
  GetQueueUrl: {
    action: 'GetQueueUrl',
    perform: (queue, { origin }) => ({ QueueUrl: urlOf(queue, origin) }),
  },
}

/** SQS over the stack's queues. */
export function sqs(queues: Queues): Service {
  return {
    name: 'sqs',
    permissions: ({ operation, input }) => [
      { action: `sqs:${operationNamed(operation).action}`, resource: arnOf('sqs', nameIn(input)) },
    ],
    perform: async (call) => {
      const queue = queues.named(nameIn(call.input))
      if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.')
      return jsonAnswer(await operationNamed(call.operation).perform(queue, call))
    },
  }
}

function operationNamed(name: string): Operation {
  const known = operations[name]
  if (known) return known
  throw new AwsError('UnknownOperationException', `The local run does not know SQS's ${name}.`)
}

/** A queue's address ends in its name, on whichever host. */
function nameIn(input: Record<string, unknown>): string {
  return readText(input, 'QueueName') ?? readText(input, 'QueueUrl')?.split('/').at(-1) ?? ''
}

function urlOf({ settings }: Queue, origin: string): string {
  return `${origin}/${here.accountId}/${settings.name}`
}

function deleteOne(queue: Queue, input: Record<string, unknown>) {
  queue.delete(receiptIn(input))
  return {}
}

function changeVisibility(queue: Queue, input: Record<string, unknown>) {
  const seconds = withinSeconds(input, 'VisibilityTimeout', 43_200)
  if (seconds === undefined) throw new AwsError('MissingParameter', 'VisibilityTimeout is missing.')
  const outcome = queue.changeVisibility(receiptIn(input), seconds)
  if (outcome === 'not in flight') throw new AwsError('MessageNotInflight', 'The message is not in flight.')
  if (outcome === 'gone')
    throw invalid('ReceiptHandle', 'Message does not exist or is not available for visibility timeout change')
  if (outcome === 'too long')
    throw invalid(
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
  const all = {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
    VisibilityTimeout: settings.visibilitySeconds,
    DelaySeconds: settings.delaySeconds,
    MessageRetentionPeriod: settings.retentionSeconds,
  }
  const wanted = readTexts(input, 'AttributeNames')
  const given = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name))
  return { Attributes: Object.fromEntries(given.map(([name, value]) => [name, String(value)])) }
}
