import { assembly } from '../../support/assembly'
import { named, propertiesOf, synthesized, type Template } from '../synthesized'

const template = synthesized()
const queue = (name: string) => named(template, `Notifications${name}`, 'AWS::SQS::Queue')
const arnOf = (name: string) => ({ 'Fn::GetAtt': [queue(name)[0], 'Arn'] })

const statementsOf = (id: string, type: string): object[] =>
  (named(template, id, type)[1].Properties.PolicyDocument as { Statement: object[] }).Statement

test('every change on the bus comes to the queue of the fan-out', () => {
  const [rule, { Properties }] = named(template, 'NotificationsRule', 'AWS::Events::Rule')
  expect(Properties).toMatchObject({
    EventPattern: { source: ['golden-book'] },
    Targets: [{ Arn: arnOf('Announced'), DeadLetterConfig: { Arn: arnOf('Lost') } }],
  })
  for (const name of ['Announced', 'Lost'])
    expect(statementsOf(`Notifications${name}Policy`, 'AWS::SQS::QueuePolicy')).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
      }),
    )
})

test.each([
  ['Announced', 'Lost', 10],
  ['Deliveries', 'Undelivered', 10],
  ['Retries', 'Undelivered', 1000],
])('what nobody gets done with in %s is put aside in %s after %d receipts', (name, dead, maxReceiveCount) => {
  expect(queue(name)[1].Properties).toMatchObject({
    RedrivePolicy: { deadLetterTargetArn: arnOf(dead), maxReceiveCount },
    SqsManagedSseEnabled: true,
    MessageRetentionPeriod: 1_209_600,
    // Six times the time-out of the function.
    VisibilityTimeout: 180,
  })
})

test.each([
  ['FanOut', 'Announced', 10],
  ['Deliver', 'Deliveries', 10],
  ['Retry', 'Retries', 100],
])('%s consumes %s in batches of %d, whose messages are retried separately', (fn, name, BatchSize) => {
  const mappings = propertiesOf(template, 'AWS::Lambda::EventSourceMapping')
  expect(mappings).toContainEqual(
    expect.objectContaining({
      EventSourceArn: arnOf(name),
      FunctionName: { Ref: named(template, fn, 'AWS::Lambda::Function')[0] },
      BatchSize,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
  )
})

test('the fan-out alone may hear of itself again and again, as a replay goes on by that', () => {
  const functions = propertiesOf(template, 'AWS::Lambda::Function')
  const allowed = functions.filter(({ RecursiveLoop }) => RecursiveLoop !== undefined)
  expect(allowed).toEqual([named(template, 'FanOut', 'AWS::Lambda::Function')[1].Properties])
  expect(allowed).toMatchObject([{ RecursiveLoop: 'Allow' }])
})

test.each([
  [
    'FanOut',
    [
      [['dynamodb:GetItem', 'dynamodb:BatchGetItem']],
      [['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Announced'],
      ['sqs:SendMessage', 'Announced'],
      ['sqs:SendMessage', 'Deliveries'],
    ],
  ],
  [
    'Deliver',
    [
      [['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem']],
      [['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Deliveries'],
      ['sqs:SendMessage', 'Retries'],
      ['sqs:SendMessage', 'Undelivered'],
    ],
  ],
  [
    'Retry',
    [
      [['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem']],
      [['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Retries'],
      ['sqs:ChangeMessageVisibility', 'Retries'],
      ['sqs:SendMessage', 'Undelivered'],
    ],
  ],
] as const)('%s may do just what it does', (fn, grants) => {
  const statements = statementsOf(`${fn}RoleDefaultPolicy`, 'AWS::IAM::Policy') as {
    Action: string | string[]
    Resource: unknown
  }[]
  for (const [Action, name] of grants)
    expect(statements).toContainEqual(
      expect.objectContaining({ Action, ...(name ? { Resource: arnOf(name) } : {}) }),
    )
  const others = statements.filter(({ Action }) => !/^(logs|xray|dynamodb:Query)/.test([Action].flat()[0]!))
  expect(others).toHaveLength(grants.length)
})

test('no deployed stack reaches services on its own machine', () => {
  expect(JSON.stringify(template)).not.toContain('LOOPBACK')
  const withLoopback = propertiesOf(assembly().template as Template, 'AWS::Lambda::Function').filter((fn) =>
    JSON.stringify(fn.Environment ?? {}).includes('LOOPBACK'),
  )
  expect(withLoopback).toHaveLength(3)
})
