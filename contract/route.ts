/** A route is data: API Gateway's routes, parsing, types and the OpenAPI document are derived from it. */
import type * as z from 'zod/mini'
import type { ProblemCode } from './problems'

export const SCOPES = ['read', 'read.press', 'read.public', 'write', 'book', 'press', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** The scopes that read, each with its own clearance (`domain/shared/clearance.ts`). */
export const READ_SCOPES = ['read', 'read.press', 'read.public'] as const satisfies readonly Scope[]

/**
 * The access that a route needs. `compose`: an officer or the press office, who both write notices. `own`: an administrator, or the client that owns the subscription or feed, with any
 * read scope. `none`: no token.
 */
type Access = 'none' | 'read' | 'write' | 'book' | 'compose' | 'press' | 'admin' | 'own'

/** The scope's name in tokens, `golden-book/read`. */
export const RESOURCE_SERVER = 'golden-book'
export const tokenScope = (scope: Scope): string => `${RESOURCE_SERVER}/${scope}`

export type Schema = z.ZodMiniType
export type ObjectSchema = z.ZodMiniObject
export type OutputOf<S> = S extends Schema ? z.output<S> : undefined

/**
 * The content of an `ETag`. `version`: the thing's version, `"3"`. `entries`: a book's `"<version>.<entries>"`; a change
 * compares the version alone, so that new entries do not make it stale. `content`: a hash of the text.
 */
type EtagKind = 'version' | 'entries' | 'content'

export interface Route {
  /** The operation's name in code and document: `recordVisit`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** API Gateway's path, `/v1/visits/{visitId}`. */
  readonly path: `/v1/${string}`
  readonly access: Access
  readonly summary: string
  readonly params?: Schema
  readonly query?: Schema
  /** Whether query parameters are ignored, instead of refused, because feed readers add their own. @default false */
  readonly ignoresQuery?: true
  readonly body?: Schema
  readonly answer: {
    /** `201`: a thing is recorded. `202`: the request is recorded, and processed asynchronously. */
    readonly status: 200 | 201 | 202
    readonly schema: Schema
    /** @default 'application/json' */
    readonly mediaType?: 'text/calendar' | 'application/atom+xml'
    /**
     * Further media types of the same thing, which the caller chooses by `Accept`, with their names in entity tags: `"3-html"`
     * beside the `"3"` of the JSON. @default none
     */
    readonly forms?: Readonly<Record<string, string>>
    /** Reads and changes then support `If-Match` and `If-None-Match`. */
    readonly etag?: EtagKind
  }
  /** The caller must name the version that it has read in `If-Match`. */
  readonly ifMatch?: true
  /** Whether everybody may store the answer for a minute. @default false */
  readonly isCached?: true
  /** Beside those that its other fields imply, see `problemsOf`. */
  readonly problems?: readonly ProblemCode[]
}

export const route = <const R extends Route>(description: R): R => description

const SCOPES_FOR: Readonly<Record<Access, readonly Scope[]>> = {
  none: [],
  read: READ_SCOPES,
  write: ['write'],
  book: ['book'],
  compose: ['write', 'press'],
  press: ['press'],
  admin: ['admin'],
  own: ['admin', ...READ_SCOPES],
}

/** The scopes of which a token needs one; empty for a route that needs no token. */
export const scopesOf = ({ access }: Pick<Route, 'access'>): readonly Scope[] => SCOPES_FOR[access]

/** The method and the path of a route, of the contract or of the pages. */
interface Address {
  readonly method: Route['method']
  readonly path: string
}

/** API Gateway's route key, `POST /v1/visits`. */
export const routeKey = (r: Address): string => `${r.method} ${r.path}`

/** The keys of a route: a GET also answers HEAD, with the same headers and no body (RFC 9110, 9.3.2). */
export const routeKeysOf = (r: Address): readonly string[] =>
  r.method === 'GET' ? [routeKey(r), `HEAD ${r.path}`] : [routeKey(r)]

/**
 * Whether a request can be conditional (RFC 9110, 13): the route reads or changes a thing that has an `ETag`. A thing that
 * the request creates has none yet.
 */
export const isConditional = ({ answer, ifMatch }: Pick<Route, 'answer' | 'ifMatch'>): boolean =>
  ifMatch === true || (answer.etag !== undefined && answer.status === 200)

/**
 * The `Cache-Control` of an answer. What is issued to everybody may be stored for a minute, so that a retraction is soon
 * effective. An answer that needs a token is not stored, since it holds personal data. An address
 * that needs no token but has a parameter holds a secret: only the client that knows it may store and revalidate the answer.
 */
export function cachingOf({
  access,
  params,
  isCached,
}: Pick<Route, 'access' | 'params' | 'isCached'>): string {
  if (isCached) return 'public, max-age=60'
  if (access !== 'none') return 'no-store'
  return params ? 'private, no-cache' : 'no-cache'
}

/** The media type of a route's answer. */
export const mediaTypeOf = ({ answer }: Route): string => answer.mediaType ?? 'application/json'

/** The media types that a caller can choose from; without a choice it gets the first. */
export const mediaTypesOf = (r: Route): readonly [string, ...string[]] => [
  mediaTypeOf(r),
  ...Object.keys(r.answer.forms ?? {}),
]

/** Every problem of a route: those that its fields imply, and its own. */
export const problemsOf = (r: Route): ProblemCode[] => [
  'malformed',
  'not-acceptable',
  ...(r.params ? (['not-found'] as const) : []),
  ...(isConditional(r) ? (['stale-version'] as const) : []),
  ...(isConditional(r) && r.method !== 'GET' ? (['precondition-failed'] as const) : []),
  ...(r.ifMatch ? (['version-required'] as const) : []),
  ...(r.body ? (['too-large', 'unsupported-media-type', 'invalid'] as const) : []),
  ...(r.method === 'POST' ? (['key-reused'] as const) : []),
  ...(r.problems ?? []),
  'internal',
  'busy',
]

/** The rate, in requests a second, and the burst of each route: an office reads more than it writes. */
export const throttleOf = (r: Pick<Route, 'method'>): { rate: number; burst: number } =>
  r.method === 'GET' ? { rate: 100, burst: 200 } : { rate: 50, burst: 100 }

/** The parsed input of a request. */
export interface Input<R extends Route> {
  readonly params: OutputOf<R['params']>
  readonly query: OutputOf<R['query']>
  readonly body: OutputOf<R['body']>
}

/** The body of the response. */
export type AnswerBody<R extends Route> = z.output<R['answer']['schema']>
