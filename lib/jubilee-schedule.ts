import { Aws, Duration, Stack } from 'aws-cdk-lib'
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { EventInvokeConfig, type Function } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetterQueue } from './queues'

export interface JubileeScheduleProps {
  /** Announces jubilees; takes `{ time }`, the scheduled time. */
  readonly fn: Function
  /** The office's time zone (IANA), which decides the day and the hour. */
  readonly timeZone: string
}

/** Retries end at noon, so that the alarm is raised on the same day. */
const MAX_EVENT_AGE = Duration.hours(6)

/**
 * Announces jubilees every day at six in the morning. EventBridge Scheduler invokes the function asynchronously (Lambda
 * Developer Guide, "Invoke a Lambda function on a schedule"): it retries an invocation that Lambda refuses, and Lambda retries
 * a run that fails. Runs without success end in one dead-letter queue.
 */
export class JubileeSchedule extends Construct {
  /** Runs without success. The run of the next day announces what they have missed. */
  readonly givenUp: Queue

  constructor(scope: Construct, id: string, { fn, timeZone }: JubileeScheduleProps) {
    super(scope, id)
    this.givenUp = deadLetterQueue(this, 'GivenUp')
    const retries = new EventInvokeConfig(this, 'Retries', {
      function: fn,
      maxEventAge: MAX_EVENT_AGE,
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: this.givenUp.queueArn }) },
    })
    const role = new Role(this, 'Role', { assumedBy: scheduler(this) })
    const schedule = new CfnSchedule(this, 'Daily', {
      description: 'Announces jubilees ahead of their day',
      scheduleExpression: 'cron(0 6 * * ? *)',
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: '{"time":"<aws.scheduler.scheduled-time>"}',
        retryPolicy: { maximumEventAgeInSeconds: MAX_EVENT_AGE.toSeconds(), maximumRetryAttempts: 185 },
        deadLetterConfig: { arn: this.givenUp.queueArn },
      },
    })
    // Each is created only if its role can send to the queue already.
    this.grantSend(fn).applyBefore(retries)
    this.grantSend(role).applyBefore(schedule)
    const actions = ['lambda:InvokeFunction']
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [fn.functionArn] }).applyBefore(schedule)
  }

  private grantSend(grantee: Function | Role): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.givenUp.queueArn],
    })
  }
}

/** Schedules of this account and group only (EventBridge Scheduler User Guide, "Confused deputy prevention"). */
const scheduler = (scope: Construct): ServicePrincipal =>
  new ServicePrincipal('scheduler.amazonaws.com', {
    conditions: {
      StringEquals: {
        'aws:SourceAccount': Aws.ACCOUNT_ID,
        'aws:SourceArn': Stack.of(scope).formatArn({
          service: 'scheduler',
          resource: 'schedule-group',
          resourceName: 'default',
        }),
      },
    },
  })
