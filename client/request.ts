/** What a caller gives for a route, and the HTTP request that it becomes. */
import { ROUTES, type RouteName } from './routes'
import type { HttpRequest } from './send'

/** The types of each operation; `contract/operations.ts` derives them from the schemas. */
export type OperationTypes = Readonly<
  Record<RouteName, { readonly query: unknown; readonly body: unknown; readonly answer: unknown }>
>

/** The names in braces of a path template. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never

type Optional<Key extends string, Value> = { readonly [K in Key]?: Value }
/** A property that is optional where an empty object or nothing will do. */
type Field<Key extends string, Value> = undefined extends Value
  ? Optional<Key, Value>
  : {} extends Value
    ? Optional<Key, Value>
    : { readonly [K in Key]: Value }

/** The parts of a request; which of them are required follows from the route and its types. */
export type RequestOf<Types extends OperationTypes, Name extends RouteName> = Field<
  'params',
  { readonly [Param in ParamsOf<(typeof ROUTES)[Name]['path']>]: string }
> &
  Field<'query', Types[Name]['query']> &
  Field<'body', Types[Name]['body']> &
  ((typeof ROUTES)[Name] extends { ifMatch: true }
    ? { readonly ifMatch: string }
    : Optional<'ifMatch', string>) &
  /** Of a POST. @default a random one */
  Optional<'idempotencyKey', string>

/** Where the API is, and the token for it. */
export interface ApiAccess {
  /** The address in front of `/v1`: `http://127.0.0.1:3000`. */
  readonly url: string
  /** A bearer token. */
  readonly token?: string | undefined
}

/** Any request, whatever its route. */
export interface AnyRequest {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: unknown
  readonly body?: unknown
  readonly ifMatch?: string | undefined
  readonly idempotencyKey?: string | undefined
}

/** The path of a route with its parameters filled in, each percent-encoded. */
export const pathOf = (name: RouteName, params: Readonly<Record<string, string>> = {}): string =>
  ROUTES[name].path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(params[param] ?? ''))

/**
 * The HTTP request. Repeating it has no second effect: a POST carries an `Idempotency-Key`, and a PATCH the `If-Match` that
 * its route requires.
 */
export function httpRequestOf(name: RouteName, request: AnyRequest, { url, token }: ApiAccess): HttpRequest {
  const { params, query, body, ifMatch, idempotencyKey } = request
  const { method } = ROUTES[name]
  const key = method === 'POST' ? (idempotencyKey ?? crypto.randomUUID()) : undefined
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(key !== undefined && { 'idempotency-key': key }),
  }
  return { method, url: urlOf(url, pathOf(name, params), query ?? {}), headers, body: JSON.stringify(body) }
}

function urlOf(base: string, path: string, query: object): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}${path}`)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}
