/** Intents: requests whose thing is chosen from those that exist when the request is sent. */
import * as fc from 'fast-check'
import { EXTERNAL_IDS, OFFICES, PEOPLE, UNNAMED } from '../test-data'
import type { Request } from '../request'
import { idsOf, type ModelState } from '../model-state'

/** The request in a state, or undefined if there is no thing for it yet. */
export type Intent = (state: ModelState) => RequestTarget | undefined
export type RequestTarget = Pick<Request, 'route' | 'params' | 'query' | 'body'>

/** Arbitraries of intents, by the name of the route. */
export type Intents = Readonly<Record<string, fc.Arbitrary<Intent>>>

/** Chooses a thing: the index of an existing one, or `MISSING` for one that does not exist. */
export type ThingChoice = number
const MISSING = 5
export const thingChoice: fc.Arbitrary<ThingChoice> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(MISSING - 1) },
  { weight: 1, arbitrary: fc.constant(MISSING) },
)

const MISSING_IDS: Readonly<Record<string, string>> = { 'visits/': '00000000-0000-7000-8000-000000000000' }

function chosenId(state: ModelState, prefix: string, number: ThingChoice): string | undefined {
  const ids = idsOf(state, prefix)
  if (number === MISSING) return MISSING_IDS[prefix] ?? (prefix.endsWith('/entries/') ? '999' : 'nowhere')
  return ids[number % ids.length]
}

/** A field that refers to a thing; absent while no such thing exists. */
export const reference = (
  state: ModelState,
  name: string,
  prefix: string,
  number: ThingChoice | undefined,
): object => {
  const id =
    number === undefined || idsOf(state, prefix).length === 0 ? undefined : chosenId(state, prefix, number)
  return id === undefined ? {} : { [name]: id }
}

/** A request for one of the things whose subjects have this prefix. */
export const forThing =
  (
    route: string,
    param: string,
    prefix: string,
    number: ThingChoice,
    more: Partial<RequestTarget> = {},
  ): Intent =>
  (state) => {
    const id = chosenId(state, prefix, number)
    return id === undefined ? undefined : { route, params: { [param]: id }, query: {}, ...more }
  }

/** Objects with any of these fields. */
export const optionalFields = <T extends object>(fields: {
  [K in keyof T]: fc.Arbitrary<T[K]>
}): fc.Arbitrary<Partial<T>> => fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

export const externalId = fc.constantFrom(...EXTERNAL_IDS)
export const reason = fc.constantFrom('A mistake', 'Another day')

const sent = PEOPLE.map((actor) => actor.sent)
export const namedPerson = fc.constantFrom(...sent)
const unnamed = UNNAMED.map((actor) => actor.sent)
/** A person on a live visit, whose name may not be known. */
export const expectedPerson = fc.constantFrom(...sent, ...unnamed)
export const anyPerson = fc.constantFrom(...sent, ...OFFICES.map((actor) => actor.sent))

/** The query parameter `at`, a version that may not exist; often absent. */
export const at = optionalFields({ at: fc.constantFrom('1', '2', '3', '9') })

/** The length of a page. */
export const limit = fc.constantFrom('1', '2', '3', '100')
export const order = fc.constantFrom('asc', 'desc')

/** A request for a list, with the filters that have a value. */
export const forList =
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
