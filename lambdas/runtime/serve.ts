/** Serves routes of the contract in a Lambda behind an HTTP API (payload format 2.0); the only place that catches. */
import { mediaTypeOf, routeKey, scopesOf, type Answer, type Input, type Route } from '../../contract/route'
import type { Clearance } from '../../contract/things'
import { clearanceOf } from '../../domain/clearance'
import { canonical } from '../../domain/json'
import { Refusal } from '../../domain/refusal'
import { callerOf, type Caller } from './caller'
import type { HttpEvent, HttpResult } from './http'
import { log, traceOf } from './log'
import { problemReply } from './problem-reply'
import { readRequest, type Conditions } from './request'
import { startWatch } from './stopwatch'

/** A request of a route, parsed against the contract. */
export type Request<R extends Route> = Input<R> & Conditions & Reader

/** Who asks, and what they may know. */
export interface Reader {
  readonly actor: string
  readonly clearance: Clearance
  readonly isAdministrator: boolean
}

/** What a handler answers with; `subject` is the path below `/v1` of the thing in the body, or where its effect is seen. */
export interface Reply<Body> {
  readonly body: Body
  readonly subject?: string
  readonly replayed?: true
}

export interface Handler<Deps> {
  readonly route: Route
  readonly handle: (request: never, deps: Deps) => Promise<Reply<unknown>>
}

/** Ties a handler to its route: what it is given and what it answers have the contract's types. */
export const on =
  <Deps>() =>
  <const R extends Route>(
    route: R,
    handle: (request: Request<R>, deps: Deps) => Promise<Reply<Answer<R>>>,
  ): Handler<Deps> => ({ route, handle })

/** The function's handler. `open` makes what the handlers need, once, at the first request. */
export function serve<Deps>(open: () => Deps, handlers: readonly Handler<Deps>[]) {
  const byKey = new Map(handlers.map((handler) => [routeKey(handler.route), handler]))
  let deps: Deps | undefined
  return async (event: HttpEvent): Promise<HttpResult> => {
    const elapsed = startWatch()
    const caller = callerOf(event)
    const about = { requestId: event.requestContext.requestId, route: event.routeKey, actor: caller.actor }
    try {
      const result = await answer(event, caller, byKey.get(event.routeKey), () => (deps ??= open()))
      log('info', { ...about, status: result.statusCode, ms: elapsed() })
      return result
    } catch (error) {
      const result = problemReply(error, about.requestId)
      const level = result.status >= 500 ? 'error' : 'info'
      log(level, {
        ...about,
        status: result.status,
        code: result.code,
        ms: elapsed(),
        ...traceOf(error, level),
      })
      return result.reply
    }
  }
}

async function answer<Deps>(
  event: HttpEvent,
  caller: Caller,
  handler: Handler<Deps> | undefined,
  open: () => Deps,
): Promise<HttpResult> {
  if (!handler) throw new Refusal('not-found', 'There is no such route. See /v1/openapi.json.')
  const { route } = handler
  // What the authorizer has checked is checked here again: a route is for no other scopes than its own.
  const scopes = scopesOf(route)
  if (scopes.length > 0 && !scopes.some((scope) => caller.scopes.includes(scope))) return forbidden
  const request = readRequest(route, event, caller.actor)
  const reply = await handler.handle({ ...request, ...readerOf(caller) } as never, open())
  return resultOf(route, reply, request)
}

const readerOf = ({ actor, scopes }: Caller): Reader => ({
  actor,
  clearance: clearanceOf(scopes),
  isAdministrator: scopes.includes('admin'),
})

/** JSON is in UTF-8 always (RFC 8259, 8.1); of other types it has to be said. */
function contentTypeOf(route: Route): string {
  const type = mediaTypeOf(route)
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

/** As API Gateway itself says it. */
const forbidden: HttpResult = {
  statusCode: 403,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Forbidden"}',
}

function resultOf(
  route: Route,
  { body, subject, replayed }: Reply<unknown>,
  request: Conditions,
): HttpResult {
  const etag = etagOf(route, body)
  const headers: Record<string, string> = {
    'content-type': contentTypeOf(route),
    'cache-control': 'private, no-cache',
    ...(etag ? { etag } : {}),
    ...(route.answer.status !== 200 && subject ? { location: encodeURI(`/v1/${subject}`) } : {}),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    ...linkOf(body, request),
  }
  if (etag && request.ifNoneMatch?.(etag))
    return { statusCode: 304, headers: { etag, 'cache-control': headers['cache-control'] ?? '' } }
  return {
    statusCode: route.answer.status,
    headers,
    body: typeof body === 'string' ? body : canonical(body),
  }
}

/** The answer's entity tag (RFC 9110, 8.8.3), of the kind that the route names. */
function etagOf({ answer: { etag } }: Route, body: unknown): string | undefined {
  if (!etag) return undefined
  const { version, entries } = body as { readonly version: number; readonly entries?: number }
  return etag === 'entries' ? `"${version}.${entries}"` : `"${version}"`
}

/** The address of the next page, with the filters of this one (RFC 8288). */
function linkOf(body: unknown, { linkTo }: Conditions): Record<string, string> {
  const next = body !== null && typeof body === 'object' ? Reflect.get(body, 'nextCursor') : undefined
  return typeof next === 'string' && linkTo ? { link: `<${linkTo(next)}>; rel="next"` } : {}
}
