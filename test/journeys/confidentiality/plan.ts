/** Plans the requests to each route of the contract. An unknown route or parameter throws. */
import * as z from 'zod/mini'
import { calendarKind } from '../../../contract/calendar/schemas'
import type { Route } from '../../../contract/route'
import { examplesOf } from '../../../contract/catalogue'
import { CLEARANCES } from './canaries'

export interface PlannedRequest {
  readonly route: Route
  /** With its query. */
  readonly path: string
  readonly body?: object | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The values of path parameters by name, and of query parameters by name and `=`: of each at least one that nothing
 * has. Entries and deliveries are pairs, parted by a blank.
 */
export type Values = Readonly<Record<string, readonly string[]>>

/** Values of parameters that no thing of the test data has. */
export const NOTHING = {
  visitId: '00000000-0000-7000-8000-000000000000',
  number: '99',
  personId: 'nobody',
  externalId: 'nothing',
  subscriptionId: '00000000-0000-7000-8000-000000000000',
  feedId: '00000000-0000-7000-8000-000000000000',
} as const

const DAYS = 'from=2026-01-01&to=2027-12-31'
/** Days without changes: replays are tested separately. */
const DAYS_WITHOUT_CHANGES = { from: '2026-01-01', to: '2026-01-02' }

type RequestPlanner = (route: Route, values: Values) => PlannedRequest[]

/** Reads every existing and every missing thing. */
const reads: RequestPlanner = (route, values) => {
  const queries = queriesOf(route, values).map((query) => query && `?${query}`)
  const addresses = addressesOf(route, values)
  const known = { 'if-none-match': '"1"' }
  return [
    ...addresses.flatMap((address) => queries.map((query) => ({ route, path: address + query }))),
    ...(route.answer.etag ? addresses.map((path) => ({ route, path, headers: known })) : []),
  ]
}

/** Requests that every reader is refused, for the last values: hidden and missing things. */
const refuses =
  (body?: object): RequestPlanner =>
  (route, values) =>
    sends(body)(route, Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.slice(-3)])))

/** Sends these bodies to every address. */
const sends =
  (...bodies: readonly (object | undefined)[]): RequestPlanner =>
  (route, values) =>
    addressesOf(route, values).flatMap((path) => bodies.map((body) => ({ route, path, body })))

/** The planners of the routes that need another one than the other routes of their method and access. */
const PLAN: Readonly<Record<string, RequestPlanner>> = {
  replayChanges: sends(DAYS_WITHOUT_CHANGES),
  recordCalendarFeed: sends(...CLEARANCES.map((clearance) => ({ clearance }))),
  revokeCalendarFeed: (route, values) =>
    sends(undefined)(route, { ...values, feedId: values['revoked'] ?? [] }),
}

/** All requests to a route. */
export const requestsOf = (route: Route, values: Values): PlannedRequest[] =>
  (PLAN[route.name] ?? plannerOf(route))(route, values)

/** Reads, or writes: a write that no reader may send has the body of the route's first example. */
function plannerOf({ name, method, access }: Route): RequestPlanner {
  if (method === 'GET') return reads
  return access === 'own' ? sends(undefined) : refuses(examplesOf(name)[0]?.body)
}

/** Every address of a route, one of each of its parameters' values; values of a pair are parted by a blank. */
function addressesOf({ path }: Route, values: Values): string[] {
  if (path.includes('{number}'))
    return valuesOf('entry', values).map((each) => fill(path, ['book', 'number'], each.split(' ')))
  if (path.includes('{deliveryId}'))
    return valuesOf('delivery', values).map((each) =>
      fill(path, ['subscriptionId', 'deliveryId'], each.split(' ')),
    )
  const [, name] = /\{(\w+)\}/.exec(path) ?? []
  return name === undefined ? [path] : valuesOf(name, values).map((each) => fill(path, [name], [each]))
}

const fill = (path: string, names: readonly string[], values: readonly string[]): string =>
  names.reduce(
    (address, name, at) => address.replace(`{${name}}`, encodeURIComponent(values[at] ?? '')),
    path,
  )

/** The query by itself, and with each value of each of its parameters; lists are also read in pages of one. */
function queriesOf(route: Route, values: Values): string[] {
  const { query } = route
  if (!(query instanceof z.ZodMiniObject)) return ['']
  const names = Object.keys(query.shape)
  const base = isRanged(route) ? DAYS : ''
  const singles = names.flatMap((name) => parametersOf(name, query, values))
  const pages = names.includes('limit')
    ? names.includes('order')
      ? ['limit=1', 'limit=2&order=asc']
      : ['limit=2']
    : []
  return [base, ...[...singles, ...pages].map((each) => [base, each].filter((part) => part !== '').join('&'))]
}

const isRanged = ({ query }: Route): boolean =>
  query instanceof z.ZodMiniObject && query.shape['from'] !== undefined && !z.safeParse(query, {}).success

function parametersOf(name: string, query: z.ZodMiniObject, values: Values): string[] {
  if (name === 'from') return z.safeParse(query, {}).success ? [DAYS] : []
  if (['to', 'limit', 'cursor', 'order'].includes(name)) return []
  const schema = query.shape[name]
  const inner = schema instanceof z.ZodMiniOptional ? schema._zod.def.innerType : schema
  const options =
    inner instanceof z.ZodMiniEnum && name !== 'country'
      ? inner.options.map(String)
      : valuesOf(`${name}=`, values)
  return options.map((value) => `${name}=${encodeURIComponent(value)}`)
}

function valuesOf(name: string, values: Values): readonly string[] {
  const found = values[name] ?? FIXED[name]
  if (!found) throw new Error(`The parameter ${name} has no planned values: add them to FIXED or valuesFor.`)
  return found
}

const FIXED: Values = {
  'at=': ['1', '2'],
  'as=': ['signed'],
  'q=': ['canary', 'nobody'],
  'lang=': ['de', 'en', 'tr'],
  'kinds=': [calendarKind.options.join(','), 'working-visit', 'historic'],
  'milestones=': ['true'],
  'muted=': ['true'],
}
