/** One thing wrong in a request that the document allows. */
import * as fc from 'fast-check'
import * as address from './address-mutations'
import { BODILESS_MUTATIONS, BODY_MUTATIONS } from './body-mutations'
import { oddHeader, oddToken } from './header-mutations'
import type { Pool } from './pool'
import type { FuzzRequest } from './requests'

type Change = Partial<FuzzRequest>
type Mutation = readonly [name: string, weight: number, make: (request: FuzzRequest) => fc.Arbitrary<Change>]

/** The mutations that apply to a request, each with how often it is chosen beside the others. */
function mutationsOf(request: FuzzRequest, pool: Pool, oddTokens: readonly string[]): Mutation[] {
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
    ...(oddTokens.length > 0 && request.operation.isClosed
      ? [['a token of nobody', 10, oddToken(oddTokens)] as const]
      : []),
    ...(request.body === undefined ? BODILESS_MUTATIONS : BODY_MUTATIONS),
  ]
}

const cursorMutations = (pool: Pool): Mutation[] => [
  ['a wrong cursor', 80, address.wrongCursor(pool)],
  ['a forged cursor', 60, address.forgedCursor],
]

const IN_QUERY: readonly Mutation[] = [
  ['a value in the query', 200, address.oddParameter],
  ['a parameter twice', 40, address.parameterTwice],
]

/** A request with one mutation; `oddTokens` are the issuer's, yet of nobody. */
export const mutated = (
  requests: fc.Arbitrary<FuzzRequest>,
  pool: Pool,
  oddTokens: readonly string[] = [],
): fc.Arbitrary<FuzzRequest> =>
  requests.chain((request) =>
    fc.oneof(
      ...mutationsOf(request, pool, oddTokens).map(([mutation, weight, make]) => ({
        weight,
        arbitrary: make(request).map((change) => changed(request, change, mutation)),
      })),
    ),
  )

const changed = (request: FuzzRequest, change: Change, mutation: string): FuzzRequest => ({
  ...request,
  ...change,
  mutation,
})
