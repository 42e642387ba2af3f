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
  /** The office's time zone (IANA), in which the day begins and it is six o'clock. */
  readonly timeZone: string
}

/** Until noon it is tried again; then somebody is told on the same day. */
const PATIENCE = Duration.hours(6)

/**
 * Announces jubilees every day at six in the morning. EventBridge Scheduler hands the event over and waits for nothing
 * (Lambda Developer Guide, "Invoke a Lambda function on a schedule"): its own retries are for what Lambda would not take, and
 * Lambda has its own for a run that fails. What either gives up rests in one queue.
 */
export class JubileeSchedule extends Construct {
  /** Runs that were given up. The next day's makes up for them. */
  readonly givenUp: Queue

  constructor(scope: Construct, id: string, { fn, timeZone }: JubileeScheduleProps) {
    super(scope, id)
    this.givenUp = deadLetterQueue(this, 'GivenUp')
    const retries = new EventInvokeConfig(this, 'Retries', {
      function: fn,
      maxEventAge: PATIENCE,
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
        retryPolicy: { maximumEventAgeInSeconds: PATIENCE.toSeconds(), maximumRetryAttempts: 185 },
        deadLetterConfig: { arn: this.givenUp.queueArn },
      },
    })
    // Both are made only with a role that may do what they say.
    this.letKeep(fn).applyBefore(retries)
    this.letKeep(role).applyBefore(schedule)
    const actions = ['lambda:InvokeFunction']
    Grant.addToPrincipal({ grantee: role, actions, resourceArns: [fn.functionArn] }).applyBefore(schedule)
  }

  private letKeep(grantee: Function | Role): Grant {
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
