import { onlyOf, synthesized } from '../synthesized'

const TABLE = 'AWS::DynamoDB::GlobalTable'
const table = onlyOf(synthesized({ stage: 'production' }), TABLE)
const replica = (table.Properties.Replicas as object[])[0]

test('the table has two keys of text and is paid by request', () => {
  expect(table.Properties).toMatchObject({
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'listPk', 'listSk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
  })
})

test('its one index carries what a list is narrowed by, and nothing else', () => {
  expect(table.Properties.GlobalSecondaryIndexes).toEqual([
    {
      IndexName: 'lists',
      KeySchema: [
        { AttributeName: 'listPk', KeyType: 'HASH' },
        { AttributeName: 'listSk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listSummary'] },
    },
  ])
})

test('its stream carries things before and after, and what is done with expires', () => {
  expect(table.Properties).toMatchObject({
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  })
})

test('it can be restored to any second, refuses to be deleted, and survives the stack', () => {
  expect(replica).toMatchObject({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  })
  expect(table.DeletionPolicy).toBe('Retain')
})

test('only in dev it may be destroyed', () => {
  const { Properties, DeletionPolicy } = onlyOf(synthesized(), TABLE)
  expect(Properties.Replicas).toMatchObject([{ DeletionProtectionEnabled: false }])
  expect(DeletionPolicy).toBe('Delete')
})
