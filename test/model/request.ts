/** Requests and responses of a sequence. */
import { pathOf as clientPathOf } from '../../client/request'
import type { RouteName } from '../../client/routes'
import type { ProblemCode } from '../../contract/problems'
import type { Route } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'

export interface Request {
  /** The route's name, `recordVisit`. */
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The token's subject. */
  readonly caller: string
  /** The `Idempotency-Key`. */
  readonly key?: string | undefined
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
}

export interface ObservedResponse {
  readonly status: number
  /** The code of the problem, if the request was refused. */
  readonly code?: ProblemCode
  /** For a list, the items of all pages. */
  readonly body: Readonly<Record<string, unknown>>
  readonly etag?: string | undefined
  readonly location?: string | undefined
  readonly replayed: boolean
  /** Sent concurrently with others: its warnings may be computed before or after the other requests. */
  readonly isConcurrent?: true
}

const BY_NAME = new Map(ROUTES.map((route) => [route.name, route]))

export function routeOf({ route }: Pick<Request, 'route'>): Route {
  const found = BY_NAME.get(route)
  if (found) return found
  throw new Error(`There is no route ${route}.`)
}

export const pathOf = (request: Request): string =>
  clientPathOf(routeOf(request).name as RouteName, request.params)

/** The subject of the request's thing: its path without `/v1/`. */
export const subjectOf = (request: Request): string =>
  /^\/v1\/(books\/[^/]+\/entries\/\d+|[^/]+\/[^/]+)/.exec(decodeURIComponent(pathOf(request)))?.[1] ?? ''

/** The request as a line of a counterexample. */
export function describeRequest(request: Request): string {
  const { caller, key, ifMatch, ifNoneMatch, query, body } = request
  const search = new URLSearchParams(query).toString()
  const parts = [
    `${caller}: ${routeOf(request).method} ${pathOf(request)}${search === '' ? '' : `?${search}`}`,
    ...(body === undefined ? [] : [JSON.stringify(body)]),
    ...(key === undefined ? [] : [`key ${key}`]),
    ...(ifMatch === undefined ? [] : [`If-Match ${ifMatch}`]),
    ...(ifNoneMatch === undefined ? [] : [`If-None-Match ${ifNoneMatch}`]),
  ]
  return parts.join(' ')
}
