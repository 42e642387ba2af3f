/** Intended requests, made of choices. The thing of a request is chosen when the request is sent. */
import * as fc from 'fast-check'
import { OFFICES, PEOPLE, EXTERNAL_IDS } from '../test-data'
import type { Request } from '../request'
import { idsOf, type ModelState } from '../model-state'

/** The request in a state, or undefined if there is no thing for it yet. */
export type Intent = (state: ModelState) => RequestTarget | undefined
export type RequestTarget = Pick<Request, 'route' | 'params' | 'query' | 'body'>

/** Arbitraries of intents, by the name of the route. */
export type Intents = Readonly<Record<string, fc.Arbitrary<Intent>>>

/** The number of an existing thing; the last number stands for a missing one. */
export type Which = number
const NOBODY = 5
export const which: fc.Arbitrary<Which> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(NOBODY - 1) },
  { weight: 1, arbitrary: fc.constant(NOBODY) },
)

const UNKNOWN: Readonly<Record<string, string>> = { 'visits/': '00000000-0000-7000-8000-000000000000' }

function theId(state: ModelState, prefix: string, number: Which): string | undefined {
  const ids = idsOf(state, prefix)
  if (number === NOBODY) return UNKNOWN[prefix] ?? (prefix.endsWith('/entries/') ? '999' : 'nowhere')
  return ids[number % ids.length]
}

/** A field that refers to a thing; absent while there is none. */
export const reference = (
  state: ModelState,
  name: string,
  prefix: string,
  number: Which | undefined,
): object => {
  const id =
    number === undefined || idsOf(state, prefix).length === 0 ? undefined : theId(state, prefix, number)
  return id === undefined ? {} : { [name]: id }
}

/** A request for one of the things whose subjects have this prefix. */
export const about =
  (route: string, param: string, prefix: string, number: Which, more: Partial<RequestTarget> = {}): Intent =>
  (state) => {
    const id = theId(state, prefix, number)
    return id === undefined ? undefined : { route, params: { [param]: id }, query: {}, ...more }
  }

/** A record of which any field may be left out. */
export const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<
  Partial<T>
> => fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

export const externalId = fc.constantFrom(...EXTERNAL_IDS)
export const reason = fc.constantFrom('A mistake', 'Another day')

const sent = PEOPLE.map((actor) => actor.sent)
export const somebody = fc.constantFrom(...sent)
export const anybody = fc.constantFrom(...sent, ...OFFICES.map((actor) => actor.sent))

/** Usually the current version; else an earlier or a missing one. */
export const at = some({ at: fc.constantFrom('1', '2', '3', '9') })

/** Lists are read page by page. */
export const limit = fc.constantFrom('1', '2', '3', '100')
export const order = fc.constantFrom('asc', 'desc')

/** A list's intent, for any filters that have a value. */
export const listing =
  (
    route: string,
    query: Readonly<Record<string, string | undefined>>,
    params: RequestTarget['params'] = {},
  ): Intent =>
  () => ({ route, params, query: defined(query) })

export const defined = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
