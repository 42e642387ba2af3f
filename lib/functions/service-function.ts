import { Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Code,
  Function,
  LoggingFormat,
  type RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

export interface ServiceFunctionProps {
  readonly description: string
  /** The folder with `index.js`, see `bundleFunctions`. */
  readonly bundle: string
  /** Of its log. */
  readonly removalPolicy: RemovalPolicy
  readonly environment?: Record<string, string>
  /** @default 29 seconds, the longest that an HTTP API's integration waits */
  readonly timeout?: Duration
  /** In MB; CPU grows with it. @default 1024 */
  readonly memorySize?: number
  /** Whether Lambda stops the function when it invokes itself about 16 times in a row. @default it does */
  readonly recursiveLoop?: RecursiveLoop
}

/**
 * A function of the registry: Node.js 24 on arm64, with a role of its own that can write to its log and nothing else until
 * rights are granted, a log that is kept for three months, and tracing.
 */
export class ServiceFunction extends Function {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { bundle, removalPolicy, ...others } = props
    const logGroup = new LogGroup(scope, `${id}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy })
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    super(scope, id, {
      timeout: Duration.seconds(29),
      memorySize: 1024,
      ...others,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundle),
      role,
      logGroup,
      // Lambda's own log lines are JSON too, so that one query reads all lines.
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    })
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'xray:PutTraceSegments and PutTelemetryRecords know no resources (Service Authorization Reference, AWS X-Ray).',
    })
  }
}
