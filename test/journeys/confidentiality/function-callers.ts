/** The callers of each function of the template, and the types of its resources. */
import type { Assembly } from 'template-runner/template/assembly'
import { resourcesIn, resourcesOf } from '../../template/resources'

/** The callers of each function: `api`, `user pool`, `schedule`, `stream`, `queue`, or the type of an unknown resource. */
export function callersOf(source: Assembly): Record<string, string[]> {
  const functions = resourcesOf(source, 'AWS::Lambda::Function').map(([id]) => id)
  return Object.fromEntries(
    functions.map((id) => [nameOf(id), [...new Set(callersOfOne(source, id))].toSorted()]),
  )
}

/** A logical id without the hash that the CDK adds. */
const nameOf = (id: string): string => id.replace(/[0-9A-F]{8}$/, '')

const PRINCIPALS: Readonly<Record<string, string>> = {
  'apigateway.amazonaws.com': 'api',
  'cognito-idp.amazonaws.com': 'user pool',
}

/** The caller, by the type and the properties of a resource that refers to a function. */
const CALLING: Readonly<Record<string, (properties: Record<string, unknown>) => string>> = {
  'AWS::Lambda::Permission': ({ Principal }) => PRINCIPALS[String(Principal)] ?? String(Principal),
  'AWS::Cognito::UserPool': () => 'user pool',
  'AWS::Lambda::EventSourceMapping': ({ EventSourceArn }) =>
    JSON.stringify(EventSourceArn).includes('StreamArn') ? 'stream' : 'queue',
  'AWS::Scheduler::Schedule': () => 'schedule',
}

/** Resources of these types refer to a function, but do not call it. */
const NOT_CALLING =
  /^AWS::(ApiGatewayV2::Integration|CloudWatch::(Alarm|Dashboard)|IAM::Policy|Lambda::EventInvokeConfig|Logs::\w+)$/

const callersOfOne = (source: Assembly, id: string): string[] =>
  Object.entries(resourcesIn(source))
    .filter(
      ([, { Type, Properties }]) =>
        !NOT_CALLING.test(Type) && JSON.stringify(Properties ?? {}).includes(`"${id}"`),
    )
    .map(([, { Type, Properties }]) => CALLING[Type]?.(Properties) ?? Type)

/** All types of resources. */
export const resourceTypesOf = (source: Assembly): string[] =>
  [...new Set(Object.values(resourcesIn(source)).map(({ Type }) => Type))].toSorted()

/**
 * The expected types of the template's resources. A resource of a new type may send data to readers: add the type
 * here after the test covers it.
 */
export const RESOURCE_TYPES = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
]
