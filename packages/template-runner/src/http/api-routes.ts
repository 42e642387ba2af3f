import { RunError } from '../run-error'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { here } from '../template/identities'
import { mayInvoke } from '../template/policies'
import { readNumber, readObject, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { Demands } from '../tokens/authorizer'
import { Throttle, type ThrottleSettings } from './throttle'

/** A route of the template with everything that a request to it needs. */
export interface ApiRoute {
  key: string
  /** Undefined on a route that is open to everybody. */
  demands?: Demands
  throttle?: Throttle
  /** Undefined when the function does not admit this route, which the client is told of as an error. */
  target?: LocalFunction
  timeoutMilliseconds: number
}

/** The longest that an HTTP API waits for a function (API Gateway quotas, "Integration timeout"). */
const longestWait = 30_000

/**
 * The routes of the stack's HTTP API.
 *
 * @throws RunError for what the runner cannot serve: other integrations and authorizers than it knows
 */
export function apiRoutes(
  stack: Stack,
  api: string,
  stage: Record<string, unknown>,
  functions: Functions,
): ApiRoute[] {
  return stack.ofType('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }): ApiRoute => {
    const key = readText(properties, 'RouteKey') ?? ''
    const integration = integrationOf(stack, logicalId, readText(properties, 'Target') ?? '')
    const target = functions.find(readText(integration, 'IntegrationUri'))
    const path = key.split(' ')[1] ?? '/$default'
    const method = key.split(' ')[0] ?? '*'
    const source = `arn:${here.partition}:execute-api:${here.region}:${here.accountId}:${api}/${readText(stage, 'StageName')}/${method}${path}`
    const admitted = target && mayInvoke(stack, target.settings.arn, 'apigateway.amazonaws.com', source)
    return {
      key,
      demands: demandsOf(stack, logicalId, properties),
      throttle: throttleOf(stage, key),
      target: admitted ? target : undefined,
      timeoutMilliseconds: Math.min(readNumber(integration, 'TimeoutInMillis') ?? longestWait, longestWait),
    }
  })
}

/** The template's JWT authorizers; the tokens of the local issuer are made for the first. */
export function jwtAuthorizers(stack: Stack): { logicalId: string; issuer: string; audience: string[] }[] {
  return stack.ofType('AWS::ApiGatewayV2::Authorizer').map(({ logicalId, properties }) => {
    refuseUnknownAuthorizer(logicalId, properties)
    const jwt = readObject(properties, 'JwtConfiguration')
    return { logicalId, issuer: readText(jwt, 'Issuer') ?? '', audience: readTexts(jwt, 'Audience') }
  })
}

function demandsOf(stack: Stack, route: string, properties: Record<string, unknown>): Demands | undefined {
  const type = readText(properties, 'AuthorizationType') ?? 'NONE'
  if (type === 'NONE') return undefined
  if (type !== 'JWT')
    throw new RunError(`In the template, ${route}: the local run does not know ${type} authorization.`)
  const id = readText(properties, 'AuthorizerId')
  const authorizer = jwtAuthorizers(stack).find(({ logicalId }) => stack.ref(logicalId) === id)
  if (!authorizer) throw new RunError(`In the template, ${route} names an authorizer that is not there.`)
  const { issuer, audience } = authorizer
  return { issuer, audience, scopes: readTexts(properties, 'AuthorizationScopes') }
}

function refuseUnknownAuthorizer(logicalId: string, properties: Record<string, unknown>): void {
  const type = readText(properties, 'AuthorizerType')
  const source = readTexts(properties, 'IdentitySource').join(' ')
  if (type === 'JWT' && source.toLowerCase() === '$request.header.authorization') return
  throw new RunError(
    `In the template, ${logicalId}: the local run does not know ${type} authorizers of ${source}.`,
  )
}

function integrationOf(stack: Stack, route: string, target: string): Record<string, unknown> {
  const found = stack
    .ofType('AWS::ApiGatewayV2::Integration')
    .find(({ logicalId }: StackResource) => target === `integrations/${stack.ref(logicalId)}`)
  const type = found && readText(found.properties, 'IntegrationType')
  const format = found && readText(found.properties, 'PayloadFormatVersion')
  if (found && type === 'AWS_PROXY' && format === '2.0') return found.properties
  throw new RunError(
    `In the template, ${route}: the local run knows AWS_PROXY integrations of format 2.0 only.`,
  )
}

function throttleOf(stage: Record<string, unknown>, key: string): Throttle | undefined {
  const settings = {
    ...readObject(stage, 'DefaultRouteSettings'),
    ...readObject(readObject(stage, 'RouteSettings'), key),
  }
  const rate = readNumber(settings, 'ThrottlingRateLimit')
  const burst = readNumber(settings, 'ThrottlingBurstLimit')
  if (rate === undefined || burst === undefined) return undefined
  return new Throttle({ rate, burst } satisfies ThrottleSettings)
}
