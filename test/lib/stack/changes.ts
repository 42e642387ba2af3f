import { FUNCTION_NAMES } from '../../../lib/functions/functions'
import { named, onlyOf, resourcesOf, synthesized } from '../synthesized'

const template = synthesized({ stage: 'production' })
const [bus] = resourcesOf(template, 'AWS::Events::EventBus')[0]!
const [queue] = resourcesOf(template, 'AWS::SQS::Queue')[0]!

/** The filter of the changes that the projector hears of. */
const NAMED = { change: { M: { type: { S: [{ prefix: 'visit.' }, { prefix: 'book-entry.' }] } } } }

describe.each([
  ['Publish', {}],
  ['Project', NAMED],
])('the change feed to %s', (name, filter) => {
  const [, { Properties: mapping, DependsOn }] = named(
    template,
    `FeedTo${name}`,
    'AWS::Lambda::EventSourceMapping',
  )
  const [table] = resourcesOf(template, 'AWS::DynamoDB::GlobalTable')[0]!
  const [bucket, { Properties: kept }] = resourcesOf(template, 'AWS::S3::Bucket')[0]!

  test("takes new changes, and only them, from the table's stream", () => {
    const [fn] = named(template, name, 'AWS::Lambda::Function')
    const [{ Pattern }] = (mapping.FilterCriteria as { Filters: [{ Pattern: string }] }).Filters
    expect(JSON.parse(Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['change'] }, ...filter } },
    })
    expect(mapping).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [table, 'StreamArn'] },
      FunctionName: { Ref: fn },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 50,
    })
  })

  test('waits for nothing, so that a change is heard of at once', () => {
    expect(mapping).not.toHaveProperty('MaximumBatchingWindowInSeconds')
  })

  test('halves a batch that fails, believes partial answers, and gives up before the stream forgets', () => {
    expect(mapping).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 6 * 60 * 60,
    })
  })

  test('keeps what failed in a bucket that nobody else can read, for three months', () => {
    expect(mapping.DestinationConfig).toEqual({
      OnFailure: { Destination: { 'Fn::GetAtt': [bucket, 'Arn'] } },
    })
    expect(kept).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90, Status: 'Enabled' }] },
    })
  })

  test('is made after the rights that it needs', () => {
    const [policy] = named(template, `${name}RoleDefaultPolicy`, 'AWS::IAM::Policy')
    expect(DependsOn).toContain(policy)
  })
})

describe('the bus', () => {
  test('is named after the stage and archives a year of what the registry says', () => {
    const { Name } = onlyOf(template, 'AWS::Events::EventBus').Properties
    expect(JSON.stringify(Name)).toContain('"golden-book-production-"')
    expect(onlyOf(template, 'AWS::Events::Archive').Properties).toMatchObject({
      EventPattern: { source: ['golden-book'] },
      RetentionDays: 365,
      SourceArn: { 'Fn::GetAtt': [bus, 'Arn'] },
    })
  })

  test('lets nobody else in', () => {
    expect(resourcesOf(template, 'AWS::Events::EventBusPolicy')).toEqual([])
  })

  test('lets named accounts keep rules, each its own', () => {
    const opened = synthesized({ subscriberAccounts: '111122223333,444455556666' })
    const { Statement } = onlyOf(opened, 'AWS::Events::EventBusPolicy').Properties
    expect(Statement).toMatchObject({
      Effect: 'Allow',
      Action: expect.arrayContaining(['events:PutRule', 'events:PutTargets']) as unknown,
      Condition: { StringEqualsIfExists: { 'events:creatorAccount': '${aws:PrincipalAccount}' } },
    })
    const text = JSON.stringify(Statement)
    expect(text).toContain('111122223333:root')
    expect(text).toContain('444455556666:root')
    expect(text).not.toContain('PutEvents')
  })
})

describe('the announcements', () => {
  const [rule, { Properties }] = named(template, 'AnnouncementsRule', 'AWS::Events::Rule')
  const [target] = Properties.Targets as [Record<string, unknown>]

  test('are of everything that the registry says on the bus', () => {
    expect(Properties).toMatchObject({
      EventBusName: { Ref: bus },
      EventPattern: { source: ['golden-book'] },
    })
  })

  test('say what happened to which thing, and nothing of anybody', () => {
    const { InputTemplate, InputPathsMap } = target.InputTransformer as {
      InputTemplate: string
      InputPathsMap: object
    }
    expect(InputTemplate).toBe('{"timestamp":<time>,"message":"<type> <subject> #<sequence>"}')
    expect(InputPathsMap).toEqual({
      time: '$.time',
      type: '$.detail-type',
      subject: '$.detail.subject',
      sequence: '$.detail.sequence',
    })
  })

  test('go to a log group that EventBridge may write to', () => {
    const [log] = named(template, 'AnnouncementsLog', 'AWS::Logs::LogGroup')
    expect(JSON.stringify(target.Arn)).toContain(`":log-group:",{"Ref":"${log}"}`)
    expect(JSON.stringify(onlyOf(template, 'AWS::Logs::ResourcePolicy').Properties.PolicyDocument)).toContain(
      'events.amazonaws.com',
    )
  })

  test('wait in an encrypted queue when they cannot be written, which takes them from their rule only', () => {
    expect(target.DeadLetterConfig).toEqual({ Arn: { 'Fn::GetAtt': [queue, 'Arn'] } })
    expect(template.Resources[queue]?.Properties).toMatchObject({ SqsManagedSseEnabled: true })
    const [, policy] = named(template, 'AnnouncementsDeadLettersPolicy', 'AWS::SQS::QueuePolicy')
    const { PolicyDocument } = policy.Properties
    expect((PolicyDocument as { Statement: object[] }).Statement).toContainEqual(
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
      }),
    )
  })
})

test('no function of others is made to manage any of it', () => {
  expect(resourcesOf(template, 'AWS::Lambda::Function')).toHaveLength(FUNCTION_NAMES.length)
  expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('Custom::'))).toEqual([])
})
