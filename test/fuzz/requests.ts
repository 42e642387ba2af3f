/** Requests that the document allows, and that speak now and then of what exists. */
import * as fc from 'fast-check'
import type { Arbitraries } from './arbitraries'
import { maybe, mostly } from './odds'
import { doneSchema, type OpenApi, type Operation, type Parameter } from './document'
import { headersOf, withVersion, type Headers } from './headers'
import type { Pool, Thing } from './pool'

export interface FuzzRequest {
  readonly operation: Operation
  readonly method: string
  /** Percent-encoded, without the query. */
  readonly path: string
  /** Percent-encoded, without its `?`. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; nothing when undefined. */
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Buffer<ArrayBuffer>
  /** What is wrong with it; undefined when the document allows it. */
  readonly mutation?: string
  /** The request cannot be decoded: it must be refused, whatever the document allows. */
  readonly mustFail?: true
}

const ACCEPTED = ['application/json', '*/*', 'application/json, application/problem+json;q=0.9', undefined]

/** Any operation's requests: most of them new, some sent a second time, some for the next page of a list. */
export function requestArbitrary(
  document: OpenApi,
  operations: readonly Operation[],
  arbitraries: Arbitraries,
  pool: Pool,
): fc.Arbitrary<FuzzRequest> {
  const fresh = fc.oneof(
    ...operations.map((operation) => {
      const parts = partsOf(document, operation, arbitraries, pool)
      return parts.map((made) => requestOf(operation, made))
    }),
  )
  return fc
    .tuple(fresh, fc.nat(), mostly(20))
    .map(([request, pick, isNew]) => (isNew ? request : (pool.earlier(pick) ?? request)))
}

interface Parts {
  readonly thing: Thing | undefined
  /** The address of a next page with its query. */
  readonly page: string | undefined
  readonly inPath: Readonly<Record<string, unknown>>
  readonly inQuery: Readonly<Record<string, unknown>>
  readonly inHeader: Headers
  readonly accept: string | undefined
  readonly type: string | undefined
  readonly body: unknown
}

function partsOf(
  document: OpenApi,
  operation: Operation,
  arbitraries: Arbitraries,
  pool: Pool,
): fc.Arbitrary<Parts> {
  const { path, parameters, body = {} } = operation
  const types = Object.keys(body)
  const [content] = Object.values(body)
  // A cursor cannot be made up: those of answers come with the whole address of the page.
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
    accept: fc.constantFrom(...ACCEPTED),
    type: types.length > 0 ? fc.constantFrom(...types) : fc.constant(undefined),
    body: content ? arbitraries.of(content.schema, doneSchema(document, operation)) : fc.constant(undefined),
  })
}

/** Values by name; what is not required is mostly left out. */
function valuesOf(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  arbitraries: Arbitraries,
): fc.Arbitrary<Record<string, unknown>> {
  const fields = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, required }): [string, fc.Arbitrary<unknown>] => {
      const value = arbitraries.named(name, schema)
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
