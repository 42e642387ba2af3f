/** The HTTP response of a route: status, headers and body. */
import { createHash } from 'node:crypto'
import { cachingOf, type Route } from '../../contract/route'
import { canonical } from '../../domain/shared/json'
import type { HttpResult } from './http'
import type { Conditions } from './request'

/** The result of a handler; `subject` is the path below `/v1` of the thing in the body, or of the thing that it affects. */
export interface Reply<Body> {
  readonly body: Body
  /** The body in the media type that the caller has chosen. @default as JSON, or as the text that it is */
  readonly text?: string
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
  { body, text: form, subject, replayed }: Reply<unknown>,
  request: Conditions,
): HttpResult {
  const text = form ?? (typeof body === 'string' ? body : canonical(body))
  const opaque = opaqueTagOf(route, body, text)?.concat(formSuffix(route, request))
  // A 304 has these headers of the full response too (RFC 9110, 15.4.5).
  const headers: Record<string, string> = {
    ...NO_SNIFF,
    'cache-control': cachingOf(route),
    ...(route.answer.forms ? { vary: 'accept' } : {}),
    ...(opaque === undefined ? {} : { etag: `"${opaque}"` }),
  }
  if (opaque !== undefined && route.method === 'GET' && request.isKnown(opaque))
    return { statusCode: 304, headers }
  return {
    statusCode: route.answer.status,
    headers: {
      ...headers,
      ...contentHeaders(request),
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

/** Each form of a thing has a validator of its own (RFC 9110, 8.8.3). */
function formSuffix({ answer }: Route, { mediaType }: Conditions): string {
  const name = answer.forms?.[mediaType]
  return name === undefined ? '' : `-${name}`
}

/** JSON is always UTF-8 (RFC 8259, 8.1); text needs a charset. A document of ours loads nothing and runs nothing. */
const contentHeaders = ({ mediaType }: Conditions): Record<string, string> => ({
  'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
  ...(mediaType === 'text/html'
    ? {
        'content-security-policy':
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      }
    : {}),
})

/** The address of the next page, with the filters of this one (RFC 8288). */
function linkOf(body: unknown, { linkTo }: Conditions): Record<string, string> {
  const next = body !== null && typeof body === 'object' ? Reflect.get(body, 'nextCursor') : undefined
  return typeof next === 'string' && linkTo ? { link: `<${linkTo(next)}>; rel="next"` } : {}
}
