/** Makes an invalid request of a valid one, by one mutation of its address, headers, token or body. */
import * as fc from 'fast-check'
import * as address from './address-mutations'
import { BODILESS_MUTATIONS, BODY_MUTATIONS } from './body-mutations'
import { oddHeader, oddToken, otherToken } from './header-mutations'
import type { Pool } from './pool'
import type { FuzzRequest, RequestMutation } from './requests'

type RequestChange = Partial<FuzzRequest>
type Mutation = readonly [name: string, weight: number, make: RequestMutation]

/** Tokens of the issuer other than the one with all scopes. */
export interface OtherTokens {
  /** Each has a single scope. */
  readonly oneScope?: readonly string[]
  /** Each has an invalid `sub`. */
  readonly invalidSubject?: readonly string[]
}

/** The mutations that apply to a request, with their weights. */
function mutationsOf(request: FuzzRequest, pool: Pool, tokens: OtherTokens): Mutation[] {
  const names = address.queryNames(request)
  return [
    ['a part of the path', 120, address.oddPart],
    ['another address', 15, address.otherAddress],
    ['another method', 10, address.otherMethod],
    ['an unknown parameter', 60, address.unknownParameter],
    ['a header', 200, oddHeader],
    ...(names.length > 0 ? IN_QUERY : []),
    ...(names.includes('cursor') ? cursorMutations(pool) : []),
    ...(request.method === 'GET' ? [['HEAD', 60, address.head] as const] : []),
    ...(request.operation.needsToken ? tokenMutations(tokens) : []),
    ...(request.body === undefined ? BODILESS_MUTATIONS : BODY_MUTATIONS),
  ]
}

const tokenMutations = ({ oneScope = [], invalidSubject = [] }: OtherTokens): Mutation[] => [
  ...(oneScope.length > 0 ? [['a token of one scope', 200, otherToken(oneScope)] as const] : []),
  ...(invalidSubject.length > 0
    ? [['a token with an invalid subject', 10, oddToken(invalidSubject)] as const]
    : []),
]

const cursorMutations = (pool: Pool): Mutation[] => [
  ['a wrong cursor', 80, address.wrongCursor(pool)],
  ['a forged cursor', 60, address.forgedCursor],
]

const IN_QUERY: readonly Mutation[] = [
  ['a value in the query', 200, address.oddParameter],
  ['a parameter twice', 40, address.parameterTwice],
]

/** A request with one mutation. */
export const mutated = (
  requests: fc.Arbitrary<FuzzRequest>,
  pool: Pool,
  tokens: OtherTokens = {},
): fc.Arbitrary<FuzzRequest> =>
  requests.chain((request) =>
    fc.oneof(
      ...mutationsOf(request, pool, tokens).map(([mutation, weight, make]) => ({
        weight,
        arbitrary: make(request).map((change) => changed(request, change, mutation)),
      })),
    ),
  )

const changed = (request: FuzzRequest, change: RequestChange, mutation: string): FuzzRequest => ({
  ...request,
  ...change,
  mutation,
})
