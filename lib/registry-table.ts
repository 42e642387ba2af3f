import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Grant } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { explainWildcard } from './explained-wildcard'

/** The index that answers every list; it carries what a list filters by. */
const LISTS = 'lists'

/** The parts that the store's transactions are made of. */
const WRITES = ['PutItem', 'DeleteItem']

export interface RegistryTableProps {
  /** Whether the table survives the stack and refuses to be deleted. */
  readonly keepsData: boolean
}

/**
 * The one table of the registry. Each grant tells a function where the table is and allows it the least that
 * it needs; a transaction is allowed by the actions of its parts (DynamoDB Developer Guide, "Using IAM with
 * DynamoDB transactions").
 */
export class RegistryTable extends Construct {
  private readonly table: TableV2
  readonly streamArn: string
  private readonly arn: string

  constructor(scope: Construct, id: string, props: RegistryTableProps) {
    super(scope, id)
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: props.keepsData,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      globalSecondaryIndexes: [
        {
          indexName: LISTS,
          partitionKey: { name: 'listPk', type: AttributeType.STRING },
          sortKey: { name: 'listSk', type: AttributeType.STRING },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['narrow'],
        },
      ],
    })
    this.arn = this.table.tableArn
    this.streamArn = this.table.tableStreamArn!
  }

  /** Lets a function read single items. */
  grantGet(fn: Function): void {
    this.grant(fn, ['GetItem'])
  }

  /** Lets a function read items, singly and in batches, and query the table and its index. */
  grantRead(fn: Function): void {
    this.grant(fn, ['GetItem', 'BatchGetItem'])
    this.grant(fn, ['Query'], [this.arn, `${this.arn}/index/${LISTS}`])
  }

  /** Lets a function read, and write by transactions. */
  grantReadWrite(fn: Function): void {
    this.grantRead(fn)
    this.grant(fn, WRITES)
  }

  /** Lets a mapping read the stream on behalf of its function. */
  grantStream(fn: Function): Grant {
    const below = '/stream/*'
    const reason =
      'ListStreams is asked of all streams of the table (DynamoDB Developer Guide, "IAM policy to grant read access for a DynamoDB stream only").'
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

  private grant(fn: Function, actions: string[], resourceArns = [this.arn]): void {
    fn.addEnvironment('TABLE_NAME', this.table.tableName)
    Grant.addToPrincipal({
      grantee: fn,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns,
    })
  }
}
