import type { IncomingMessage } from 'node:http'
import type { JWTPayload } from 'jose'
import { localAccount } from '../template/identities'

/** The context of a request. */
export interface RequestContext {
  apiId: string
  stage: string
  routeKey: string
  requestId: string
  receivedAt: Date
  /** Percent-encoded, without the query. */
  path: string
  query: string
  parameters: Record<string, string>
  /** Undefined on a route without an authorizer. */
  token?: { claims: JWTPayload; scopes: string[] | null }
}

/**
 * The event in payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"). HTTP APIs decode the path, but not
 * the query string.
 */
export function eventOf(request: IncomingMessage, body: Buffer, context: RequestContext) {
  const { cookie, ...headers } = headersOf(request)
  const queryStringParameters = queryOf(context.query)
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: decodeURIComponent(context.path),
    rawQueryString: context.query,
    ...(cookie && { cookies: cookie.split(/; *|,/) }),
    headers: { ...headers, ...forwarded(request) },
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: requestContextOf(request, context),
    ...(Object.keys(context.parameters).length > 0 && { pathParameters: context.parameters }),
    ...bodyOf(body, headers['content-type']),
  }
}

function requestContextOf(request: IncomingMessage, context: RequestContext) {
  const { token, receivedAt } = context
  return {
    accountId: localAccount.id,
    apiId: context.apiId,
    ...(token && { authorizer: { jwt: { claims: claimsOf(token.claims), scopes: token.scopes } } }),
    domainName: request.headers.host ?? '',
    domainPrefix: context.apiId,
    http: {
      method: request.method ?? '',
      path: decodeURIComponent(context.path),
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: context.requestId,
    routeKey: context.routeKey,
    stage: context.stage,
    time: logTime(receivedAt),
    timeEpoch: receivedAt.getTime(),
  }
}

/** Names are in lower case; values of the same name are joined by a comma. */
function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const names = rawHeaders.filter((_, index) => index % 2 === 0)
  return joined(names.map((name, index) => [name.toLowerCase(), rawHeaders[index * 2 + 1] ?? '']))
}

/** Uses `Object.fromEntries`, so that `__proto__` is an ordinary name. */
function joined(pairs: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of pairs)
    values.set(name, values.has(name) ? `${values.get(name)},${value}` : value)
  return Object.fromEntries(values)
}

function forwarded(request: IncomingMessage): Record<string, string> {
  return {
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  }
}

const queryOf = (query: string): Record<string, string> | undefined =>
  query === '' ? undefined : joined([...new URLSearchParams(query)])

/** API Gateway writes each claim as a string, and an array as `[a b]`. */
function claimsOf(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]))
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(' ')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** HTTP APIs pass `text/*` and these types as text; every other body, also one without a type, as base64. */
const textTypes = new Set(['application/json', 'application/xml', 'application/javascript'])

function bodyOf(body: Buffer, contentType = '') {
  if (body.length === 0) return { isBase64Encoded: false }
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isText = type.startsWith('text/') || textTypes.has(type)
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

/** The time in the Common Log Format: `12/Mar/2020:19:03:58 +0000`. */
export function logTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
