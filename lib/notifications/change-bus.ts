import { Aws, Duration, type RemovalPolicy } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { EVENT_SOURCE } from '../../contract/events'
import { stackSuffix } from '../stack-id'

const RULE_ACTIONS = [
  'PutRule',
  'DeleteRule',
  'DescribeRule',
  'EnableRule',
  'DisableRule',
  'PutTargets',
  'RemoveTargets',
  'ListTargetsByRule',
]

export interface ChangeBusProps {
  readonly stage: string
  /** Of the bus and its archive. */
  readonly removalPolicy: RemovalPolicy
  /** Accounts that may have rules of their own on the bus. */
  readonly subscriberAccounts: readonly string[]
}

/** The event bus with every change, and an archive of one year for replays. */
export class ChangeBus extends Construct {
  readonly bus: EventBus

  constructor(scope: Construct, id: string, { stage, removalPolicy, subscriberAccounts }: ChangeBusProps) {
    super(scope, id)
    const name = `golden-book-${stage}-${stackSuffix()}`
    this.bus = new EventBus(this, 'Bus', { eventBusName: name })
    this.bus.applyRemovalPolicy(removalPolicy)
    this.bus
      .archive('Archive', {
        archiveName: name,
        eventPattern: { source: [EVENT_SOURCE] },
        retention: Duration.days(365),
      })
      .applyRemovalPolicy(removalPolicy)
    if (subscriberAccounts.length > 0) this.admitSubscribers(subscriberAccounts)
  }

  /** Lets a function put events on this bus, whose name it gets in `BUS_NAME`. */
  grantPut(fn: Function): void {
    fn.addEnvironment('BUS_NAME', this.bus.eventBusName)
    this.bus.grantPutEventsTo(fn)
  }

  /**
   * Lets accounts have rules on the bus, each only its own: `events:creatorAccount` is absent while a rule is
   * new (EventBridge User Guide, "Permissions for event buses"). The rules of a bus lie below its name, hence the `*`.
   */
  private admitSubscribers(accounts: readonly string[]): void {
    this.bus.addToResourcePolicy(
      new PolicyStatement({
        sid: 'SubscribersKeepTheirOwnRules',
        principals: accounts.map((account) => new AccountPrincipal(account)),
        actions: RULE_ACTIONS.map((action) => `events:${action}`),
        resources: [
          `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/${this.bus.eventBusName}/*`,
        ],
        conditions: { StringEqualsIfExists: { 'events:creatorAccount': '${aws:PrincipalAccount}' } },
      }),
    )
  }
}
