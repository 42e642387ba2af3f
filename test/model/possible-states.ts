/**
 * The states that are possible after the responses so far. Usually there is one; after concurrent requests there
 * can be several, as long as no answer has told them apart.
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
  /** The first response was lost: `observed` is the response to the repeated request. */
  readonly unseen?: true
}

/** The states after a response that is correct in at least one of the states. Throws when there is none. */
export function after(states: PossibleStates, exchange: Exchange): PossibleStates {
  const possible = states.flatMap((state) => agreeing(state, exchange))
  if (possible.length > 0) return different(possible)
  const [state] = states
  throw new Error(
    state ? `${describeRequest(exchange.request)}\n  ${faultsIn(state, exchange).join('\n  ')}` : 'no state',
  )
}

/** The states after concurrent requests in any order that explains the responses. Throws when there is none. */
export function statesAfterConcurrent(
  states: PossibleStates,
  exchanges: readonly Exchange[],
): PossibleStates {
  let paths = states.map((state) => ({ state, left: exchanges }))
  for (let step = 0; step < exchanges.length; step += 1)
    paths = distinct(
      paths.flatMap(({ state, left }) =>
        left.flatMap((exchange) =>
          agreeing(state, exchange).map((next) => ({
            state: next,
            left: left.filter((it) => it !== exchange),
          })),
        ),
      ),
    )
  if (paths.length > 0) return different(paths.map(({ state }) => state))
  throw new Error(
    `There is no order in which these are the answers:\n${exchanges.map(describeExchange).join('\n')}`,
  )
}

function agreeing(state: ModelState, { request, observed, unseen }: Exchange): ModelState[] {
  const [expected, next] = expectedResponse(state, request, observed)
  if (unseen) return [next]
  return differencesFrom(request, expected, observed).length === 0 ? [next] : []
}

const faultsIn = (state: ModelState, { request, observed }: Exchange): string[] =>
  differencesFrom(request, expectedResponse(state, request, observed)[0], observed)

const describeExchange = ({ request, observed: { status, code, body } }: Exchange): string =>
  `${describeRequest(request)} -> ${status} ${code ?? JSON.stringify(body)}`

/** Equal for equal states only. */
const keyOf = ({ things, volumes, receipts }: ModelState): string =>
  canonical([things, volumes, receipts].map((map) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))))

const different = (states: PossibleStates): PossibleStates => [
  ...new Map(states.map((state) => [keyOf(state), state])).values(),
]

interface Path {
  readonly state: ModelState
  readonly left: readonly Exchange[]
}

const distinct = (paths: readonly Path[]): Path[] => [
  ...new Map(
    paths.map((path) => [keyOf(path.state) + path.left.map(describeExchange).join(), path]),
  ).values(),
]
