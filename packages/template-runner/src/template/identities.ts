import { createHash } from 'node:crypto'

/** Account and region of every run. No AWS account has the id of zeros. */
export const localAccount = {
  id: '000000000000',
  region: 'eu-central-1',
  partition: 'aws',
  domain: 'amazonaws.com',
}

/** The origin of queue URLs in the template; `variables.ts` replaces it by the address of the AWS endpoint. */
export const queueOrigin = `https://sqs.${localAccount.region}.${localAccount.domain}`

/** The origin of a user pool's domain with a prefix of Cognito's own. */
export const domainOrigin = (prefix: string): string =>
  `https://${prefix}.auth.${localAccount.region}.amazoncognito.com`

/** The values of `Ref` and `Fn::GetAtt` for a resource. */
export interface Identity {
  ref: string
  attributes: Record<string, string>
}

/** The property by which the template names a resource. */
const nameProperties: Record<string, string> = {
  'AWS::Events::EventBus': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolResourceServer': 'Identifier',
}

/** The property that names a resource of this type, if the runner supports it. */
export function namePropertyOf(type: string): string | undefined {
  return nameProperties[type]
}

/**
 * The identity of a resource. It is the same in every run, because stored data and tokens refer to it. Attributes follow
 * "Return values" of each type in the CloudFormation template reference.
 *
 * @param name given by the template, or generated
 */
export function identityOf(type: string, logicalId: string, name: string): Identity {
  const build = identities[type]
  return build ? build(name, logicalId) : { ref: name, attributes: {} }
}

type BuildIdentity = (name: string, logicalId: string) => Identity

const identities: Record<string, BuildIdentity> = {
  'AWS::DynamoDB::GlobalTable': (name) => {
    const arn = arnOf('dynamodb', `table/${name}`)
    return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local` } }
  },
  'AWS::Lambda::Function': named('lambda', 'function:'),
  'AWS::Events::EventBus': named('events', 'event-bus/'),
  'AWS::Events::Rule': named('events', 'rule/'),
  'AWS::Scheduler::Schedule': named('scheduler', 'schedule/default/'),
  'AWS::IAM::Role': (name) => ({
    ref: name,
    attributes: { Arn: `arn:${localAccount.partition}:iam::${localAccount.id}:role/${name}` },
  }),
  'AWS::Logs::LogGroup': (name) => ({
    ref: name,
    attributes: { Arn: arnOf('logs', `log-group:${name}:*`) },
  }),
  'AWS::S3::Bucket': (name) => {
    const bucket = name.toLowerCase()
    return { ref: bucket, attributes: { Arn: `arn:${localAccount.partition}:s3:::${bucket}` } }
  },
  'AWS::SQS::Queue': (name) => ({
    ref: `${queueOrigin}/${localAccount.id}/${name}`,
    attributes: { Arn: arnOf('sqs', name), QueueName: name },
  }),
  'AWS::ApiGatewayV2::Api': (_, logicalId) => {
    const { region, domain } = localAccount
    const id = shortId(logicalId)
    const endpoint = `https://${id}.execute-api.${region}.${domain}`
    return { ref: id, attributes: { ApiEndpoint: endpoint, ApiId: id } }
  },
  'AWS::Cognito::UserPool': (_, logicalId) => {
    const { region, domain } = localAccount
    const pool = `${region}_${shortId(logicalId).slice(0, 9)}`
    const provider = `cognito-idp.${region}.${domain}/${pool}`
    const arn = arnOf('cognito-idp', `userpool/${pool}`)
    const attributes = {
      Arn: arn,
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
      UserPoolId: pool,
    }
    return { ref: pool, attributes }
  },
  'AWS::Cognito::UserPoolClient': (name, logicalId) => {
    const id = shortId(logicalId, 26)
    return { ref: id, attributes: { ClientId: id, ClientSecret: shortId(`secret of ${name}`, 52) } }
  },
}

function named(service: string, prefix: string): BuildIdentity {
  return (name) => ({ ref: name, attributes: { Arn: arnOf(service, `${prefix}${name}`) } })
}

/** ARN of a stack. CloudFormation generates the last part; the runner derives it from the stack's name. */
export const stackIdOf = (name: string): string =>
  arnOf('cloudformation', `stack/${name}/${shortId(name, 32)}`)

/** An ARN of the local account and region. */
export function arnOf(service: string, resource: string): string {
  const { partition, region, id } = localAccount
  return `arn:${partition}:${service}:${region}:${id}:${resource}`
}

function shortId(seed: string, length = 10): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length)
}
