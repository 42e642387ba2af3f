import { Duration, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import {
  EventSourceMapping,
  FilterCriteria,
  MetricType,
  StartingPosition,
  type Function,
} from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { explainWildcard } from './explained-wildcard'
import type { RegistryTable } from './registry-table'

export interface ChangeFeedProps {
  readonly table: RegistryTable
  readonly removalPolicy: RemovalPolicy
}

/** A change's type, or the beginning of one. */
type Types = readonly (string | { readonly prefix: string })[]

/**
 * Hands every new change from the table's stream to functions, to each in order, and again until it has
 * succeeded. What fails ten times or grows older than six hours is kept whole in a bucket: the stream itself
 * forgets after 24 hours. A stream has two readers at most (DynamoDB Developer Guide, "Change data capture").
 */
export class ChangeFeed extends Construct {
  /** What failed for good, batch by batch. */
  readonly failed: Bucket

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ChangeFeedProps,
  ) {
    super(scope, id)
    this.failed = failedChanges(this, props.removalPolicy)
  }

  /** Hands the changes of some types to a function. @default all types */
  deliverTo(target: Function, types?: Types): EventSourceMapping {
    const { table } = this.props
    const change = types ? { change: { M: { type: { S: types } } } } : {}
    const mapping = new EventSourceMapping(this, `To${target.node.id}`, {
      target,
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: { NewImage: { kind: { S: ['change'] }, ...change } },
        }),
      ],
      batchSize: 50,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: this.failed.bucketArn }) },
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    })
    // A mapping is created only by a role that can read the stream and write to the bucket already.
    table.grantStream(target).applyBefore(mapping)
    grantKeeping(target, this.failed).applyBefore(mapping)
    return mapping
  }
}

/** What Lambda keeps with in a bucket (Lambda Developer Guide, "Retaining records of failed invocations"). */
const grantKeeping = (grantee: Function, bucket: Bucket): Grant => {
  const below = '/aws/lambda/*'
  const reason = 'Lambda names each object that it keeps: aws/lambda/<mapping>/<shard>/<time>-<id>.'
  explainWildcard(grantee, bucket, below, reason)
  return Grant.addToPrincipal({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [bucket.bucketArn],
  }).combine(
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:PutObject'],
      resourceArns: [bucket.bucketArn + below],
    }),
  )
}

const failedChanges = (scope: Construct, removalPolicy: RemovalPolicy): Bucket => {
  const bucket = new Bucket(scope, 'Failed', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(90) }],
    removalPolicy,
  })
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Only Lambda writes here, rarely, and an alarm tells of it; a log of accesses would need a bucket of its own.',
  })
  return bucket
}
