/** Marks a property that the runner uses; any other text is the reason why a property has no effect in a run. */
const used = 'used'

export type Support = string | { [property: string]: Support }

const cost = 'cost and capacity do not apply'
const label = 'a description'
const retention = 'a run never deletes data'
const access = 'file permissions protect the data folder'
const noPasswords = 'users sign in without a password'
const noMessages = 'a run sends no messages'
const ownPage = 'the page is the runner’s own'
const metrics = 'a run has no metrics'
const ownAddress = 'the address of a run is that of this machine'
const noAlarms = 'a run raises no alarms'

/** Matches every name: for properties whose keys are names of the template's own. */
export const anyName = '*'

const throttling = { ThrottlingBurstLimit: used, ThrottlingRateLimit: used }
const onFailure = { OnFailure: { Destination: used } }

/**
 * The resource types and properties that the runner supports. A type with a text instead of properties has no effect in
 * a run. Everything that is missing from this table is reported when a run starts.
 */
export const supportedTypes: Record<string, Support> = {
  'AWS::DynamoDB::GlobalTable': {
    AttributeDefinitions: used,
    KeySchema: used,
    GlobalSecondaryIndexes: { IndexName: used, KeySchema: used, Projection: used },
    StreamSpecification: { StreamViewType: used },
    TimeToLiveSpecification: used,
    BillingMode: cost,
    Replicas: {
      Region: 'a run has one region',
      GlobalSecondaryIndexes: { IndexName: used },
      PointInTimeRecoverySpecification: 'copy the data folder instead',
      DeletionProtectionEnabled: retention,
    },
  },
  'AWS::Lambda::Function': {
    Code: { S3Bucket: 'bundles are read from the cloud assembly', S3Key: used },
    Handler: used,
    Environment: { Variables: used },
    MemorySize: used,
    Role: used,
    Timeout: used,
    Runtime: 'the Node.js of the run executes the bundle',
    Architectures: 'the processor of this machine executes the bundle',
    LoggingConfig: 'logs are files of the data folder',
    TracingConfig: 'a run has no traces',
    RecursiveLoop: 'a run does not detect loops',
    Description: label,
  },
  'AWS::Lambda::Permission': { Action: used, FunctionName: used, Principal: used, SourceArn: used },
  'AWS::Lambda::EventSourceMapping': {
    BatchSize: used,
    BisectBatchOnFunctionError: used,
    ScalingConfig: { MaximumConcurrency: used },
    DestinationConfig: onFailure,
    EventSourceArn: used,
    FilterCriteria: { Filters: { Pattern: used } },
    FunctionName: used,
    FunctionResponseTypes: used,
    MaximumBatchingWindowInSeconds: used,
    MaximumRecordAgeInSeconds: used,
    MaximumRetryAttempts: used,
    StartingPosition: used,
    MetricsConfig: metrics,
  },
  'AWS::Lambda::EventInvokeConfig': {
    DestinationConfig: onFailure,
    FunctionName: used,
    MaximumEventAgeInSeconds: used,
    MaximumRetryAttempts: used,
    Qualifier: used,
  },
  'AWS::Scheduler::Schedule': {
    FlexibleTimeWindow: { Mode: used },
    ScheduleExpression: used,
    ScheduleExpressionTimezone: used,
    Target: {
      Arn: used,
      DeadLetterConfig: { Arn: used },
      Input: used,
      RetryPolicy: 'the local Lambda accepts every invocation at once',
      RoleArn: used,
    },
    Description: label,
  },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: used },
  'AWS::IAM::Policy': { PolicyDocument: used, PolicyName: label, Roles: used },
  'AWS::ApiGatewayV2::Api': {
    CorsConfiguration: {
      AllowCredentials: used,
      AllowHeaders: used,
      AllowMethods: used,
      AllowOrigins: used,
      ExposeHeaders: used,
      MaxAge: used,
    },
    ProtocolType: used,
    Name: label,
  },
  'AWS::ApiGatewayV2::Stage': {
    ApiId: used,
    StageName: used,
    DefaultRouteSettings: throttling,
    RouteSettings: { [anyName]: throttling },
    AccessLogSettings: { Format: used, DestinationArn: 'the access log is a file of the data folder' },
    AutoDeploy: 'every run deploys the template',
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
    JwtConfiguration: { Audience: used, Issuer: used },
    Name: label,
  },
  'AWS::ApiGatewayV2::DomainName': ownAddress,
  'AWS::ApiGatewayV2::ApiMapping': ownAddress,
  'AWS::Events::EventBus': { Name: used },
  'AWS::Events::Rule': {
    EventBusName: used,
    EventPattern: used,
    State: used,
    Targets: {
      Arn: used,
      Id: label,
      InputTransformer: { InputPathsMap: used, InputTemplate: used },
      DeadLetterConfig: { Arn: used },
    },
  },
  'AWS::Events::EventBusPolicy': 'a run has one account',
  'AWS::Events::Archive': 'the bus appends every event to the data folder',
  'AWS::SQS::Queue': {
    MessageRetentionPeriod: used,
    RedrivePolicy: { deadLetterTargetArn: used, maxReceiveCount: used },
    VisibilityTimeout: used,
    SqsManagedSseEnabled: access,
  },
  'AWS::SQS::QueuePolicy': { PolicyDocument: used, Queues: used },
  'AWS::S3::Bucket': {
    BucketEncryption: access,
    LifecycleConfiguration: retention,
    PublicAccessBlockConfiguration: access,
  },
  'AWS::S3::BucketPolicy': access,
  'AWS::Logs::LogGroup': { LogGroupName: used, RetentionInDays: retention },
  'AWS::Logs::MetricFilter': metrics,
  'AWS::Logs::ResourcePolicy': 'log groups are files of the data folder',
  'AWS::Cognito::UserPool': {
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: used, LambdaVersion: used } },
    UserPoolTier: used,
    AccountRecoverySetting: noPasswords,
    AdminCreateUserConfig: noPasswords,
    AutoVerifiedAttributes: noPasswords,
    EnabledMfas: noPasswords,
    MfaConfiguration: noPasswords,
    Policies: noPasswords,
    UsernameAttributes: noPasswords,
    UsernameConfiguration: noPasswords,
    UserPoolAddOns: noPasswords,
    Schema: 'a user has a name and no other attribute',
    EmailConfiguration: noMessages,
    EmailVerificationMessage: noMessages,
    EmailVerificationSubject: noMessages,
    SmsVerificationMessage: noMessages,
    VerificationMessageTemplate: noMessages,
    DeletionProtection: retention,
    UserPoolName: label,
  },
  'AWS::Cognito::UserPoolClient': {
    AccessTokenValidity: used,
    AllowedOAuthFlows: used,
    AllowedOAuthFlowsUserPoolClient: used,
    AllowedOAuthScopes: used,
    CallbackURLs: used,
    GenerateSecret: used,
    IdTokenValidity: used,
    LogoutURLs: used,
    RefreshTokenRotation: { Feature: used, RetryGracePeriodSeconds: used },
    RefreshTokenValidity: used,
    TokenValidityUnits: { AccessToken: used, IdToken: used, RefreshToken: used },
    UserPoolId: used,
    AuthSessionValidity: noPasswords,
    ExplicitAuthFlows: noPasswords,
    PreventUserExistenceErrors: noPasswords,
    EnableTokenRevocation: 'a run has no revocation endpoint',
    ReadAttributes: 'a user has a name and no other attribute',
    WriteAttributes: 'a user has a name and no other attribute',
    SupportedIdentityProviders: 'users are those of the user pool',
    ClientName: label,
  },
  'AWS::Cognito::UserPoolDomain': { Domain: used, UserPoolId: used, ManagedLoginVersion: ownPage },
  'AWS::Cognito::UserPoolGroup': {
    Description: used,
    GroupName: used,
    UserPoolId: used,
    Precedence: 'groups have no roles',
  },
  'AWS::Cognito::UserPoolResourceServer': {
    Identifier: used,
    Scopes: { ScopeName: used, ScopeDescription: label },
    UserPoolId: used,
    Name: label,
  },
  'AWS::Cognito::ManagedLoginBranding': ownPage,
  'AWS::CloudWatch::Alarm': noAlarms,
  'AWS::CloudWatch::Dashboard': metrics,
  'AWS::SNS::Topic': noAlarms,
  'AWS::SNS::TopicPolicy': noAlarms,
  'AWS::SNS::Subscription': noAlarms,
  'AWS::KMS::Key': access,
}

/** These types have an effect only in a template with a domain, which people sign in to. */
export const typesOfSignIn: ReadonlySet<string> = new Set([
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
])

/** Sections of the template and attributes of a resource, by the same rule. */
export const supportedSections = new Set(['Description', 'Outputs', 'Resources'])
export const supportedAttributes = new Set([
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
])
