/** Generates valid requests from the document; many of them concern things that exist. */
import * as fc from 'fast-check'
import type { Arbitraries } from './arbitraries'
import { maybe, mostly } from './probability'
import type { Operation, Parameter } from './document'
import { headersOf, withVersion, type Headers } from './headers'
import type { Pool, KnownThing } from './pool'

export interface FuzzRequest {
  readonly operation: Operation
  readonly method: string
  /** Percent-encoded, without the query. */
  readonly path: string
  /** Percent-encoded, without its `?`. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is undefined. */
  readonly body?: unknown
  /** Sent unchanged, instead of `body`. */
  readonly raw?: string | Buffer<ArrayBuffer>
  /** The name of the mutation; undefined for a valid request. */
  readonly mutation?: string
  /** The registry must refuse the request, even if the schemas of the document allow it. */
  readonly mustBeRefused?: true
}

/** Changes a request. The result is usually, but not always, invalid. */
export type RequestMutation = (request: FuzzRequest) => fc.Arbitrary<Partial<FuzzRequest>>

/** Values of the header `Accept`. */
const ACCEPT_VALUES = [
  'application/json',
  '*/*',
  'application/json, application/problem+json;q=0.9',
  undefined,
]

/** Requests of all operations: most are new, some are repeated, and some read the next page of a list. */
export function requestArbitrary(
  operations: readonly Operation[],
  arbitraries: Arbitraries,
  pool: Pool,
): fc.Arbitrary<FuzzRequest> {
  const fresh = fc.oneof(
    ...operations.map((operation) => {
      const parts = partsOf(operation, arbitraries, pool)
      return parts.map((made) => requestOf(operation, made))
    }),
  )
  return fc
    .tuple(fresh, fc.nat(), mostly(20))
    .map(([request, pick, isNew]) => (isNew ? request : (pool.earlier(pick) ?? request)))
}

interface Parts {
  readonly thing: KnownThing | undefined
  /** The address of a next page with its query. */
  readonly page: string | undefined
  readonly inPath: Readonly<Record<string, unknown>>
  readonly inQuery: Readonly<Record<string, unknown>>
  readonly inHeader: Headers
  readonly accept: string | undefined
  readonly type: string | undefined
  readonly body: unknown
}

function partsOf(operation: Operation, arbitraries: Arbitraries, pool: Pool): fc.Arbitrary<Parts> {
  const { path, parameters, body = {} } = operation
  const types = Object.keys(body)
  const [content] = Object.values(body)
  // Cursors cannot be generated: they come from responses, with the address of the page.
  const made = parameters.filter(({ name }) => name !== 'cursor')
  return fc.record({
    thing: fc
      .tuple(fc.nat(), mostly(8))
      .map(([pick, isKnown]) => (isKnown ? pool.thing(path, pick) : undefined)),
    page: fc
      .tuple(fc.nat(), mostly(4))
      .map(([pick, isFirst]) => (isFirst ? undefined : pool.page(operation, pick))),
    inPath: valuesOf(made, 'path', arbitraries),
    inQuery: valuesOf(made, 'query', arbitraries),
    inHeader: headersOf(parameters),
    accept: fc.constantFrom(...ACCEPT_VALUES),
    type: types.length > 0 ? fc.constantFrom(...types) : fc.constant(undefined),
    body: content ? arbitraries.of(content.schema) : fc.constant(undefined),
  })
}

/** Values by name; those that are not required are mostly left out. */
function valuesOf(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  arbitraries: Arbitraries,
): fc.Arbitrary<Record<string, unknown>> {
  const fields = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, required }): [string, fc.Arbitrary<unknown>] => {
      const value = arbitraries.forName(name, schema)
      return [name, required ? value : maybe(value)]
    })
  return fc.record(Object.fromEntries(fields))
}

function requestOf(operation: Operation, parts: Parts): FuzzRequest {
  const { thing, page, inPath, inQuery, inHeader, accept, type, body } = parts
  const made = addressOf(operation.path, { ...inPath, ...thing?.parameters })
  const [path = made, query = queryOf(inQuery)] = page?.split('?') ?? []
  const headers = given({ ...withVersion(inHeader, thing?.etag), accept, 'content-type': type })
  return { operation, method: operation.method, path, query, headers, body }
}

const addressOf = (template: string, values: Readonly<Record<string, unknown>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))

const queryOf = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(given(values))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')

const given = <Value>(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  )
