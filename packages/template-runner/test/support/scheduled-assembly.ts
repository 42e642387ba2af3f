import type { Assembly } from '../../src/template/assembly'
import type { Resource } from '../../src/template/template'
import { smallAssembly } from './small-assembly'
import { attribute, lambda, policy, role } from './template-parts'

/** A function that logs its event and the times of its clock, then runs `code`. */
const loggingFunction = (code = ''): string => `exports.handler = async (event) => {
  console.log(JSON.stringify([event, new Date().toISOString(), new Date(Date.now()).toISOString().slice(0, 10)]))
  ${code}
}`

/** A role that EventBridge Scheduler may assume for schedules of an account. */
export const schedulerRole = (account: unknown = { Ref: 'AWS::AccountId' }): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
        },
      ],
    },
  },
})

/** The small stack with a function that a schedule invokes every day at 06:00 in Berlin. */
export function scheduledAssembly(
  code?: string,
  change: (resources: Record<string, Resource>) => void = () => {},
): Assembly {
  const assembly = smallAssembly({ daily: loggingFunction(code) })
  const resources: Record<string, Resource> = {
    SchedulerDead: { Type: 'AWS::SQS::Queue' },
    Discarded: { Type: 'AWS::SQS::Queue' },
    SchedulerRole: schedulerRole(),
    SchedulerPolicy: policy(
      'SchedulerRole',
      [['lambda:InvokeFunction'], attribute('DailyTask', 'Arn')],
      [['sqs:SendMessage'], attribute('SchedulerDead', 'Arn')],
    ),
    DailyTaskRole: role,
    DailyTaskPolicy: policy('DailyTaskRole', [['sqs:SendMessage'], attribute('Discarded', 'Arn')]),
    DailyTask: lambda('daily', 'DailyTaskRole', {}),
    Daily: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'cron(0 6 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: attribute('DailyTask', 'Arn'),
          RoleArn: attribute('SchedulerRole', 'Arn'),
          Input: '{"time":"<aws.scheduler.scheduled-time>"}',
          DeadLetterConfig: { Arn: attribute('SchedulerDead', 'Arn') },
          RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
        },
      },
    },
  }
  change(resources)
  Object.assign(assembly.template.Resources, resources)
  return assembly
}

/** Discards failed events at once, to a queue. */
export const invokeConfig = (properties: Record<string, unknown> = {}): Resource => ({
  Type: 'AWS::Lambda::EventInvokeConfig',
  Properties: {
    FunctionName: { Ref: 'DailyTask' },
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnFailure: { Destination: attribute('Discarded', 'Arn') } },
    ...properties,
  },
})
