/** Reads a request as its route describes it: parameters, query, body, and the headers that make it conditional. */
import * as z from 'zod/mini'
import { parse, pointerOf, type Parsed } from '../../contract/parse'
import type { Fault, ProblemCode } from '../../contract/problems'
import { mediaTypesOf, type Route, type Schema } from '../../contract/route'
import { notFound, Refusal } from '../../domain/shared/refusal'
import type { Receipt } from '../table/receipts'
import { chooseMediaType } from './acceptable'
import { preconditionsOf, type Preconditions } from './conditions'
import { readJson } from './json-body'
import { receiptOf } from './idempotency'
import type { HttpEvent } from './http'
import { encodedPath, parametersIn } from './path'
import { isUndecodable } from './undecodable'

/** The conditions in the headers of a request. */
export interface Conditions extends Preconditions {
  /** The receipt of a `POST` with an `Idempotency-Key`. */
  readonly receipt?: Receipt | undefined
  /** The media type of the answer, as the caller has chosen it. */
  readonly mediaType: string
  /** The address of the API, `https://…` without a path. */
  readonly origin: string
  /** The address of the page that starts at this cursor. */
  readonly linkTo?: ((cursor: string) => string) | undefined
}

type Query = Readonly<Record<string, string | undefined>>

/** Unknown parameters are refused by name, also by a route without parameters. */
const NO_QUERY = z.strictObject({})

export function readRequest(route: Route, event: HttpEvent, actor: string) {
  const address = parametersIn(route, event.rawPath)
  if (!address) throw notFound()
  const params = paramsIn(route.params, address)
  const mediaType = chooseMediaType(event.headers.accept, mediaTypesOf(route))
  const given = route.ignoresQuery ? {} : queryOf(event)
  const query = part('malformed', INVALID_QUERY, route.query ?? NO_QUERY, given)
  const json = route.body ? readJson(route, event) : undefined
  const receipt = route.method === 'POST' ? receiptOf(route, event, actor, json) : undefined
  const body = part('invalid', 'The request is invalid; see `errors`.', route.body, json)
  const linkTo = route.method === 'GET' ? linkFrom(event.rawPath, given) : undefined
  const conditions = preconditionsOf(route, event.headers)
  return { params, query, body, receipt, linkTo, mediaType, origin: originOf(event), ...conditions }
}

/** API Gateway says by which protocol and domain the caller has reached it. */
const originOf = ({ headers, requestContext }: HttpEvent): string =>
  `${headers['x-forwarded-proto'] ?? 'https'}://${requestContext.domainName}`

const INVALID_QUERY = 'The query is invalid; see `errors`.'

function part(code: ProblemCode, detail: string, schema: Schema | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const result: Parsed<unknown> = parse(schema, value)
  if ('value' in result) return result.value
  throw new Refusal(code, detail, { faults: result.faults satisfies readonly Fault[] })
}

/** The checked path parameters; throws `not-found` for a malformed one, which no thing can have. */
function paramsIn(schema: Schema | undefined, address: object): unknown {
  if (!schema) return undefined
  const result: Parsed<unknown> = parse(schema, address)
  if ('value' in result) return result.value
  throw notFound()
}

/** The query; API Gateway leaves it out, or sends null, if the URL has none. */
function queryOf({ queryStringParameters }: HttpEvent): Query {
  const query: Query = queryStringParameters ?? {}
  const faults = Object.entries(query)
    .filter((parameter) => parameter.some(isUndecodable))
    .map(([name]) => ({ pointer: pointerOf([name]), message: 'must be text in UTF-8' }))
  if (faults.length > 0) throw new Refusal('malformed', INVALID_QUERY, { faults })
  return query
}

const linkFrom =
  (rawPath: string, query: Query) =>
  (cursor: string): string =>
    `${encodedPath(rawPath)}?${new URLSearchParams({ ...query, cursor } as Record<string, string>).toString()}`
