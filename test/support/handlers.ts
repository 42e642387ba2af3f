/** Calls the functions of the API in this process, on a table in memory. For unit tests of handlers. */
import { v7 as uuidv7 } from 'uuid'
import { pathOf } from '../../client/request'
import type { RouteName } from '../../client/routes'
import { resourceOf, ROUTES, type Resource } from '../../contract/catalogue'
import { routeKey, SCOPES, tokenScope, type Scope } from '../../contract/route'
import { handlers as anniversaries } from '../../lambdas/anniversaries/handler'
import { handlers as books } from '../../lambdas/books/handler'
import { serve } from '../../lambdas/http/serve'
import type { HttpEvent } from '../../lambdas/http/http'
import { handlers as partnerships } from '../../lambdas/partnerships/handler'
import { cursorsOf } from '../../lambdas/table/cursor'
import { openStore } from '../../lambdas/table/store'
import type { Table } from '../../lambdas/table/table'
import type { Registry } from '../../lambdas/things/registry'
import { handlers as visits } from '../../lambdas/visits/handler'
import { httpEvent } from '../lambdas/http/http-event'
import { memoryTable } from './memory-table'

export interface CallOptions {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly ifMatch?: string
  readonly key?: string
  /** @default all scopes */
  readonly scopes?: readonly Scope[]
}

export interface CallResult {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** Calls the route of this name. */
export type Call = (name: string, options?: CallOptions) => Promise<CallResult>

/** The functions of partnerships, visits, books and anniversaries on one table. */
export function handlersOn(table: Table = memoryTable()): Call {
  const clock = { now: () => new Date('2026-11-17T09:00:00.000Z'), newId: () => uuidv7() }
  const registry: Registry = {
    store: openStore(table, clock),
    cursors: cursorsOf('test'),
    books: ['golden-book', 'guest-book'],
    officeZone: 'Europe/Berlin',
    now: clock.now,
  }
  const functions: Partial<Record<Resource, ReturnType<typeof serve>>> = {
    partnerships: serve(() => registry, partnerships),
    visits: serve(() => registry, visits),
    books: serve(() => registry, books),
    anniversaries: serve(() => registry, anniversaries),
  }
  return async (name, options = {}) => {
    const fn = functions[resourceOf(name)]
    if (!fn) throw new Error(`${name} is not served here.`)
    const result = (await fn(eventOf(name, options))) as {
      statusCode: number
      headers?: Record<string, string>
      body?: string
    }
    const body = result.body ? (JSON.parse(result.body) as CallResult['body']) : {}
    return { status: result.statusCode, headers: result.headers ?? {}, body }
  }
}

function eventOf(
  name: string,
  { params = {}, query, body, ifMatch, key, scopes = SCOPES }: CallOptions,
): HttpEvent {
  const route = ROUTES.find((each) => each.name === name)
  if (!route) throw new Error(`No route has the name ${name}.`)
  return httpEvent(routeKey(route), {
    rawPath: decodeURIComponent(pathOf(name as RouteName, params)),
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(query ? { queryStringParameters: query } : {}),
    ...(body ? { body: JSON.stringify(body) } : {}),
    requestContext: {
      requestId: 'request-1',
      authorizer: { jwt: { claims: { sub: 'office', scope: scopes.map(tokenScope).join(' ') } } },
    },
  })
}
