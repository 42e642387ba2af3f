import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authorizer } from '../tokens/authorizer'
import { withTimeout } from '../with-timeout'
import type { AccessLogValues } from './access-log'
import type { ApiRoute } from './api-routes'
import { type Cors, preflightResponse, withCors } from './cors'
import { eventOf, logTime, type RequestContext } from './event'
import { readBody } from './read-body'
import { gatewayResponse, type HttpResponse, responseOf } from './response'
import { isWellFormed, selectRoute, type Selected } from './routes'
import { send } from './send'

/** The HTTP API of a template. */
export interface HttpApi {
  apiId: string
  stage: string
  routes: ApiRoute[]
  cors: Cors
  authorizer: Authorizer
  logAccess: (values: AccessLogValues) => void
  onWarning: (message: string) => void
}

/** The largest body of a request, in bytes (API Gateway quotas). */
const maxBody = 10 * 1024 * 1024

/** Handles a request as API Gateway does: CORS preflight, route, throttle, authorizer, size, function. */
export async function serveRequest(
  api: HttpApi,
  request: IncomingMessage,
  server: ServerResponse,
): Promise<void> {
  const receivedAt = new Date()
  const requestId = `${randomBytes(11).toString('base64url')}=`
  const [path, query = ''] = splitOnce(request.url ?? '/', '?')
  const selected = isWellFormed(path) ? selectRoute(api.routes, request.method ?? '', path) : undefined
  const preflight = preflightResponse(api.cors, {
    method: request.method,
    origin: request.headers.origin,
    requestedMethod: request.headers['access-control-request-method'],
  })
  const received = { receivedAt, requestId, path, query }
  const result = preflight ? { response: preflight } : await handle(api, request, selected, received)
  const response = preflight ?? withCors(result.response, api.cors, request.headers.origin)
  const status = send(server, response, requestId)
  api.logAccess({
    requestId,
    requestTime: logTime(receivedAt),
    routeKey: selected?.route.key,
    status,
    responseLatency: Date.now() - receivedAt.getTime(),
    integrationErrorMessage: result.integrationError,
  })
}

interface Result {
  response: HttpResponse
  integrationError?: string
}

type Received = Pick<RequestContext, 'receivedAt' | 'requestId' | 'path' | 'query'>

async function handle(
  api: HttpApi,
  request: IncomingMessage,
  selected: Selected<ApiRoute> | undefined,
  received: Received,
): Promise<Result> {
  if (!isWellFormed(received.path)) return { response: gatewayResponse(400) }
  if (!selected) return { response: gatewayResponse(404) }
  const { route, parameters } = selected
  if (route.throttle?.admits() === false) return { response: gatewayResponse(429) }
  const { requirements } = route
  const decision = requirements && (await api.authorizer(request.headers.authorization, requirements))
  if (decision && !decision.allowed) {
    return { response: gatewayResponse(decision.status, { 'www-authenticate': decision.challenge }) }
  }
  const body = await readBody(request, maxBody)
  if (!body) return { response: gatewayResponse(413) }
  const token = decision && {
    claims: decision.claims,
    scopes: requirements?.scopes.length ? decision.scopes : null,
  }
  const context = { ...received, apiId: api.apiId, stage: api.stage, routeKey: route.key, parameters, token }
  return await invoke(api, route, eventOf(request, body, context))
}

async function invoke(api: HttpApi, route: ApiRoute, event: unknown): Promise<Result> {
  if (!route.target) return failed(api, route, 'no AWS::Lambda::Permission lets the API invoke the function')
  const result = await withTimeout(route.timeoutMilliseconds, route.target.invoke(event))
  if (result === undefined) {
    api.onWarning(`${route.key}: the function did not respond within ${route.timeoutMilliseconds} ms`)
    return { response: gatewayResponse(503), integrationError: 'Endpoint request timed out' }
  }
  if ('error' in result) return failed(api, route, `${result.error.errorType}: ${result.error.errorMessage}`)
  const response = responseOf(result.payload)
  return response
    ? { response }
    : failed(api, route, "the function's response is invalid in payload format 2.0")
}

function failed(api: HttpApi, route: ApiRoute, reason: string): Result {
  api.onWarning(`${route.key}: ${reason}`)
  return { response: gatewayResponse(500), integrationError: 'The function failed' }
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
