import { App, Duration, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda'
import { ScheduledFunction } from '../../../lib/functions/scheduled-function'

const stack = new Stack(new App(), 'Stack')
const fn = new Function(stack, 'Fn', {
  code: Code.fromInline('exports.handler = async () => undefined'),
  handler: 'index.handler',
  runtime: Runtime.NODEJS_24_X,
})
void new ScheduledFunction(stack, 'Work', {
  fn,
  scheduleId: 'EveryMinute',
  description: 'Does what is due',
  expression: 'rate(1 minute)',
  maxEventAge: Duration.minutes(1),
  retries: 0,
})
const template = Template.fromStack(stack)

test('a function can be scheduled by a rate, without a time zone', () => {
  const [[id, schedule] = []] = Object.entries(template.findResources('AWS::Scheduler::Schedule'))
  expect(id).toMatch(/^WorkEveryMinute/)
  expect(schedule?.['Properties']).toEqual({
    Description: 'Does what is due',
    ScheduleExpression: 'rate(1 minute)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: expect.objectContaining({
      Arn: stack.resolve(fn.functionArn) as unknown,
      RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 185 },
    }) as unknown,
  })
})

test('the retries of a scheduled function are those of its schedule', () => {
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    MaximumEventAgeInSeconds: 60,
    MaximumRetryAttempts: 0,
  })
})
