/** Reads a request as its route describes it: parameters, query, body, and the headers that make it conditional. */
import * as z from 'zod/mini'
import { parse, type Parsed } from '../../contract/parse'
import type { Fault, ProblemCode } from '../../contract/problems'
import { mediaTypeOf, type Route, type Schema } from '../../contract/route'
import { Refusal } from '../../domain/refusal'
import type { Receipt } from '../store/receipts'
import { requireAcceptable } from './acceptable'
import { readJson } from './json-body'
import { receiptOf } from './idempotency'
import type { HttpEvent } from './http'

/** What the headers ask for beside the input. */
export interface Conditions {
  /** Throws `stale-version` unless the caller has read this version. Only where the route needs `If-Match`. */
  readonly requireVersion: (version: number) => void
  /** Whether the caller has this version of the thing already. */
  readonly ifNoneMatch?: ((etag: string) => boolean) | undefined
  /** Where a `POST` finds what it recorded the first time. */
  readonly receipt?: Receipt | undefined
  /** The address of the page that starts at this cursor. */
  readonly linkTo?: (cursor: string) => string
}

/** What a route knows nothing of is refused by name, also where it knows nothing at all. */
const NO_QUERY = z.strictObject({})

export function readRequest(route: Route, event: HttpEvent, actor: string) {
  const params = part(
    'not-found',
    'There is nothing at this address.',
    route.params,
    decoded(event.pathParameters),
  )
  requireAcceptable(event.headers.accept, mediaTypeOf(route))
  const query = part(
    'malformed',
    'Mend the query as errors says.',
    route.query ?? NO_QUERY,
    event.queryStringParameters ?? {},
  )
  const requireVersion = versionCheck(route, event.headers['if-match'])
  const json = route.body ? readJson(route, event) : undefined
  const receipt = route.method === 'POST' ? receiptOf(route, event, actor, json) : undefined
  const body = part('invalid', 'Mend what errors names, and send it again.', route.body, json)
  return { params, query, body, requireVersion, receipt, ...conditionsOf(route, event) }
}

function part(code: ProblemCode, detail: string, schema: Schema | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const result: Parsed<unknown> = parse(schema, value)
  if ('value' in result) return result.value
  throw new Refusal(
    code,
    detail,
    code === 'not-found' ? {} : { faults: result.faults satisfies readonly Fault[] },
  )
}

/** API Gateway hands some characters of a path over as they came, percent-encoded. */
const decoded = (params: HttpEvent['pathParameters'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value = '']) => [name, decode(value)]))

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The entity tags of a list (RFC 9110, 13.1), and whether it means any. */
const tagsIn = (header: string): string[] => header.match(/\*|(?:W\/)?"[^"]*"/g) ?? []

function versionCheck({ ifMatch, answer }: Route, header: string | undefined): Conditions['requireVersion'] {
  if (!ifMatch) return () => undefined
  const tags = tagsIn(header ?? '')
  const versions = answer.etag === 'entries' ? tags.map((tag) => tag.replace(/\.\d+"$/, '"')) : tags
  return (version) => {
    if (header === undefined)
      throw new Refusal('version-required', 'Send the ETag that you have read as If-Match.')
    if (tags.length === 0)
      throw new Refusal('malformed', 'If-Match takes an ETag with its quotes: If-Match: "2".')
    if (tags.includes('*') || versions.includes(`"${version}"`)) return
    throw new Refusal('stale-version', 'It has changed since you read it. Read it again, then decide.')
  }
}

function conditionsOf({ method }: Route, event: HttpEvent): Pick<Conditions, 'ifNoneMatch' | 'linkTo'> {
  if (method !== 'GET') return {}
  const tags = new Set(tagsIn(event.headers['if-none-match'] ?? '').map((tag) => tag.replace(/^W\//, '')))
  return {
    ifNoneMatch: (etag) => tags.has('*') || tags.has(etag),
    linkTo: (cursor) => {
      const query = new URLSearchParams({ ...event.queryStringParameters, cursor } as Record<string, string>)
      return `${encodeURI(decode(event.rawPath))}?${query.toString()}`
    },
  }
}
