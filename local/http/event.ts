import type { IncomingMessage } from 'node:http'
import type { JWTPayload } from 'jose'
import { here } from '../template/identities'

/** What the runner knows of a request besides the request itself. */
export interface RequestFacts {
  apiId: string
  stage: string
  routeKey: string
  requestId: string
  receivedAt: Date
  /** As requested, percent-encoded, without the query. */
  path: string
  query: string
  parameters: Record<string, string>
  /** Undefined on a route without an authorizer. */
  token?: { claims: JWTPayload; scopes: string[] | null }
}

/**
 * The event of payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"), as Lambda gets it. The path
 * comes decoded, as HTTP APIs hand it over, the query as it was sent.
 */
export function eventOf(request: IncomingMessage, body: Buffer, facts: RequestFacts) {
  const { cookie, ...headers } = headersOf(request)
  const queryStringParameters = queryOf(facts.query)
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: decodeURIComponent(facts.path),
    rawQueryString: facts.query,
    ...(cookie && { cookies: cookie.split(/; *|,/) }),
    headers: { ...headers, ...forwarded(request) },
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: contextOf(request, facts),
    ...(Object.keys(facts.parameters).length > 0 && { pathParameters: facts.parameters }),
    ...bodyOf(body, headers['content-type']),
  }
}

function contextOf(request: IncomingMessage, facts: RequestFacts) {
  const { token, receivedAt } = facts
  return {
    accountId: here.accountId,
    apiId: facts.apiId,
    ...(token && { authorizer: { jwt: { claims: claimsOf(token.claims), scopes: token.scopes } } }),
    domainName: request.headers.host ?? '',
    domainPrefix: facts.apiId,
    http: {
      method: request.method ?? '',
      path: decodeURIComponent(facts.path),
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: facts.requestId,
    routeKey: facts.routeKey,
    stage: facts.stage,
    time: logTime(receivedAt),
    timeEpoch: receivedAt.getTime(),
  }
}

/** Names in lower case; several of one name joined by a comma. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]?.toLowerCase() ?? ''
    const value = request.rawHeaders[index + 1] ?? ''
    headers[name] = name in headers ? `${headers[name]},${value}` : value
  }
  return headers
}

function forwarded(request: IncomingMessage): Record<string, string> {
  return {
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  }
}

function queryOf(query: string): Record<string, string> | undefined {
  if (query === '') return undefined
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = Object.hasOwn(parameters, name) ? `${parameters[name]},${value}` : value
  }
  return parameters
}

/** API Gateway writes every claim as a text, and a list as `[a b]`. */
function claimsOf(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]))
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(' ')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** HTTP APIs hand over as text what is `text/*` or exactly one of these; everything else, typeless too, as base64. */
const textTypes = new Set(['application/json', 'application/xml', 'application/javascript'])

function bodyOf(body: Buffer, contentType = '') {
  if (body.length === 0) return { isBase64Encoded: false }
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isText = type.startsWith('text/') || textTypes.has(type)
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

/** The time of common log files: `12/Mar/2020:19:03:58 +0000`. */
export function logTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
