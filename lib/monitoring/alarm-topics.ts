import { ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Settings } from '../settings/settings'

/** The topics that every alarm notifies: the city's own, and one for e-mail addresses. Empty without either setting. */
export class AlarmTopics extends Construct {
  readonly topics: readonly ITopic[]

  constructor(
    scope: Construct,
    id: string,
    { alarmTopic, alarmEmail }: Pick<Settings, 'alarmTopic' | 'alarmEmail'>,
  ) {
    super(scope, id)
    const given = alarmTopic === undefined ? [] : [Topic.fromTopicArn(this, 'Given', alarmTopic)]
    this.topics = alarmEmail.length === 0 ? given : [...given, this.emailTopic(alarmEmail)]
  }

  /** An encrypted topic. Everybody confirms the subscription by the link in a message of SNS. */
  private emailTopic(addresses: readonly string[]): Topic {
    const topic = new Topic(this, 'Email', { masterKey: this.key(), enforceSSL: true })
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [CLOUDWATCH],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { ArnLike: { 'aws:SourceArn': this.alarmsOfStack() }, ...OF_ACCOUNT },
      }),
    )
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address))
    return topic
  }

  /**
   * The key of SNS itself does not let CloudWatch publish (CloudWatch User Guide, "Amazon SNS topics encryption"). Nothing is
   * kept under this key.
   */
  private key(): Key {
    const key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY })
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [CLOUDWATCH],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: OF_ACCOUNT,
      }),
    )
    return key
  }

  /** CloudFormation begins the name of an alarm with that of the stack. */
  private alarmsOfStack(): string {
    const stack = Stack.of(this)
    return stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: `${stack.stackName}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  }
}

const CLOUDWATCH = new ServicePrincipal('cloudwatch.amazonaws.com')
const OF_ACCOUNT = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } }
