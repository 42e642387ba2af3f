/** Serves routes of the contract in a Lambda behind an HTTP API (payload format 2.0); the only place that catches errors. */
import {
  routeKeysOf,
  scopesOf,
  type AnswerBody,
  type Input,
  type Route,
  type Scope,
} from '../../contract/route'
import type { Clearance } from '../../contract/things'
import type { Author } from '../../domain/shared/change'
import { clearanceOf } from '../../domain/shared/clearance'
import { Refusal } from '../../domain/shared/refusal'
import { answerOf, gatewayAnswer, type Reply } from './answer'
import { ANONYMOUS, callerOf, type Caller } from './caller'
import type { HttpEvent, HttpResult } from './http'
import { log, traceOf } from '../aws/log'
import { problemReply } from './problem-reply'
import { readRequest, type Conditions } from './request'
import { startWatch } from '../aws/stopwatch'

/** A request of a route, parsed against the contract. */
export type Request<R extends Route> = Input<R> & Conditions & Reader

/** The caller with its clearance, and whether it has the scope `admin`. */
export interface Reader extends Author {
  readonly clearance: Clearance
  readonly isAdministrator: boolean
}

type Handle<Received, Deps, Body> = (request: Received, deps: Deps) => Promise<Reply<Body>>

/**
 * Handles a change of a thing, and compares `If-Match` with the thing's version before it writes. Only `things/change.ts`
 * makes one, so that a route with `ifMatch` cannot have a handler that does not compare.
 */
export type ComparingHandle<Received, Deps, Body> = Handle<Received, Deps, Body> & {
  readonly comparesVersion: true
}

type HandleOf<R extends Route, Deps> = R extends { readonly ifMatch: true }
  ? ComparingHandle<Request<R>, Deps, AnswerBody<R>>
  : Handle<Request<R>, Deps, AnswerBody<R>>

export interface Handler<Deps> {
  readonly route: Route
  readonly handle: (request: never, deps: Deps) => Promise<Reply<unknown>>
}

/** Binds a handler to its route: its request and its reply have the types of the contract. */
export const on =
  <Deps>() =>
  <const R extends Route>(route: R, handle: HandleOf<R, Deps>): Handler<Deps> => ({ route, handle })

/** The function's handler. `open` makes the dependencies of the handlers, once, at the first request. */
export function serve<Deps>(open: () => Deps, handlers: readonly Handler<Deps>[]) {
  const byKey = new Map(
    handlers.flatMap((handler) => routeKeysOf(handler.route).map((key) => [key, handler] as const)),
  )
  let deps: Deps | undefined
  return async (received: HttpEvent): Promise<HttpResult> => {
    const elapsed = startWatch()
    const event = { ...received, headers: received.headers ?? {} }
    const caller = callerOf(event)
    const about = { requestId: event.requestContext.requestId, route: event.routeKey, actor: caller?.actor }
    const send = (result: HttpResult) => (event.routeKey.startsWith('HEAD ') ? withoutBody(result) : result)
    try {
      const result = await answer(event, caller, byKey.get(event.routeKey), () => (deps ??= open()))
      log('info', { ...about, status: result.statusCode, ms: elapsed() })
      return send(result)
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
      return send(result.reply)
    }
  }
}

/** The headers of a GET without its body (RFC 9110, 9.3.2). */
const withoutBody = ({ body: _, ...head }: Exclude<HttpResult, string>): HttpResult => head

async function answer<Deps>(
  event: HttpEvent,
  caller: Caller | undefined,
  handler: Handler<Deps> | undefined,
  open: () => Deps,
): Promise<HttpResult> {
  if (!handler) throw new Refusal('not-found', 'No route has this method and path. See /v1/openapi.json.')
  const { route } = handler
  const scopes = scopesOf(route)
  if (scopes.length > 0 && !caller) return gatewayAnswer(401, 'Bearer error="invalid_token"')
  const { scopes: held, ...author } = caller ?? ANONYMOUS
  // Checked again here, after the authorizer: a wrong route setting must not grant access.
  if (scopes.length > 0 && !scopes.some((scope) => held.includes(scope))) return gatewayAnswer(403)
  const request = readRequest(route, event, author.actor)
  const reply = await handler.handle({ ...request, ...readerOf(author, held) } as never, open())
  return answerOf(route, reply, request)
}

const readerOf = (author: Author, scopes: readonly Scope[]): Reader => ({
  ...author,
  clearance: clearanceOf(scopes),
  isAdministrator: scopes.includes('admin'),
})
