import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { newFolder, smallAssembly } from './assembly-fixture'
import { accessOf, configurationOf } from './operator'
import { endRuns, post, startSmall, subjectsIn } from './small-run'

afterEach(endRuns)

describe('an operator', () => {
  it('finds in a file of the data folder, which nobody else may read, how to reach the run', async () => {
    const data = newFolder()
    const file = join(data, 'operator.json')
    writeFileSync(file, 'of a run that was killed', { mode: 0o644 })
    const assembly = smallAssembly()
    assembly.template.Outputs = {
      TableName: { Value: { Ref: 'Table' } },
      ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } },
    }
    const run = await startSmall({ data, assembly })
    expect(accessOf(run)).toEqual({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      accessKeyId: expect.stringMatching(/^OPERATOR[0-9A-F]{32}$/),
      outputs: { TableName: 'small-Table' },
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await run.stop()
    expect(existsSync(file)).toBe(false)
  })

  it('may do everything that the run knows', async () => {
    const run = await startSmall()
    await post(run, 'one')
    const table = new DynamoDBClient(configurationOf(run))
    const query = {
      TableName: 'small-Table',
      KeyConditionExpression: 'pk = :one',
      ExpressionAttributeValues: { ':one': { S: 'one' } },
    }
    expect((await table.send(new QueryCommand(query))).Count).toBe(1)
    const bus = new EventBridgeClient(configurationOf(run))
    const entry = { EventBusName: 'small-bus', Source: 'test', DetailType: 'x', Detail: '{"subject":"two"}' }
    expect(await bus.send(new PutEventsCommand({ Entries: [entry] }))).toMatchObject({ FailedEntryCount: 0 })
    expect(subjectsIn(run.data)).toContain('two')
  })

  it('is nobody with another key', async () => {
    const run = await startSmall()
    const credentials = { accessKeyId: 'OPERATOR', secretAccessKey: 'local' }
    const table = new DynamoDBClient({ ...configurationOf(run), credentials })
    const query = new QueryCommand({ TableName: 'small-Table', KeyConditionExpression: 'pk = x' })
    await expect(table.send(query)).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })
})
