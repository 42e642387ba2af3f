import { ArnFormat, Stack, type RemovalPolicy } from 'aws-cdk-lib'
import { CfnRule, type EventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { EVENT_SOURCE } from '../../contract/events'
import { deadLetterQueue } from './queues'
import { stackSuffix } from '../stack-id'

export interface AnnouncementsProps {
  readonly stage: string
  readonly bus: EventBus
  readonly removalPolicy: RemovalPolicy
}

/**
 * Logs one line for every change on the bus, `visit.planned visits/0190… #1`: the type, the subject and the sequence, without
 * personal data. Events that cannot be logged go to a dead-letter queue.
 */
export class Announcements extends Construct {
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { stage, bus, removalPolicy }: AnnouncementsProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters')
    const log = new LogGroup(this, 'Log', {
      // EventBridge's console lists only log groups below this prefix.
      logGroupName: `/aws/events/golden-book-${stage}-${stackSuffix()}/announcements`,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy,
    })
    const rule = new CfnRule(this, 'Rule', {
      eventBusName: bus.eventBusName,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [
        {
          id: 'log',
          arn: this.arnOf(log),
          inputTransformer: LINE,
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      ],
    })
    this.admit(rule, log)
  }

  /** A rule's target is the log group itself; CloudFormation's `Arn` means its streams and ends in `:*`. */
  private arnOf(log: LogGroup): string {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: log.logGroupName,
      arnFormat,
    })
  }

  /** EventBridge writes without a role: the policies of both targets must allow it, for this rule if they can. */
  private admit(rule: CfnRule, log: LogGroup): void {
    const principals = [new ServicePrincipal('events.amazonaws.com')]
    const conditions = { ArnEquals: { 'aws:SourceArn': rule.attrArn } }
    this.deadLetters.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetters.queueArn],
        conditions,
      }),
    )
    log.addToResourcePolicy(
      new PolicyStatement({
        principals: [...principals, new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [log.logGroupArn],
      }),
    )
  }
}

/** The format that a log group accepts (EventBridge User Guide, "Input transformation"). */
const LINE: CfnRule.InputTransformerProperty = {
  inputPathsMap: {
    time: '$.time',
    type: '$.detail-type',
    subject: '$.detail.subject',
    sequence: '$.detail.sequence',
  },
  inputTemplate: '{"timestamp":<time>,"message":"<type> <subject> #<sequence>"}',
}
