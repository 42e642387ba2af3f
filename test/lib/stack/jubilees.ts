import { named, synthesized } from '../synthesized'

const template = synthesized({ timeZone: 'Europe/Vienna' })
const [fn] = named(template, 'Announce', 'AWS::Lambda::Function')
const [queue, { Properties: kept }] = named(template, 'JubileesGivenUp', 'AWS::SQS::Queue')
const [role, { Properties: trust }] = named(template, 'JubileesRole', 'AWS::IAM::Role')
const { Properties: schedule, DependsOn } = named(template, 'JubileesDaily', 'AWS::Scheduler::Schedule')[1]
const { Properties: retries, DependsOn: retriesDependOn } = named(
  template,
  'JubileesRetries',
  'AWS::Lambda::EventInvokeConfig',
)[1]

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
const policyOf = (id: string) => named(template, `${id}RoleDefaultPolicy`, 'AWS::IAM::Policy')
const statementsOf = (id: string) =>
  (policyOf(id)[1].Properties.PolicyDocument as { Statement: object[] }).Statement

test('jubilees are announced every day at six on the office’s wall, at no other time', () => {
  expect(schedule).toMatchObject({
    ScheduleExpression: 'cron(0 6 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/Vienna',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: arnOf(fn), Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
  })
  expect(schedule).not.toHaveProperty('State')
})

test('a run that cannot begin is tried again until noon, and kept then', () => {
  expect(schedule.Target).toMatchObject({
    RetryPolicy: { MaximumEventAgeInSeconds: 6 * 60 * 60, MaximumRetryAttempts: 185 },
    DeadLetterConfig: { Arn: arnOf(queue) },
  })
})

test('a run that fails is tried twice more, and kept then', () => {
  expect(retries).toMatchObject({
    FunctionName: { Ref: fn },
    MaximumEventAgeInSeconds: 6 * 60 * 60,
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: arnOf(queue) } },
  })
  const keep = { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: arnOf(queue) }
  expect(statementsOf('Announce')).toContainEqual(keep)
  expect(retriesDependOn).toContain(policyOf('Announce')[0])
})

test('what is kept is encrypted, for two weeks, and somebody is told', () => {
  expect(kept).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 })
  expect(named(template, 'AlarmsJubileesGaveUp', 'AWS::CloudWatch::Alarm')[1].Properties).toMatchObject({
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Threshold: 0,
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
  })
})

test('the schedule may run this function and keep what failed, and nothing else', () => {
  expect(schedule.Target).toMatchObject({ RoleArn: arnOf(role) })
  expect(statementsOf('Jubilees')).toEqual([
    { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: arnOf(queue) },
    { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: arnOf(fn) },
  ])
  expect(trust).not.toHaveProperty('ManagedPolicyArns')
  expect(DependsOn).toContain(policyOf('Jubilees')[0])
})

test('only schedules of the account’s own may act so', () => {
  expect((trust.AssumeRolePolicyDocument as { Statement: object[] }).Statement).toEqual([
    {
      Action: 'sts:AssumeRole',
      Effect: 'Allow',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: {
        StringEquals: {
          'aws:SourceAccount': { Ref: 'AWS::AccountId' },
          'aws:SourceArn': expect.objectContaining({ 'Fn::Join': expect.anything() as unknown }) as unknown,
        },
      },
    },
  ])
})
