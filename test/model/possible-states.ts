/**
 * The states of the model that explain all responses so far. Usually there is one. After concurrent requests there
 * can be several, one for each order of the requests, until a response agrees with only one of them.
 */
import { expectedResponse } from './expected-response'
import { differencesFrom } from './differences'
import { canonical } from './canonical'
import { describeRequest, type ObservedResponse, type Request } from './request'
import type { ModelState } from './model-state'

export type PossibleStates = readonly ModelState[]

export interface Exchange {
  readonly request: Request
  readonly observed: ObservedResponse
  /** The response was lost: the request took effect, and `observed` is the response to its repetition. */
  readonly isResponseLost?: true
}

/** The states after a response that is correct in at least one of the states. Throws when there is none. */
export function statesAfter(states: PossibleStates, exchange: Exchange): PossibleStates {
  const possible = states.flatMap((state) => statesAfterOne(state, exchange))
  if (possible.length > 0) return distinctStates(possible)
  const [state] = states
  throw new Error(
    state
      ? `${describeRequest(exchange.request)}\n  ${differencesIn(state, exchange).join('\n  ')}`
      : 'no state',
  )
}

/** The states after concurrent requests in any order that explains the responses. Throws when there is none. */
export function statesAfterConcurrent(
  states: PossibleStates,
  exchanges: readonly Exchange[],
): PossibleStates {
  let paths = states.map((state) => ({ state, remaining: exchanges }))
  for (let step = 0; step < exchanges.length; step += 1)
    paths = distinctPaths(
      paths.flatMap(({ state, remaining }) =>
        remaining.flatMap((exchange) =>
          statesAfterOne(state, exchange).map((next) => ({
            state: next,
            remaining: remaining.filter((it) => it !== exchange),
          })),
        ),
      ),
    )
  if (paths.length > 0) return distinctStates(paths.map(({ state }) => state))
  throw new Error(
    `No order of the concurrent requests explains these responses:\n${exchanges.map(describeExchange).join('\n')}`,
  )
}

function statesAfterOne(state: ModelState, { request, observed, isResponseLost }: Exchange): ModelState[] {
  const [expected, next] = expectedResponse(state, request, observed)
  if (isResponseLost) return [next]
  return differencesFrom(request, expected, observed).length === 0 ? [next] : []
}

const differencesIn = (state: ModelState, { request, observed }: Exchange): string[] =>
  differencesFrom(request, expectedResponse(state, request, observed)[0], observed)

const describeExchange = ({ request, observed: { status, code, body } }: Exchange): string =>
  `${describeRequest(request)} -> ${status} ${code ?? JSON.stringify(body)}`

/** Equal for equal states only. */
const keyOf = ({ things, volumes, receipts, names }: ModelState): string =>
  canonical(
    [things, volumes, receipts, names].map((map) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  )

const distinctStates = (states: PossibleStates): PossibleStates => [
  ...new Map(states.map((state) => [keyOf(state), state])).values(),
]

interface Path {
  readonly state: ModelState
  readonly remaining: readonly Exchange[]
}

const distinctPaths = (paths: readonly Path[]): Path[] => [
  ...new Map(
    paths.map((path) => [keyOf(path.state) + path.remaining.map(describeExchange).join(), path]),
  ).values(),
]
