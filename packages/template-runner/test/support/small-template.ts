import type { Template } from '../../src/template/template'
import { attribute, lambda, policy, ref, role, route } from './template-parts'

/** An HTTP API with a table, whose stream a function publishes to a bus; a rule writes the events to a log group. */
export const smallTemplate: Template = {
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
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/small/events' } },
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
