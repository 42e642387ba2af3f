/** Marks a property that the runner acts upon; any other text says why a property needs nothing here. */
const used = 'used'

export type Known = string | { [property: string]: Known }

const cost = 'a matter of cost and capacity'
const label = 'a label for people'
const kept = 'nothing here deletes data'
const access = 'the data folder belongs to whoever runs this'
const tokens = 'tokens come from the local issuer'

/**
 * Everything of our template that the local run knows: what it acts upon, and, with the reason, what needs nothing
 * here. A type that is known by a text alone needs nothing as a whole. Whatever is not in this table is reported at
 * start.
 */
export const knownTypes: Record<string, Known> = {
  'AWS::DynamoDB::GlobalTable': {
    AttributeDefinitions: used,
    KeySchema: used,
    GlobalSecondaryIndexes: { IndexName: used, KeySchema: used, Projection: used },
    StreamSpecification: used,
    TimeToLiveSpecification: used,
    BillingMode: cost,
    Replicas: {
      Region: 'there is one place here',
      GlobalSecondaryIndexes: { IndexName: used },
      PointInTimeRecoverySpecification: 'the data folder is copied instead',
      DeletionProtectionEnabled: kept,
    },
  },
  'AWS::Lambda::Function': {
    Code: { S3Bucket: 'the bundle is taken from the assembly', S3Key: used },
    Handler: used,
    Environment: { Variables: used },
    MemorySize: used,
    ReservedConcurrentExecutions: used,
    DeadLetterConfig: used,
    Role: used,
    Timeout: used,
    Runtime: 'the Node.js that runs this',
    Architectures: 'the processor that runs this',
    LoggingConfig: 'logs go to the data folder',
    TracingConfig: 'there is no X-Ray here',
    RecursiveLoop: 'no loop is cut off here',
    Description: label,
  },
  'AWS::Lambda::Permission': { Action: used, FunctionName: used, Principal: used, SourceArn: used },
  'AWS::Lambda::EventSourceMapping': {
    BatchSize: used,
    BisectBatchOnFunctionError: used,
    MaximumBatchingWindowInSeconds: used,
    ScalingConfig: { MaximumConcurrency: used },
    DestinationConfig: { OnFailure: used },
    EventSourceArn: used,
    FilterCriteria: used,
    FunctionName: used,
    FunctionResponseTypes: used,
    MaximumRecordAgeInSeconds: used,
    MaximumRetryAttempts: used,
    StartingPosition: used,
    MetricsConfig: 'nobody counts here',
  },
  'AWS::Lambda::EventInvokeConfig': {
    DestinationConfig: { OnFailure: used },
    FunctionName: used,
    MaximumEventAgeInSeconds: used,
    MaximumRetryAttempts: used,
    Qualifier: 'there is one version here',
  },
  'AWS::Scheduler::Schedule': {
    FlexibleTimeWindow: { Mode: used },
    Name: used,
    ScheduleExpression: used,
    ScheduleExpressionTimezone: used,
    State: used,
    Target: {
      Arn: used,
      DeadLetterConfig: used,
      Input: used,
      RetryPolicy: 'the local Lambda takes every invocation at once',
      RoleArn: used,
    },
    Description: label,
  },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: used },
  'AWS::IAM::Policy': { PolicyDocument: used, PolicyName: label, Roles: used },
  'AWS::ApiGatewayV2::Api': {
    CorsConfiguration: used,
    ProtocolType: 'the only one that routes by HTTP',
    Name: label,
  },
  'AWS::ApiGatewayV2::Stage': {
    ApiId: used,
    StageName: used,
    DefaultRouteSettings: { ThrottlingBurstLimit: used, ThrottlingRateLimit: used },
    RouteSettings: used,
    AccessLogSettings: { Format: used, DestinationArn: 'access logs go to the data folder' },
    AutoDeploy: 'every start deploys',
  },
  'AWS::ApiGatewayV2::Route': {
    ApiId: used,
    AuthorizationScopes: used,
    AuthorizationType: used,
    AuthorizerId: used,
    RouteKey: used,
    Target: used,
  },
  'AWS::ApiGatewayV2::Integration': {
    ApiId: used,
    IntegrationType: used,
    IntegrationUri: used,
    PayloadFormatVersion: used,
    TimeoutInMillis: used,
  },
  'AWS::ApiGatewayV2::Authorizer': {
    ApiId: used,
    AuthorizerType: used,
    IdentitySource: used,
    JwtConfiguration: used,
    Name: label,
  },
  'AWS::Events::EventBus': { Name: used },
  'AWS::Events::Rule': {
    EventBusName: used,
    EventPattern: used,
    State: used,
    Targets: { Arn: used, Id: label, InputTransformer: used, DeadLetterConfig: used, SqsParameters: used },
  },
  'AWS::Events::EventBusPolicy': 'there are no other accounts here',
  'AWS::Events::Archive': 'the bus appends every event to the data folder',
  'AWS::SQS::Queue': {
    DelaySeconds: used,
    MessageRetentionPeriod: used,
    QueueName: used,
    RedrivePolicy: { deadLetterTargetArn: used, maxReceiveCount: used },
    VisibilityTimeout: used,
    SqsManagedSseEnabled: access,
  },
  'AWS::SQS::QueuePolicy': { PolicyDocument: used, Queues: used },
  'AWS::S3::Bucket': {
    BucketEncryption: access,
    LifecycleConfiguration: kept,
    PublicAccessBlockConfiguration: access,
  },
  'AWS::S3::BucketPolicy': access,
  'AWS::Logs::LogGroup': { LogGroupName: used, RetentionInDays: kept },
  'AWS::Logs::MetricFilter': 'nobody counts here',
  'AWS::Logs::ResourcePolicy': 'the terminal takes what the bus says',
  'AWS::Cognito::UserPool': tokens,
  'AWS::Cognito::UserPoolClient': tokens,
  'AWS::Cognito::UserPoolDomain': tokens,
  'AWS::Cognito::UserPoolResourceServer': tokens,
  'AWS::CloudWatch::Alarm': 'nobody is to be woken here',
}

/** Sections and attributes beside the properties, by the same rule. */
export const knownSections = new Set(['Description', 'Outputs', 'Resources'])
export const knownAttributes = new Set([
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
])
