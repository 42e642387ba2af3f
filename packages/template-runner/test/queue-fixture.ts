import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../src/template/assembly'
import type { Resource } from '../src/template/template'
import { attribute, lambda, policy, ref, role, smallAssembly } from './assembly-fixture'

/** A consumer that writes down each batch it gets as a line of its log, and then does what `code` says. */
export const consuming = (code = ''): string => `exports.handler = async (event) => {
  console.log(JSON.stringify(event))
  ${code}
}`

export interface Batch {
  Records: { messageId: string; body: string; receiptHandle: string; attributes: Record<string, string> }[]
}

/** The batches that the consumer has got, in their order. */
export function batchesIn(data: string): Batch[] {
  return readFileSync(join(data, 'logs', 'Consume.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"Records"'))
    .map((line) => JSON.parse(line) as Batch)
}

export const bodiesIn = (data: string): string[] =>
  batchesIn(data).flatMap(({ Records }) => Records.map(({ body }) => body))

const queue = (properties: Record<string, unknown> = {}): Resource => ({
  Type: 'AWS::SQS::Queue',
  Properties: { SqsManagedSseEnabled: true, ...properties },
})

/** As CDK writes it for a queue that takes TLS only, and a rule's events. */
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

/** The small stack, whose rule sends its events to a queue too, from which a function consumes them. */
export function queueAssembly({
  consume = consuming(),
  mapping,
  queue: properties,
  ...others
}: QueueStack = {}): Assembly {
  const assembly = smallAssembly({ consume, ...others })
  Object.assign(assembly.template.Resources, {
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
          {
            Id: 'queue',
            Arn: attribute('Queue', 'Arn'),
            DeadLetterConfig: { Arn: attribute('Dead', 'Arn') },
          },
        ],
      },
    },
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
  } satisfies Record<string, Resource>)
  return assembly
}
