import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Grant } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import {
  EXPIRES_AT,
  LIST_PARTITION_KEY,
  LIST_SORT_KEY,
  LIST_SUMMARY,
  LISTS_INDEX,
  PARTITION_KEY,
  SORT_KEY,
} from '../lambdas/table/keys'
import { explainWildcard } from './explained-wildcard'

/**
 * An action on the table: `QueryLists` queries the index of lists alone, `QueryTable` the table alone, `Query` both. A transaction needs the
 * actions of its parts.
 */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'QueryLists'
  | 'QueryTable'
  | 'PutItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'

export interface RegistryTableProps {
  /** Whether the table survives the stack and refuses to be deleted. */
  readonly keepsData: boolean
}

/**
 * The one table of the registry. A function is granted the actions that it needs and no others; a transaction needs the
 * actions of its parts (DynamoDB Developer Guide, "Using IAM with DynamoDB transactions").
 */
export class RegistryTable extends Construct {
  private readonly table: TableV2
  readonly name: string
  readonly streamArn: string
  private readonly arn: string

  constructor(scope: Construct, id: string, props: RegistryTableProps) {
    super(scope, id)
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: PARTITION_KEY, type: AttributeType.STRING },
      sortKey: { name: SORT_KEY, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: EXPIRES_AT,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: props.keepsData,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      globalSecondaryIndexes: [
        {
          indexName: LISTS_INDEX,
          partitionKey: { name: LIST_PARTITION_KEY, type: AttributeType.STRING },
          sortKey: { name: LIST_SORT_KEY, type: AttributeType.STRING },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [LIST_SUMMARY],
        },
      ],
    })
    this.arn = this.table.tableArn
    this.name = this.table.tableName
    this.streamArn = this.table.tableStreamArn!
  }

  /** Gives a function the table's name and the right to these actions. */
  grant(fn: Function, ...actions: TableAction[]): void {
    fn.addEnvironment('TABLE_NAME', this.table.tableName)
    const index = `${this.arn}/index/${LISTS_INDEX}`
    this.allow(
      fn,
      actions.filter((action) => !action.startsWith('Query')),
      [this.arn],
    )
    if (actions.includes('Query')) this.allow(fn, ['Query'], [this.arn, index])
    if (actions.includes('QueryTable')) this.allow(fn, ['Query'], [this.arn])
    if (actions.includes('QueryLists')) this.allow(fn, ['Query'], [index])
  }

  /** Lets a mapping read the stream on behalf of its function. */
  grantStream(fn: Function): Grant {
    const below = '/stream/*'
    const reason =
      'ListStreams applies to all streams of the table (DynamoDB Developer Guide, "IAM policy to grant read access for a DynamoDB stream only").'
    explainWildcard(fn, this.table, below, reason)
    return Grant.addToPrincipal({
      grantee: fn,
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resourceArns: [this.streamArn],
    }).combine(
      Grant.addToPrincipal({
        grantee: fn,
        actions: ['dynamodb:ListStreams'],
        resourceArns: [this.arn + below],
      }),
    )
  }

  private allow(grantee: Function, actions: string[], resourceArns: string[]): void {
    if (actions.length === 0) return
    Grant.addToPrincipal({ grantee, actions: actions.map((action) => `dynamodb:${action}`), resourceArns })
  }
}
