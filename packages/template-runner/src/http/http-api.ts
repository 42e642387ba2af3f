import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authorizer } from '../tokens/authorizer'
import type { AccessFacts } from './access-log'
import { answerOf, type HttpResponse, ownAnswer } from './answer'
import type { ApiRoute } from './api-routes'
import { readBody } from './body'
import { type Cors, preflightAnswer, withCors } from './cors'
import { eventOf, logTime, type RequestFacts } from './event'
import { isWellFormed, selectRoute, type Selected } from './routes'
import { send } from './send'

/** The template's HTTP API, ready to serve. */
export interface HttpApi {
  apiId: string
  stage: string
  routes: ApiRoute[]
  cors: Cors
  authorizer: Authorizer
  logAccess: (facts: AccessFacts) => void
  /** Hears, in a sentence, how a function failed. */
  onFailure: (line: string) => void
}

/** API Gateway quotas, "Payload size", in bytes. */
const largestBody = 10 * 1024 * 1024

/** Answers one request as API Gateway would: routing, throttle, authorizer, size, function, in this order. */
export async function serveRequest(
  api: HttpApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const receivedAt = new Date()
  const requestId = `${randomBytes(11).toString('base64url')}=`
  const [path, query = ''] = splitOnce(request.url ?? '/', '?')
  const selected = isWellFormed(path) ? selectRoute(api.routes, request.method ?? '', path) : undefined
  const preflight = preflightAnswer(api.cors, {
    method: request.method,
    origin: request.headers.origin,
    requestedMethod: request.headers['access-control-request-method'],
  })
  const received = { receivedAt, requestId, path, query }
  const handled = preflight ? { answer: preflight } : await answerTo(api, request, selected, received)
  const answer = preflight ?? withCors(handled.answer, api.cors, request.headers.origin)
  const sent = send(response, answer, requestId)
  api.logAccess({
    requestId,
    requestTime: logTime(receivedAt),
    routeKey: selected?.route.key,
    status: sent,
    responseLatency: Date.now() - receivedAt.getTime(),
    integrationErrorMessage: handled.failure,
  })
}

interface Handled {
  answer: HttpResponse
  /** What the function did wrong, if it did. */
  failure?: string
}

type Received = Pick<RequestFacts, 'receivedAt' | 'requestId' | 'path' | 'query'>

async function answerTo(
  api: HttpApi,
  request: IncomingMessage,
  selected: Selected<ApiRoute> | undefined,
  received: Received,
): Promise<Handled> {
  if (!isWellFormed(received.path)) return { answer: ownAnswer(400) }
  if (!selected) return { answer: ownAnswer(404) }
  const { route, parameters } = selected
  if (route.throttle?.admits() === false) return { answer: ownAnswer(429) }
  const decision = route.demands && (await api.authorizer(request.headers.authorization, route.demands))
  if (decision && !decision.allowed) {
    return { answer: ownAnswer(decision.status, { 'www-authenticate': decision.challenge }) }
  }
  const body = await readBody(request, largestBody)
  if (!body) return { answer: ownAnswer(413) }
  const token = decision && {
    claims: decision.claims,
    scopes: route.demands?.scopes.length ? decision.scopes : null,
  }
  const facts = { ...received, apiId: api.apiId, stage: api.stage, routeKey: route.key, parameters, token }
  return await invoke(api, route, eventOf(request, body, facts))
}

async function invoke(api: HttpApi, route: ApiRoute, event: unknown): Promise<Handled> {
  if (!route.target)
    return failed(api, route, 'the API may not invoke the function (AWS::Lambda::Permission)')
  const outcome = await within(route.timeoutMilliseconds, route.target.invoke(event))
  if (outcome === undefined) {
    api.onFailure(`${route.key}: no answer within ${route.timeoutMilliseconds} ms`)
    return { answer: ownAnswer(503), failure: 'Endpoint request timed out' }
  }
  if ('error' in outcome)
    return failed(api, route, `${outcome.error.errorType}: ${outcome.error.errorMessage}`)
  const answer = answerOf(outcome.payload)
  return answer ? { answer } : failed(api, route, 'the function answered what is no answer of format 2.0')
}

function failed(api: HttpApi, route: ApiRoute, why: string): Handled {
  api.onFailure(`${route.key}: ${why}`)
  return { answer: ownAnswer(500), failure: 'The function did not answer as it should' }
}

async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  const first = await Promise.race([promise, late])
  clearTimeout(timer)
  return first
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
