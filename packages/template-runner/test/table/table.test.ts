import { type Engine, startEngine } from '../../src/table/engine'
import { ensureTables } from '../../src/table/table'
import { callDynamoDb } from '../../src/table/wire'
import { Stack } from '../../src/template/stack'
import type { Template } from '../../src/template/template'
import { newFolder, removeFolders } from '../support/temporary-folder'
import { smallAssembly } from '../support/small-assembly'

let engine: Engine

beforeEach(async () => {
  engine = await startEngine(newFolder())
})

afterEach(async () => {
  await engine.stop()
  removeFolders()
})

async function ensure(change: (table: Record<string, unknown>) => void = () => {}) {
  const { template } = smallAssembly()
  change(template.Resources['Table']!.Properties!)
  return await ensureTables(new Stack(template satisfies Template, 'small'), engine.endpoint)
}

describe('the table of a template', () => {
  it('is created with keys, index, stream and time to live', async () => {
    const [table] = await ensure()
    expect(table).toMatchObject({
      name: 'small-Table',
      streamArn: 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table/stream/local',
      engineStreamArn: expect.stringContaining('small-Table/stream/'),
    })
    const described = await callDynamoDb(engine.endpoint, 'DescribeTable', { TableName: 'small-Table' })
    expect(described).toMatchObject({
      Table: {
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'lists',
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listSummary'] },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    })
    expect(
      await callDynamoDb(engine.endpoint, 'DescribeTimeToLive', { TableName: 'small-Table' }),
    ).toMatchObject({
      TimeToLiveDescription: { AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' },
    })
  })

  it('is unchanged when it exists', async () => {
    const first = await ensure()
    expect(await ensure()).toEqual(first)
  })

  it.each([
    ['indexes', { GlobalSecondaryIndexes: [], AttributeDefinitions: attributes('pk', 'sk') }],
    [
      'keys',
      {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: attributes('pk', 'listPk'),
      },
    ],
  ])('is rejected when it exists with other %s', async (_, changes) => {
    await ensure((table) => Object.assign(table, changes))
    await expect(ensure()).rejects.toThrow(
      /^The table small-Table exists with other keys or indexes than the template's: delete the data folder/,
    )
  })
})

function attributes(...names: string[]) {
  return names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))
}
