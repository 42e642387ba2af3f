import type { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpStage, LogGroupLogDestination, type CfnStage, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { GATEWAY_ROUTES } from './gateway-routes'

/**
 * The access log. It has the route key instead of the path, which can contain a secret or a name, and no IP address.
 */
const ACCESS_LINE = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
})

/** The rate, in requests a second, and the burst for requests that match no route. */
const OTHER = { rateLimit: 50, burstLimit: 100 }

/** The default stage. It depends on the routes that its throttles name: the caller adds the dependency. */
export const addStage = (scope: Construct, httpApi: HttpApi, removalPolicy: RemovalPolicy): HttpStage => {
  const log = new LogGroup(scope, 'AccessLog', { retention: RetentionDays.THREE_MONTHS, removalPolicy })
  const stage = new HttpStage(scope, 'Stage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle: OTHER,
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(ACCESS_LINE),
    },
  })
  const cfnStage = stage.node.defaultChild as CfnStage
  cfnStage.routeSettings = Object.fromEntries(
    GATEWAY_ROUTES.map(({ key, throttle: { rate, burst } }) => [
      key,
      { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    ]),
  )
  return stage
}
