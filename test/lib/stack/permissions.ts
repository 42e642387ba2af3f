import { pascalCase } from '../../../lib/pascal-case'
import { named, propertiesOf, resourcesOf, synthesized, type Template } from '../synthesized'
import { textOf, wildcardsOf } from './wildcards'

/** Every wildcard that is allowed, and why it must be one. */
const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^xray:PutTraceSegments, xray:PutTelemetryRecords on \*$/, 'X-Ray knows no resources'],
  [
    /^dynamodb:ListStreams on <RegistryTable\w+\.Arn>\/stream\/\*$/,
    'it is requested of all streams of a table',
  ],
  [/^s3:PutObject on <FeedFailed\w+\.Arn>\/aws\/lambda\/\*$/, 'Lambda names the objects that it keeps'],
  [
    /^kms:\* on \*$/,
    'the account manages the key, by its own policies (AWS KMS Developer Guide, "Default key policy")',
  ],
  [/^kms:Decrypt, kms:GenerateDataKey on \*$/, 'the policy of a key applies to this key alone'],
  [/^(events:\w+(, )?)+ on arn:.*:rule\/<ChangesBus\w+>\/\*$/, 'the rules of a bus lie below its name'],
]

const unexplained = (template: Pick<Template, 'Resources'>): string[] =>
  wildcardsOf(template).filter((wildcard) => !REASONS.some(([pattern]) => pattern.test(wildcard)))

const granted = (template: Template, name: string): string[] => {
  const [, { Properties }] = named(template, `${pascalCase(name)}RoleDefaultPolicy`, 'AWS::IAM::Policy')
  const { Statement } = Properties.PolicyDocument as {
    Statement: { Action: string | string[]; Resource: unknown }[]
  }
  const grants = Statement.map(
    ({ Action, Resource }) => `${[Action].flat().join(' ')} on ${textOf(Resource)}`,
  )
  return grants
    .filter((grant) => !/^(logs|xray):/.test(grant))
    .map((grant) => grant.replaceAll(/[0-9A-F]{8}/g, ''))
}

const template = synthesized()

test('no wildcard is allowed without a written reason', () => {
  expect(unexplained(template)).toEqual([])
  const settings = { subscriberAccounts: '111122223333', alarmEmail: 'on-call@city.example' }
  expect(unexplained(synthesized(settings))).toEqual([])
})

test.each([
  ['an action', { Action: 'dynamodb:*', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }],
  ['a resource', { Action: ['events:PutEvents'], Resource: '*' }],
  [
    'part of a resource',
    { Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [{ Ref: 'Bucket' }, '/*']] } },
  ],
  ['a principal', { Action: 'sqs:SendMessage', Principal: { AWS: '*' }, Resource: 'queue' }],
])('a wildcard as %s is found, in every kind of policy', (_where, statement) => {
  const document = { Statement: [{ Effect: 'Allow', ...statement }] }
  const resource = (Properties: Record<string, unknown>) => ({
    Resources: { One: { Type: 'Any', Properties } },
  })
  const text = { 'Fn::Join': ['', [JSON.stringify(document)]] }
  expect(unexplained(resource({ PolicyDocument: document }))).toHaveLength(1)
  expect(unexplained(resource({ Policies: [{ PolicyDocument: document }] }))).toHaveLength(1)
  expect(unexplained(resource({ PolicyDocument: text }))).toHaveLength(1)
})

const QUERIES = 'dynamodb:Query on <RegistryTable.Arn>, <RegistryTable.Arn>/index/lists'
const TABLE_QUERIES = 'dynamodb:Query on <RegistryTable.Arn>'
const LISTS = 'dynamodb:Query on <RegistryTable.Arn>/index/lists'
const STREAM = [
  'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on <RegistryTable.StreamArn>',
  'dynamodb:ListStreams on <RegistryTable.Arn>/stream/*',
  's3:ListBucket on <FeedFailed.Arn>',
  's3:PutObject on <FeedFailed.Arn>/aws/lambda/*',
]
const ITEMS = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:PutItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
]
const items = (count: number) => `${ITEMS.slice(0, count).join(' ')} on <RegistryTable.Arn>`

test.each([
  ['partnerships', 'read, write and delete', [items(4), QUERIES]],
  ['visits', 'read, write, delete and check', [items(5), QUERIES]],
  ['books', 'read, write, delete and check', [items(5), QUERIES]],
  ['anniversaries', 'read and write', [items(3), QUERIES]],
  ['notices', 'read, write, delete and check', [items(5), QUERIES]],
  ['subscriptions', 'read, write and delete', [items(4), QUERIES]],
  ['calendar', 'read, write and delete', [items(4), LISTS]],
  ['people', 'read many at once', ['dynamodb:BatchGetItem on <RegistryTable.Arn>', QUERIES]],
  ['meta', 'read one item at a time', [items(1)]],
])('%s may %s in the table, and nothing else', (name, _what, grants) => {
  expect(granted(template, name)).toEqual(grants)
})

test.each([
  ['publish', 'put events', 'events:PutEvents on <ChangesBus.Arn>'],
  ['project', 'keep names and marks', items(4), TABLE_QUERIES],
])('%s may read the stream, %s, and keep what failed', (name, _what, ...grants) => {
  expect(granted(template, name)).toEqual([...grants, ...STREAM])
})

test('issue may read, write, delete and check in the table, and keep runs that are given up', () => {
  const keep = 'sqs:SendMessage on <EmbargoesGivenUp.Arn>'
  expect(granted(template, 'issue')).toEqual([items(5), TABLE_QUERIES, keep])
})

test('announce may read and write in the table, and keep runs that are given up', () => {
  const keep = 'sqs:SendMessage on <JubileesGivenUp.Arn>'
  expect(granted(template, 'announce')).toEqual([items(3), LISTS, keep])
})

test('the bucket and the queues refuse whoever comes without TLS', () => {
  const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy'].flatMap((type) =>
    propertiesOf(template, type),
  )
  expect(policies).toHaveLength(1 + resourcesOf(template, 'AWS::SQS::Queue').length)
  for (const { PolicyDocument } of policies) {
    expect((PolicyDocument as { Statement: object[] }).Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  }
})
