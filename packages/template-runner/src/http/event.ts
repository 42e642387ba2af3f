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
function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const names = rawHeaders.filter((_, index) => index % 2 === 0)
  return joined(names.map((name, index) => [name.toLowerCase(), rawHeaders[index * 2 + 1] ?? '']))
}

/** An object made of entries, so that a name such as `__proto__` is one among others. */
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
