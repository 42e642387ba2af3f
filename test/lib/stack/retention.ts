import { stackWith, synthesized, type Resource } from '../synthesized'

const SETTINGS = {
  services: { 'press-office': 'press' },
  subscriberAccounts: '111122223333',
  corsOrigins: 'https://office.example',
  alarmEmail: 'on-call@city.example',
  domain: 'registry.city.example',
  certificate: 'arn:aws:acm:eu-central-1:111122223333:certificate/0a1b-2c',
}
const production = synthesized({ ...SETTINGS, stage: 'production' })
const dev = synthesized(SETTINGS)

const entriesOf = (template: typeof production) => Object.entries(template.Resources)

/** Has deletion protection of its own: CloudFormation could not delete it. */
const isProtected = ({ Properties }: Resource): boolean =>
  /"DeletionProtection(Enabled)?":("ACTIVE"|true)/.test(JSON.stringify(Properties ?? {}))

/** The types of what a stage keeps when its stack goes. */
const KEPT = [
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
]

const kept = entriesOf(production).filter(([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'))

const keptIds = new Set(kept.map(([id]) => id))

describe('a stage other than dev', () => {
  test('keeps its data, its logs and its events when the stack goes, and nothing else', () => {
    expect([...new Set(kept.map(([, { Type }]) => Type))].toSorted()).toEqual(KEPT)
    expect(entriesOf(production).filter(([, { Type }]) => KEPT.includes(Type))).toHaveLength(kept.length)
  })

  test('keeps them also when an update replaces them', () => {
    expect(kept.filter(([, { UpdateReplacePolicy }]) => UpdateReplacePolicy !== 'Retain')).toEqual([])
  })

  test('keeps the table and the user pool, which refuse to be deleted, even if its first deployment fails', () => {
    const always = kept.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
    expect(always.map(([, { Type }]) => Type)).toEqual([
      'AWS::DynamoDB::GlobalTable',
      'AWS::Cognito::UserPool',
    ])
    expect(entriesOf(production).filter(([, resource]) => isProtected(resource))).toEqual(always)
  })

  test('removes everything else when its first deployment fails', () => {
    const others = kept.filter(([, resource]) => !isProtected(resource))
    expect(others.length).toBeGreaterThan(20)
    expect(new Set(others.map(([, { DeletionPolicy }]) => DeletionPolicy))).toEqual(
      new Set(['RetainExceptOnCreate']),
    )
  })
})

test('dev is destroyed whole: it keeps nothing, and nothing refuses to be deleted', () => {
  expect(entriesOf(dev).filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete')).toEqual(
    [],
  )
  expect(entriesOf(dev).filter(([, resource]) => isProtected(resource))).toEqual([])
})

/** The names that the template gives, by property: `AWS::Events::EventBus.Name`. References to other resources are none. */
const namesIn = (resources: [string, Resource][]): [string, string][] =>
  resources.flatMap(([, { Type, Properties }]) =>
    Object.entries(Properties ?? {})
      .filter(([property, value]) => NAME.test(property) && !isReference(value))
      .map(([property, value]): [string, string] => [`${Type}.${property}`, JSON.stringify(value)]),
  )

const NAME = /(Name|Domain|Alias)$|^Identifier$/

const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('Ref' in value || 'Fn::GetAtt' in value)

describe('a leftover of an earlier stack holds no name that a new stack needs', () => {
  test('kept resources have generated names, or names with a part of the id of the stack', () => {
    // The groups are in the user pool of the stack.
    const names = namesIn(kept.filter(([, { Type }]) => Type !== 'AWS::Cognito::UserPoolGroup'))
    expect(names.map(([property]) => property)).toEqual([
      'AWS::Events::EventBus.Name',
      'AWS::Events::Archive.ArchiveName',
      'AWS::Logs::LogGroup.LogGroupName',
    ])
    for (const [, name] of names) expect(name).toContain('{"Ref":"AWS::StackId"}')
  })

  test('other resources with names are deleted with the stack, or their names need not be unique', () => {
    const others = namesIn(entriesOf(production).filter(([id]) => !keptIds.has(id)))
    expect([...new Set(others.map(([property]) => property))].toSorted()).toEqual([
      // The names of APIs and of authorizers need not be unique.
      'AWS::ApiGatewayV2::Api.Name',
      'AWS::ApiGatewayV2::Authorizer.Name',
      'AWS::ApiGatewayV2::DomainName.DomainName',
      'AWS::ApiGatewayV2::Stage.StageName',
      // Metrics are no resources.
      'AWS::CloudWatch::Alarm.MetricName',
      // In the user pool of the stack.
      'AWS::Cognito::UserPoolClient.ClientName',
      'AWS::Cognito::UserPoolDomain.Domain',
      'AWS::Cognito::UserPoolResourceServer.Identifier',
      'AWS::Cognito::UserPoolResourceServer.Name',
      // Inline policies of one role each.
      'AWS::IAM::Policy.PolicyName',
      'AWS::Logs::ResourcePolicy.PolicyName',
    ])
  })
})

test('a stage names its stack, which refuses to be deleted unless it is dev', () => {
  const { stackName, terminationProtection } = stackWith(SETTINGS)
  expect([stackName, Boolean(terminationProtection)]).toEqual(['golden-book-dev', false])
  const { stackName: name, terminationProtection: isKept } = stackWith({ ...SETTINGS, stage: 'production' })
  expect([name, isKept]).toEqual(['golden-book-production', true])
})
