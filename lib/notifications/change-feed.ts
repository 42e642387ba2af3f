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
import { CHANGE_KIND, KIND } from '../../lambdas/table/keys'
import { explainWildcard } from '../explained-wildcard'
import type { RegistryTable } from '../registry-table'

export interface ChangeFeedProps {
  readonly table: RegistryTable
  readonly removalPolicy: RemovalPolicy
}

/** A change's type, or the beginning of one. */
type Types = readonly (string | { readonly prefix: string })[]

/**
 * Delivers every new change from the table's stream to functions, in order, and retries failures. A batch that fails ten
 * times, or is older than six hours, goes whole to a bucket: the stream keeps records for 24 hours only. A stream has two readers at most (DynamoDB Developer Guide, "Change data capture").
 */
export class ChangeFeed extends Construct {
  /** The discarded batches. */
  readonly failed: Bucket

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ChangeFeedProps,
  ) {
    super(scope, id)
    this.failed = failedChanges(this, props.removalPolicy)
  }

  /** Delivers the changes of these types to a function. @default all types */
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
          dynamodb: { NewImage: { [KIND]: { S: [CHANGE_KIND] }, ...change } },
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
    // Lambda creates a mapping only if the role can read the stream and write to the bucket already.
    table.grantStream(target).applyBefore(mapping)
    grantFailureDestination(target, this.failed).applyBefore(mapping)
    return mapping
  }
}

/** The rights of Lambda's on-failure destination (Lambda Developer Guide, "Retaining records of failed invocations"). */
const grantFailureDestination = (grantee: Function, bucket: Bucket): Grant => {
  const below = '/aws/lambda/*'
  const reason = 'Lambda chooses the name of each object: aws/lambda/<mapping>/<shard>/<time>-<id>.'
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
      'Only Lambda writes here, rarely, and an alarm reports it; an access log would need a bucket of its own.',
  })
  return bucket
}
