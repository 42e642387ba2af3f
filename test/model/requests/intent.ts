/** What somebody means to ask, made of choices; which thing it is about is only known when it is their turn. */
import * as fc from 'fast-check'
import { OFFICES, PEOPLE, EXTERNAL_IDS } from '../cast'
import type { Request } from '../request'
import { idsOf, type World } from '../world'

/** The request as of a world, or undefined where there is nothing yet that it could be about. */
export type Intent = (world: World) => Asked | undefined
export type Asked = Pick<Request, 'route' | 'params' | 'query' | 'body'>

/** Arbitraries of intents, by the name of the route. */
export type Intents = Readonly<Record<string, fc.Arbitrary<Intent>>>

/** One of the things that there are, by number; the last number stands for one that there is not. */
export type Which = number
const NOBODY = 5
export const which: fc.Arbitrary<Which> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(NOBODY - 1) },
  { weight: 1, arbitrary: fc.constant(NOBODY) },
)

const UNKNOWN: Readonly<Record<string, string>> = { 'visits/': '00000000-0000-7000-8000-000000000000' }

export function theId(world: World, prefix: string, number: Which): string | undefined {
  const ids = idsOf(world, prefix)
  if (number === NOBODY) return UNKNOWN[prefix] ?? (prefix.endsWith('/entries/') ? '999' : 'nowhere')
  return ids[number % ids.length]
}

/** A field that refers to a thing; it is left out while there is none. */
export const reference = (world: World, name: string, prefix: string, number: Which | undefined): object => {
  const id =
    number === undefined || idsOf(world, prefix).length === 0 ? undefined : theId(world, prefix, number)
  return id === undefined ? {} : { [name]: id }
}

/** Asks a route about one thing of those whose subjects begin so. */
export const about =
  (route: string, param: string, prefix: string, number: Which, more: Partial<Asked> = {}): Intent =>
  (world) => {
    const id = theId(world, prefix, number)
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

/** At an earlier version, or one that there is not; as it is, mostly. */
export const at = some({ at: fc.constantFrom('1', '2', '3', '9') })

/** Lists are walked page by page. */
export const limit = fc.constantFrom('1', '2', '3', '100')
export const order = fc.constantFrom('asc', 'desc')

/** A list's intent, for any filters that have a value. */
export const listing =
  (
    route: string,
    query: Readonly<Record<string, string | undefined>>,
    params: Asked['params'] = {},
  ): Intent =>
  () => ({ route, params, query: defined(query) })

export const defined = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
