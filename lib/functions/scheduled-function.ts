import { Aws, type Duration, Stack } from 'aws-cdk-lib'
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { EventInvokeConfig, type Function } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetterQueue } from '../notifications/queues'

export interface ScheduledFunctionProps {
  /** Takes `{ time }`, the scheduled time. */
  readonly fn: Function
  /** The id of the schedule in this construct: how often it fires. */
  readonly scheduleId: string
  readonly description: string
  /** Of EventBridge Scheduler: `cron(0 6 * * ? *)`, `rate(1 minute)`. */
  readonly expression: string
  /** IANA name, of the times in a cron expression. @default UTC */
  readonly timeZone?: string
  /** The age at which an invocation is given up; one minute at least. */
  readonly maxEventAge: Duration
  /** The runs that follow a run which fails: two at most. */
  readonly retries: number
}

/**
 * Invokes a function by a schedule. EventBridge Scheduler invokes it asynchronously (Lambda Developer Guide, "Invoke a Lambda
 * function on a schedule"): it retries an invocation that Lambda refuses, and Lambda retries a run that fails. Runs without
 * success end in one dead-letter queue.
 */
export class ScheduledFunction extends Construct {
  /** Runs without success. */
  readonly givenUp: Queue

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id)
    const { fn, maxEventAge } = props
    this.givenUp = deadLetterQueue(this, 'GivenUp')
    const retries = new EventInvokeConfig(this, 'Retries', {
      function: fn,
      maxEventAge,
      retryAttempts: props.retries,
      onFailure: { bind: () => ({ destination: this.givenUp.queueArn }) },
    })
    const role = new Role(this, 'Role', { assumedBy: scheduler(this) })
    const schedule = new CfnSchedule(this, props.scheduleId, {
      description: props.description,
      scheduleExpression: props.expression,
      ...(props.timeZone === undefined ? {} : { scheduleExpressionTimezone: props.timeZone }),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: '{"time":"<aws.scheduler.scheduled-time>"}',
        // The most that EventBridge Scheduler accepts: the age decides.
        retryPolicy: { maximumEventAgeInSeconds: maxEventAge.toSeconds(), maximumRetryAttempts: 185 },
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
