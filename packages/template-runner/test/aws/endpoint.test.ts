import type { Run } from '../../src/run'
import { smallAssembly } from '../support/small-assembly'
import { request, stopRuns, startSmallRun } from '../support/small-run'

const dynamoDb = require.resolve('@aws-sdk/client-dynamodb')
const eventBridge = require.resolve('@aws-sdk/client-eventbridge')

/** Sends the command of the request's body with the SDK, and responds with the output or the error. */
const sdk = `
const { DynamoDBClient, ...dynamoDb } = require(${JSON.stringify(dynamoDb)})
const { EventBridgeClient, ...eventBridge } = require(${JSON.stringify(eventBridge)})
const clients = [[new DynamoDBClient({}), dynamoDb], [new EventBridgeClient({}), eventBridge]]
exports.handler = async ({ body }) => {
  const { command, input } = JSON.parse(body)
  const [client, commands] = clients.find(([, commands]) => commands[command])
  try {
    const { $metadata, ...output } = await client.send(new commands[command](input))
    return { output }
  } catch (error) {
    return { error: error.name, status: error.$metadata?.httpStatusCode, message: error.message, reasons: error.CancellationReasons }
  }
}`

const table = 'small-Table'
const key = { pk: { S: 'a' }, sk: { S: 'b' } }
const warnings: string[] = []
let run: Run

beforeAll(async () => {
  const assembly = smallAssembly({ things: sdk })
  const { PolicyDocument } = assembly.template.Resources['ThingsPolicy']!.Properties as {
    PolicyDocument: { Statement: Record<string, unknown>[] }
  }
  const arn = { 'Fn::GetAtt': ['Table', 'Arn'] }
  const allow = (Action: string, Resource: unknown) => ({ Effect: 'Allow', Action, Resource })
  PolicyDocument.Statement.push(
    allow('dynamodb:Query', { 'Fn::Join': ['', [arn, '/index/*']] }),
    allow('dynamodb:BatchGetItem', arn),
    allow('events:PutEvents', { 'Fn::GetAtt': ['Bus', 'Arn'] }),
    allow('events:PutEvents', 'arn:aws:events:eu-central-1:000000000000:event-bus/nowhere'),
  )
  run = await startSmallRun({ assembly, onWarning: (line) => warnings.push(line) })
})

afterAll(stopRuns)

async function send(command: string, input: unknown): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ command, input })
  return (await (await request(run, 'POST', '/things', { scope: 'small/write', body })).json()) as Record<
    string,
    unknown
  >
}

const entry = (changes: Record<string, unknown> = {}) => ({
  EventBusName: 'small-bus',
  Source: 'test',
  DetailType: 'tested',
  Detail: '{"subject":"x"}',
  ...changes,
})

describe('the AWS endpoint, called by the SDK', () => {
  it('forwards DynamoDB’s responses', async () => {
    const put = { Put: { TableName: table, Item: { ...key, n: { N: '1' } } } }
    expect(await send('TransactWriteItemsCommand', { TransactItems: [put] })).toEqual({ output: {} })
    expect(await send('GetItemCommand', { TableName: table, Key: key })).toEqual({
      output: { Item: { ...key, n: { N: '1' } } },
    })
    const keys = { RequestItems: { [table]: { Keys: [key] } } }
    expect(await send('BatchGetItemCommand', keys)).toMatchObject({
      output: { Responses: { [table]: [key] } },
    })
  })

  it('forwards DynamoDB’s errors', async () => {
    const put = { TableName: table, Item: key, ConditionExpression: 'attribute_exists(nothing)' }
    expect(await send('TransactWriteItemsCommand', { TransactItems: [{ Put: put }] })).toMatchObject({
      error: 'TransactionCanceledException',
      status: 400,
      reasons: [{ Code: 'ConditionalCheckFailed' }],
    })
  })

  it.each([
    ['a query of the table when only its index is granted', 'QueryCommand', {}, 'dynamodb:Query'],
    [
      'a part of a transaction',
      'TransactWriteItemsCommand',
      {
        TransactItems: [
          { Put: { TableName: table, Item: key } },
          { Delete: { TableName: table, Key: { ...key, sk: { S: 'c' } } } },
        ],
      },
      'dynamodb:DeleteItem',
    ],
    [
      'a condition check',
      'TransactWriteItemsCommand',
      {
        TransactItems: [
          { ConditionCheck: { TableName: table, Key: key, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      },
      'dynamodb:ConditionCheckItem',
    ],
    ['another table', 'GetItemCommand', { TableName: 'other', Key: key }, 'dynamodb:GetItem'],
    [
      'another bus',
      'PutEventsCommand',
      { Entries: [entry(), entry({ EventBusName: 'other' })] },
      'events:PutEvents',
    ],
  ])('denies %s that the role does not grant', async (_, command, input, action) => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    }
    expect(await send(command, command === 'QueryCommand' ? query : input)).toMatchObject({
      error: 'AccessDeniedException',
      status: 400,
      message: expect.stringContaining(`is not authorized to perform: ${action} on resource: arn:aws:`),
    })
    expect(warnings.at(-1)).toContain(`small-ThingsRole does not grant ${action}`)
  })

  it('allows a query of a granted index', async () => {
    const query = {
      TableName: table,
      IndexName: 'lists',
      KeyConditionExpression: 'listPk = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    }
    expect(await send('QueryCommand', query)).toMatchObject({ output: { Count: 0 } })
  })

  it('rejects an unsupported operation by its name', async () => {
    expect(await send('ListTablesCommand', {})).toMatchObject({
      error: 'UnknownOperationException',
      message: expect.stringContaining('ListTables'),
    })
  })

  it('accepts or rejects each event on its own', async () => {
    const Entries = [
      entry(),
      entry({ Detail: '{' }),
      entry({ Detail: '[1]' }),
      entry({ DetailType: undefined }),
    ]
    expect(await send('PutEventsCommand', { Entries })).toEqual({
      output: {
        FailedEntryCount: 3,
        Entries: [
          { EventId: expect.any(String) },
          expect.objectContaining({ ErrorCode: 'MalformedDetail' }),
          expect.objectContaining({ ErrorCode: 'MalformedDetail' }),
          expect.objectContaining({ ErrorCode: 'InvalidArgument' }),
        ],
      },
    })
  })

  it.each([
    ['more than ten events', { Entries: Array.from({ length: 11 }, () => entry()) }, 'ValidationException'],
    ['no events', { Entries: [] }, 'ValidationException'],
    [
      'more than 256 KB of events',
      { Entries: [entry({ Detail: JSON.stringify('x'.repeat(300_000)) })] },
      'ValidationException',
    ],
    ['a missing bus', { Entries: [entry({ EventBusName: 'nowhere' })] }, 'ResourceNotFoundException'],
  ])('rejects a request with %s', async (_, input, error) => {
    expect(await send('PutEventsCommand', input)).toMatchObject({ error, status: 400 })
  })
})
