import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assembly } from '../src/template/assembly'
import type { Resource, Template } from '../src/template/template'
import { temporaryFolder } from '../../../test/support/temporary-folder'

const removals: (() => void)[] = []

/** A temporary folder that `removeFolders` takes away again. */
export function newFolder(): string {
  const { path, remove } = temporaryFolder()
  removals.push(remove)
  return path
}

export function removeFolders(): void {
  for (const remove of removals.splice(0)) remove()
}

/** Writes bundles into a folder and gives the assembly of a small stack around them, as a synthesized one would be. */
export function smallAssembly(bundles: Record<string, string> = {}): Assembly {
  const folder = newFolder()
  const assetFolders: Record<string, string> = {}
  for (const [name, code] of Object.entries({ things, publish, ...bundles })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.js'), code)
    assetFolders[`${name}.zip`] = join(folder, name)
  }
  return { stackName: 'small', template: structuredClone(template), assetFolders }
}

/** Speaks AWS's JSON protocol with the environment's address and key id, as the SDK would. */
const call = `
const call = async (target, input) => {
  const response = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260101/eu-central-1/x/aws4_request, SignedHeaders=host, Signature=x',
    },
    body: JSON.stringify(input),
  })
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.message), { name: answer.__type })
  return answer
}
`

const things = `${call}
exports.handler = async (event, context) => {
  if (event.routeKey === 'GET /open') return event
  if (event.routeKey === 'POST /things') {
    const { id, kind = 'change' } = JSON.parse(event.body)
    const Item = { pk: { S: id }, sk: { S: 'change' }, kind: { S: kind } }
    await call('DynamoDB_20120810.TransactWriteItems', {
      TransactItems: [{ Put: { TableName: process.env.TABLE_NAME, Item } }],
    })
    return { statusCode: 201, headers: { location: '/things/' + id }, body: JSON.stringify({ id }) }
  }
  const { Item } = await call('DynamoDB_20120810.GetItem', {
    TableName: process.env.TABLE_NAME,
    Key: { pk: { S: event.pathParameters.id }, sk: { S: 'change' } },
  })
  return Item ? { id: Item.pk.S } : { statusCode: 404, body: 'none' }
}
`

const publish = `${call}
exports.handler = async ({ Records }) => {
  for (const { dynamodb } of Records) {
    await call('AWSEvents.PutEvents', {
      Entries: [{
        EventBusName: process.env.BUS_NAME,
        Source: 'small',
        DetailType: 'thing.recorded',
        Detail: JSON.stringify({ subject: dynamodb.Keys.pk.S, sequence: 1 }),
      }],
    })
  }
  return { batchItemFailures: [] }
}
`

export const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] })
export const ref = (id: string) => ({ Ref: id })

export function lambda(name: string, role: string, variables: Record<string, unknown>): Resource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${name}.zip` },
      Handler: 'index.handler',
      Environment: { Variables: variables },
      MemorySize: 256,
      Timeout: 5,
      Role: attribute(role, 'Arn'),
      Runtime: 'nodejs24.x',
    },
  }
}

export function policy(role: string, ...statements: [action: string[], resource: unknown][]): Resource {
  return {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: `${role}Policy`,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: statements.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
      },
      Roles: [ref(role)],
    },
  }
}

function route(key: string, scope?: string): Resource {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', ref('Integration')]] },
      AuthorizationType: scope ? 'JWT' : 'NONE',
      ...(scope && { AuthorizationScopes: [scope], AuthorizerId: ref('Authorizer') }),
    },
  }
}

export const role: Resource = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } }

const template: Template = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        AttributeDefinitions: ['pk', 'sk', 'listPk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'lists',
            KeySchema: [{ AttributeName: 'listPk', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listSummary'] },
          },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [{ Region: ref('AWS::Region'), GlobalSecondaryIndexes: [{ IndexName: 'lists' }] }],
      },
    },
    ThingsRole: role,
    ThingsPolicy: policy('ThingsRole', [['dynamodb:GetItem', 'dynamodb:PutItem'], attribute('Table', 'Arn')]),
    Things: lambda('things', 'ThingsRole', { TABLE_NAME: ref('Table') }),
    PublishRole: role,
    PublishPolicy: policy(
      'PublishRole',
      [['events:PutEvents'], attribute('Bus', 'Arn')],
      [
        ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        attribute('Table', 'StreamArn'),
      ],
      [['dynamodb:ListStreams'], '*'],
      [['s3:ListBucket'], attribute('Failed', 'Arn')],
      [['s3:PutObject'], { 'Fn::Join': ['', [attribute('Failed', 'Arn'), '/aws/lambda/*']] }],
    ),
    Publish: lambda('publish', 'PublishRole', { BUS_NAME: ref('Bus') }),
    Failed: { Type: 'AWS::S3::Bucket' },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        BatchSize: 10,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: attribute('Failed', 'Arn') } },
        EventSourceArn: attribute('Table', 'StreamArn'),
        FilterCriteria: {
          Filters: [
            { Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["change"]}}}}' },
          ],
        },
        FunctionName: ref('Publish'),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRecordAgeInSeconds: 3600,
        MaximumRetryAttempts: 1,
        StartingPosition: 'TRIM_HORIZON',
      },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'small-bus' } },
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/small/announcements' } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: ref('Bus'),
        EventPattern: { source: ['small'] },
        Targets: [
          {
            Id: 'log',
            Arn: {
              'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}',
            },
            InputTransformer: {
              InputPathsMap: {
                time: '$.time',
                type: '$.detail-type',
                subject: '$.detail.subject',
                sequence: '$.detail.sequence',
              },
              InputTemplate: '{"timestamp":<time>,"message":"<type> <subject> #<sequence>"}',
            },
          },
        ],
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'small', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
    },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: ref('Api'),
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['office', 'press'] },
        Name: 'tokens',
      },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: attribute('Things', 'Arn'),
        PayloadFormatVersion: '2.0',
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: attribute('Things', 'Arn'),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*' },
      },
    },
    ReadRoute: route('GET /things/{id}', 'small/read'),
    WriteRoute: route('POST /things', 'small/write'),
    OpenRoute: route('GET /open'),
  },
}
