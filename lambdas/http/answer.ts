/** The HTTP response of a route: status, headers and body. */
import { createHash } from 'node:crypto'
import { cachingOf, mediaTypeOf, type Route } from '../../contract/route'
import { canonical } from '../../domain/shared/json'
import type { HttpResult } from './http'
import type { Conditions } from './request'

/** The result of a handler; `subject` is the path below `/v1` of the thing in the body, or of the thing that it affects. */
export interface Reply<Body> {
  readonly body: Body
  readonly subject?: string
  readonly replayed?: true
}

/** On every response: browsers must not guess another content type (Fetch Standard, "X-Content-Type-Options"). */
export const NO_SNIFF = { 'x-content-type-options': 'nosniff' } as const

const GATEWAY_MESSAGES = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const

/** The response that API Gateway itself gives too; with a challenge if the caller needs another token. */
export const gatewayAnswer = (statusCode: keyof typeof GATEWAY_MESSAGES, challenge?: string): HttpResult => ({
  statusCode,
  headers: {
    ...NO_SNIFF,
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(challenge === undefined ? {} : { 'www-authenticate': challenge }),
  },
  body: JSON.stringify({ message: GATEWAY_MESSAGES[statusCode] }),
})

/** Throws `stale-version` for a read with an `If-Match` that does not match. */
export function answerOf(
  route: Route,
  { body, subject, replayed }: Reply<unknown>,
  request: Conditions,
): HttpResult {
  const text = typeof body === 'string' ? body : canonical(body)
  const opaque = opaqueTagOf(route, body, text)
  // A 304 has these headers of the full response too (RFC 9110, 15.4.5).
  const headers: Record<string, string> = {
    ...NO_SNIFF,
    'cache-control': cachingOf(route),
    ...(opaque === undefined ? {} : { etag: `"${opaque}"` }),
  }
  if (opaque !== undefined && route.method === 'GET' && request.isKnown(opaque))
    return { statusCode: 304, headers }
  return {
    statusCode: route.answer.status,
    headers: {
      ...headers,
      'content-type': contentTypeOf(route),
      ...(route.answer.status !== 200 && subject ? { location: encodeURI(`/v1/${subject}`) } : {}),
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
      ...linkOf(body, request),
    },
    body: text,
  }
}

/** The strong validator of the response, without quotes; undefined if the route has none. */
function opaqueTagOf({ answer }: Route, body: unknown, text: string): string | undefined {
  const { version, entries } = body as { readonly version: number; readonly entries?: number }
  switch (answer.etag) {
    case 'version':
      return String(version)
    case 'entries':
      // Readers below `internal` do not see the number of entries.
      return entries === undefined ? String(version) : `${version}.${entries}`
    case 'content':
      return createHash('sha256').update(text).digest('base64url')
    default:
      return undefined
  }
}

/** JSON is always UTF-8 (RFC 8259, 8.1); other types need a charset. */
function contentTypeOf(route: Route): string {
  const type = mediaTypeOf(route)
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

/** The address of the next page, with the filters of this one (RFC 8288). */
function linkOf(body: unknown, { linkTo }: Conditions): Record<string, string> {
  const next = body !== null && typeof body === 'object' ? Reflect.get(body, 'nextCursor') : undefined
  return typeof next === 'string' && linkTo ? { link: `<${linkTo(next)}>; rel="next"` } : {}
}
