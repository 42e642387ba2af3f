import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../../src/template/assembly'
import type { Resource } from '../../src/template/template'
import { smallAssembly } from './small-assembly'
import { attribute, lambda, policy, ref, role } from './template-parts'

/** The bundle of a consumer that logs each event as a line, then runs `code`. */
export const loggingConsumer = (code = ''): string => `exports.handler = async (event) => {
  console.log(JSON.stringify(event))
  ${code}
}`

export interface Batch {
  Records: { messageId: string; body: string; receiptHandle: string; attributes: Record<string, string> }[]
}

/** The events that the consumer has logged, in order. */
export function loggedBatches(data: string): Batch[] {
  return readFileSync(join(data, 'logs', 'Consume.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"Records"'))
    .map((line) => JSON.parse(line) as Batch)
}

export const loggedBodies = (data: string): string[] =>
  loggedBatches(data).flatMap(({ Records }) => Records.map(({ body }) => body))

const queue = (properties: Record<string, unknown> = {}): Resource => ({
  Type: 'AWS::SQS::Queue',
  Properties: { SqsManagedSseEnabled: true, ...properties },
})

/** The policy that the CDK generates for a queue with `enforceSSL` and a rule. */
const queuePolicy = (id: string): Resource => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [ref(id)],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Resource: attribute(id, 'Arn'),
        },
        {
          Action: 'sqs:SendMessage',
          Condition: { ArnEquals: { 'aws:SourceArn': attribute('ToQueue', 'Arn') } },
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Resource: attribute(id, 'Arn'),
        },
      ],
    },
  },
})

export interface QueueStack {
  /** The consumer's bundle. */
  consume?: string
  /** Properties of the queue's mapping. */
  mapping?: Record<string, unknown>
  /** Properties of the queue. */
  queue?: Record<string, unknown>
  /** The bundle of the function behind the API. */
  things?: string
}

/** The queue with its dead-letter queue, and a rule that sends events to it. */
const queueResources = (properties: Record<string, unknown>): Record<string, Resource> => ({
  Dead: queue({ MessageRetentionPeriod: 1_209_600 }),
  DeadPolicy: queuePolicy('Dead'),
  Queue: queue({
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: attribute('Dead', 'Arn'), maxReceiveCount: 3 },
    ...properties,
  }),
  QueuePolicy: queuePolicy('Queue'),
  ToQueue: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Bus'),
      EventPattern: { source: ['small'] },
      Targets: [
        { Id: 'queue', Arn: attribute('Queue', 'Arn'), DeadLetterConfig: { Arn: attribute('Dead', 'Arn') } },
      ],
    },
  },
})

/** The function that consumes the queue. */
const consumerResources = (mapping: Record<string, unknown>): Record<string, Resource> => ({
  ConsumeRole: role,
  ConsumePolicy: policy('ConsumeRole', [
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
    attribute('Queue', 'Arn'),
  ]),
  Consume: lambda('consume', 'ConsumeRole', { QUEUE_URL: ref('Queue') }),
  QueueMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      BatchSize: 10,
      EventSourceArn: attribute('Queue', 'Arn'),
      FunctionName: ref('Consume'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...mapping,
    },
  },
})

/** The small stack with a second rule that sends events to a queue, and a function that consumes the queue. */
export function queueAssembly(stack: QueueStack = {}): Assembly {
  const { consume = loggingConsumer(), mapping = {}, queue: properties = {}, ...bundles } = stack
  const assembly = smallAssembly({ consume, ...bundles })
  Object.assign(assembly.template.Resources, queueResources(properties), consumerResources(mapping))
  return assembly
}
