import { onlyOf, propertiesOf, resourcesOf, stackWith, synthesized } from '../synthesized'
import { textOf } from './wildcards'

const ON_CALL = 'arn:aws:sns:eu-central-1:111122223333:on-call'
const ADDRESSES = 'on-call@city.example, deputy@city.example'

const WITH_TOPIC = { stage: 'production', alarmTopic: ON_CALL }
const WITH_EMAIL = { stage: 'production', alarmEmail: ADDRESSES }

const actionsOf = (context: Record<string, unknown>): unknown[] =>
  propertiesOf(synthesized(context), 'AWS::CloudWatch::Alarm').map(({ AlarmActions }) => AlarmActions)

const statementsOf = (policy: unknown) => (policy as { Statement: Record<string, unknown>[] }).Statement

/** The warnings of the synthesis. */
const warningsOf = (context: Record<string, unknown>): unknown[] =>
  stackWith(context).messages.map(({ entry }) => entry.data)

test('without a setting the alarms notify nobody, which the synthesis of a stage that keeps its data warns about', () => {
  expect(new Set(actionsOf({}))).toEqual(new Set([undefined]))
  expect(resourcesOf(synthesized(), 'AWS::SNS::Topic')).toEqual([])
  expect(warningsOf({})).toEqual([])
  expect(warningsOf({ stage: 'production' })).toEqual([
    expect.stringMatching(
      /^The alarms notify nobody: give the setting alarmTopic or alarmEmail of the stage/,
    ),
  ])
  expect(warningsOf(WITH_TOPIC)).toEqual([])
  expect(warningsOf(WITH_EMAIL)).toEqual([])
})

test('with alarmTopic every alarm notifies the topic of the city, and the stack makes none', () => {
  expect(actionsOf(WITH_TOPIC).length).toBeGreaterThan(10)
  for (const actions of actionsOf(WITH_TOPIC)) expect(actions).toEqual([ON_CALL])
  expect(resourcesOf(synthesized(WITH_TOPIC), 'AWS::SNS::Topic')).toEqual([])
})

describe('with alarmEmail', () => {
  const template = synthesized(WITH_EMAIL)
  const [topic, { Properties }] = resourcesOf(template, 'AWS::SNS::Topic')[0]!

  test('every alarm notifies a topic of the stack, also beside the topic of the city', () => {
    for (const actions of actionsOf(WITH_EMAIL)) expect(actions).toEqual([{ Ref: topic }])
    for (const actions of actionsOf({ ...WITH_EMAIL, ...WITH_TOPIC }))
      expect(actions).toEqual([ON_CALL, { Ref: expect.any(String) as unknown }])
  })

  test('each address subscribes to it', () => {
    expect(propertiesOf(template, 'AWS::SNS::Subscription')).toEqual(
      ['on-call@city.example', 'deputy@city.example'].map((Endpoint) => ({
        Endpoint,
        Protocol: 'email',
        TopicArn: { Ref: topic },
      })),
    )
  })

  test('the topic is encrypted with a key that CloudWatch may use for alarms of this account', () => {
    const [key, { Properties: ofKey }] = resourcesOf(template, 'AWS::KMS::Key')[0]!
    expect(Properties.KmsMasterKeyId).toEqual({ 'Fn::GetAtt': [key, 'Arn'] })
    expect(ofKey).toMatchObject({ EnableKeyRotation: true })
    expect(statementsOf(ofKey.KeyPolicy)).toContainEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Resource: '*',
    })
  })

  test('the topic takes messages over TLS only, and from the alarms of this stack only', () => {
    const statements = statementsOf(onlyOf(template, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument)
    expect(statements.map(({ Effect, Principal }) => [Effect, Principal])).toEqual([
      ['Deny', '*'],
      ['Allow', { Service: 'cloudwatch.amazonaws.com' }],
    ])
    const { ArnLike } = statements[1]!.Condition as { ArnLike: Record<string, unknown> }
    expect(textOf(ArnLike['aws:SourceArn'])).toMatch(/:alarm:golden-book-production-\*$/)
  })
})
