import { createHash } from 'node:crypto'

/** Where the local run pretends to be. Zeros are no account of anybody's. */
export const here = {
  accountId: '000000000000',
  region: 'eu-central-1',
  partition: 'aws',
  suffix: 'amazonaws.com',
}

/** Where queues have their addresses; a client sends to the address of the queue itself. */
export const queueOrigin = `https://sqs.${here.region}.${here.suffix}`

export interface Identity {
  ref: string
  attributes: Record<string, string>
}

/** The property by which the template may name a resource of a type itself. */
const nameProperties: Record<string, string> = {
  'AWS::Events::EventBus': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
}

/** The property that holds a resource's own name, if its type has one that the runner knows. */
export function namePropertyOf(type: string): string | undefined {
  return nameProperties[type]
}

/**
 * What `Ref` and `Fn::GetAtt` answer for a resource: the same at every start, because the table's name and the
 * tokens' audience outlive the process. Attributes follow the "Return values" section of each type in the
 * CloudFormation template reference.
 *
 * @param name the resource's own, given by the template or made up for it
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
    attributes: { Arn: `arn:${here.partition}:iam::${here.accountId}:role/${name}` },
  }),
  'AWS::Logs::LogGroup': (name) => ({
    ref: name,
    attributes: { Arn: arnOf('logs', `log-group:${name}:*`) },
  }),
  'AWS::S3::Bucket': (name) => {
    const bucket = name.toLowerCase()
    return { ref: bucket, attributes: { Arn: `arn:${here.partition}:s3:::${bucket}` } }
  },
  'AWS::SQS::Queue': (name) => ({
    ref: `${queueOrigin}/${here.accountId}/${name}`,
    attributes: {
      Arn: arnOf('sqs', name),
      QueueName: name,
      QueueUrl: `${queueOrigin}/${here.accountId}/${name}`,
    },
  }),
  'AWS::ApiGatewayV2::Api': (_, logicalId) => ({ ref: shortId(logicalId), attributes: {} }),
  'AWS::Cognito::UserPool': (_, logicalId) => {
    const pool = `${here.region}_${shortId(logicalId).slice(0, 9)}`
    const attributes = { ProviderURL: `https://cognito-idp.${here.region}.${here.suffix}/${pool}` }
    return { ref: pool, attributes }
  },
  'AWS::Cognito::UserPoolClient': (_, logicalId) => ({ ref: shortId(logicalId, 26), attributes: {} }),
}

function named(service: string, kind: string): BuildIdentity {
  return (name) => ({ ref: name, attributes: { Arn: arnOf(service, `${kind}${name}`) } })
}

/** A stack's id. Its last part, which CloudFormation generates, is derived from the stack's name here. */
export const stackIdOf = (name: string): string =>
  arnOf('cloudformation', `stack/${name}/${shortId(name, 32)}`)

/** An ARN of this account and region. */
export function arnOf(service: string, rest: string): string {
  return `arn:${here.partition}:${service}:${here.region}:${here.accountId}:${rest}`
}

function shortId(seed: string, length = 10): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length)
}
