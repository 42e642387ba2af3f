import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { newFolder } from './support/temporary-folder'
import { smallAssembly } from './support/small-assembly'
import { accessOf, configurationOf } from './support/operator'
import { stopRuns, postThing, startSmallRun, eventSubjects } from './support/small-run'

afterEach(stopRuns)

describe('the operator', () => {
  it('has its access in a file with mode 0600, until the run stops', async () => {
    const data = newFolder()
    const file = join(data, 'operator.json')
    writeFileSync(file, 'left by a killed run', { mode: 0o644 })
    const assembly = smallAssembly()
    assembly.template.Outputs = {
      TableName: { Value: { Ref: 'Table' } },
      ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } },
      BusPolicy: { Value: { 'Fn::GetAtt': ['Bus', 'Policy'] } },
    }
    const run = await startSmallRun({ data, assembly })
    expect(accessOf(run)).toEqual({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      accessKeyId: expect.stringMatching(/^OPERATOR[0-9A-F]{32}$/),
      outputs: { TableName: 'small-Table', ApiUrl: run.url },
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await run.stop()
    expect(existsSync(file)).toBe(false)
  })

  it('has every permission', async () => {
    const run = await startSmallRun()
    await postThing(run, 'one')
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
    expect(eventSubjects(run.data)).toContain('two')
  })

  it('is rejected with another access key id', async () => {
    const run = await startSmallRun()
    const credentials = { accessKeyId: 'OPERATOR', secretAccessKey: 'local' }
    const table = new DynamoDBClient({ ...configurationOf(run), credentials })
    const query = new QueryCommand({ TableName: 'small-Table', KeyConditionExpression: 'pk = x' })
    await expect(table.send(query)).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })
})
