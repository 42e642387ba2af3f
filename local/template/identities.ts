import { createHash } from 'node:crypto'
import type { Resource } from './template'

/** Where the local run pretends to be. Zeros are no account of anybody's. */
export const here = {
  accountId: '000000000000',
  region: 'eu-central-1',
  partition: 'aws',
  suffix: 'amazonaws.com',
}

export interface Whereabouts {
  stackName: string
  /** Base address of the local HTTP API, which stands for the address API Gateway would give it. */
  apiEndpoint: string
}

interface Identity {
  ref: string
  attributes: Record<string, string>
}

/** The property by which a template may name a resource of a type itself. */
const nameProperties: Record<string, string> = {
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolResourceServer': 'Identifier',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Archive': 'ArchiveName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
}

/**
 * What `Ref` and `Fn::GetAtt` answer for a resource: the same at every start, because the table's name and the
 * tokens' audience outlive the process. Attributes follow the "Return values" section of each type in the
 * CloudFormation template reference.
 *
 * @param explicitName the name the template gives it, resolved, if it gives one
 */
export function identityOf(
  logicalId: string,
  resource: Resource,
  where: Whereabouts,
  explicitName?: string,
): Identity {
  const name = explicitName ?? `${where.stackName}-${logicalId}`
  const build = identities[resource.Type] ?? anyOther
  return build({ name, logicalId, where, service: serviceOf(resource.Type) })
}

/** The property that holds a resource's own name, if its type has one that the runner knows. */
export function namePropertyOf(type: string): string | undefined {
  return nameProperties[type]
}

interface Naming {
  name: string
  logicalId: string
  where: Whereabouts
  service: string
}

type BuildIdentity = (naming: Naming) => Identity

const tableIdentity: BuildIdentity = ({ name }) => {
  const arn = arnOf('dynamodb', `table/${name}`)
  return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local`, TableId: shortId(name) } }
}

const anyOther: BuildIdentity = ({ name, service }) => ({
  ref: name,
  attributes: { Arn: arnOf(service, name), Name: name, Id: name },
})

const identities: Record<string, BuildIdentity> = {
  'AWS::DynamoDB::GlobalTable': tableIdentity,
  'AWS::DynamoDB::Table': tableIdentity,
  'AWS::Lambda::Function': ({ name }) => ({
    ref: name,
    attributes: { Arn: arnOf('lambda', `function:${name}`) },
  }),
  'AWS::IAM::Role': ({ name }) => ({
    ref: name,
    attributes: { Arn: `arn:${here.partition}:iam::${here.accountId}:role/${name}`, RoleId: shortId(name) },
  }),
  'AWS::Logs::LogGroup': ({ name }) => ({
    ref: name,
    attributes: { Arn: arnOf('logs', `log-group:${name}:*`) },
  }),
  'AWS::Events::EventBus': ({ name }) => ({
    ref: name,
    attributes: { Arn: arnOf('events', `event-bus/${name}`), Name: name },
  }),
  'AWS::Events::Rule': ({ name }) => ({ ref: name, attributes: { Arn: arnOf('events', `rule/${name}`) } }),
  'AWS::Events::Archive': ({ name }) => ({
    ref: name,
    attributes: { Arn: arnOf('events', `archive/${name}`) },
  }),
  'AWS::S3::Bucket': ({ name }) => {
    const bucket = name.toLowerCase()
    return { ref: bucket, attributes: { Arn: `arn:${here.partition}:s3:::${bucket}` } }
  },
  'AWS::SQS::Queue': ({ name }) => ({
    ref: `https://sqs.${here.region}.${here.suffix}/${here.accountId}/${name}`,
    attributes: { Arn: arnOf('sqs', name), QueueName: name },
  }),
  'AWS::ApiGatewayV2::Api': ({ logicalId, where }) => ({
    ref: shortId(logicalId),
    attributes: { ApiId: shortId(logicalId), ApiEndpoint: where.apiEndpoint },
  }),
  'AWS::ApiGatewayV2::Stage': ({ name }) => ({ ref: name, attributes: {} }),
  'AWS::Cognito::UserPool': ({ logicalId }) => {
    const pool = `${here.region}_${shortId(logicalId).slice(0, 9)}`
    const provider = `cognito-idp.${here.region}.${here.suffix}/${pool}`
    return {
      ref: pool,
      attributes: {
        UserPoolId: pool,
        Arn: arnOf('cognito-idp', `userpool/${pool}`),
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
      },
    }
  },
  'AWS::Cognito::UserPoolClient': ({ logicalId }) => ({
    ref: shortId(logicalId, 26),
    attributes: { ClientId: shortId(logicalId, 26), Name: logicalId },
  }),
}

function arnOf(service: string, rest: string): string {
  return `arn:${here.partition}:${service}:${here.region}:${here.accountId}:${rest}`
}

function serviceOf(type: string): string {
  return type.split('::')[1]?.toLowerCase() ?? 'unknown'
}

function shortId(seed: string, length = 10): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length)
}
