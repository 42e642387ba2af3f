import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { RunError, unsupported } from '../run-error'
import { arnOf } from '../template/identities'
import { mayInvoke } from '../template/policies'
import { readNumber, readObject, readText, readTexts } from '../template/read'
import type { Stack } from '../template/stack'
import type { TokenRequirements } from '../tokens/authorizer'
import { checkRouteKey } from './routes'
import { Throttle } from './throttle'

/** A route of the template. */
export interface ApiRoute {
  key: string
  /** Undefined on a route without an authorizer. */
  requirements?: TokenRequirements
  throttle?: Throttle
  /** Undefined when no `AWS::Lambda::Permission` lets the API invoke the function. */
  target?: LocalFunction
  timeoutMilliseconds: number
}

/** The longest integration timeout of an HTTP API (API Gateway quotas). */
const maxTimeout = 30_000

/**
 * Reads the routes of the stack's HTTP API.
 *
 * @param api id of the API
 * @param stage properties of the stage
 * @throws RunError for an unsupported route, integration or authorizer
 */
export function apiRoutes(
  stack: Stack,
  api: string,
  stage: Record<string, unknown>,
  functions: Functions,
): ApiRoute[] {
  return stack.ofType('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }): ApiRoute => {
    const key = readText(properties, 'RouteKey') ?? ''
    checkRouteKey(logicalId, key)
    const integration = integrationOf(stack, logicalId, readText(properties, 'Target') ?? '')
    const target = functions.find(readText(integration, 'IntegrationUri'))
    const [method, path] = key.split(' ')
    const source = arnOf('execute-api', `${api}/${readText(stage, 'StageName')}/${method}${path}`)
    const admitted = target && mayInvoke(stack, target.settings.arn, 'apigateway.amazonaws.com', source)
    return {
      key,
      requirements: requirementsOf(stack, logicalId, properties),
      throttle: throttleOf(stage, key),
      target: admitted ? target : undefined,
      timeoutMilliseconds: Math.min(readNumber(integration, 'TimeoutInMillis') ?? maxTimeout, maxTimeout),
    }
  })
}

/** The JWT authorizers of the template. The local issuer signs tokens for the first. */
export function jwtAuthorizers(stack: Stack): { logicalId: string; issuer: string; audience: string[] }[] {
  return stack.ofType('AWS::ApiGatewayV2::Authorizer').map(({ logicalId, properties }) => {
    checkAuthorizer(logicalId, properties)
    const jwt = readObject(properties, 'JwtConfiguration')
    return { logicalId, issuer: readText(jwt, 'Issuer') ?? '', audience: readTexts(jwt, 'Audience') }
  })
}

function requirementsOf(
  stack: Stack,
  route: string,
  properties: Record<string, unknown>,
): TokenRequirements | undefined {
  const type = readText(properties, 'AuthorizationType') ?? 'NONE'
  if (type === 'NONE') return undefined
  if (type !== 'JWT') throw unsupported(route, `the authorization type ${type}`)
  const id = readText(properties, 'AuthorizerId')
  const authorizer = jwtAuthorizers(stack).find(({ logicalId }) => stack.ref(logicalId) === id)
  if (!authorizer)
    throw new RunError(`${route}: the template has no such authorizer; correct \`AuthorizerId\`.`)
  const { issuer, audience } = authorizer
  return { issuer, audience, scopes: readTexts(properties, 'AuthorizationScopes') }
}

function checkAuthorizer(logicalId: string, properties: Record<string, unknown>): void {
  const type = readText(properties, 'AuthorizerType')
  if (type !== 'JWT') throw unsupported(logicalId, `the authorizer type ${type}`)
  const source = readTexts(properties, 'IdentitySource').join(' ')
  if (source.toLowerCase() !== '$request.header.authorization')
    throw unsupported(logicalId, `the identity source ${source}`)
}

function integrationOf(stack: Stack, route: string, target: string): Record<string, unknown> {
  const integration = stack
    .ofType('AWS::ApiGatewayV2::Integration')
    .find(({ logicalId }) => target === `integrations/${stack.ref(logicalId)}`)
  if (!integration) throw new RunError(`${route}: the template has no such integration; correct \`Target\`.`)
  const { logicalId, properties } = integration
  const type = readText(properties, 'IntegrationType')
  if (type !== 'AWS_PROXY') throw unsupported(logicalId, `the integration type ${type}`)
  const format = readText(properties, 'PayloadFormatVersion')
  if (format !== '2.0') throw unsupported(logicalId, `the payload format ${format}`)
  return properties
}

function throttleOf(stage: Record<string, unknown>, key: string): Throttle | undefined {
  const settings = {
    ...readObject(stage, 'DefaultRouteSettings'),
    ...readObject(readObject(stage, 'RouteSettings'), key),
  }
  const rate = readNumber(settings, 'ThrottlingRateLimit')
  const burst = readNumber(settings, 'ThrottlingBurstLimit')
  return rate === undefined || burst === undefined ? undefined : new Throttle({ rate, burst })
}
