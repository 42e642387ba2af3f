/** Plans the requests of a reader to each route of the contract. Throws for a parameter without planned values. */
import * as z from 'zod/mini'
import { calendarKind } from '../../../contract/calendar/schemas'
import type { Route } from '../../../contract/route'
import { examplesOf } from '../../../contract/catalogue'
import { CLEARANCES } from './canaries'

export interface PlannedRequest {
  readonly route: Route
  /** Includes the query. */
  readonly path: string
  readonly body?: object | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The values of path parameters by name, and of query parameters by name and `=`. Each parameter has at least one
 * value that no thing has. An entry is a book and a number, a delivery a subscription and an id, a notice a visit and an
 * id, each separated by a space.
 */
export type ParameterValues = Readonly<Record<string, readonly string[]>>

/** Values of parameters that no thing of the test data has. */
export const MISSING = {
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

type RequestPlanner = (route: Route, values: ParameterValues) => PlannedRequest[]

/** Reads each address with each query, and once with `If-None-Match`. */
const planReads: RequestPlanner = (route, values) => {
  const queries = queriesOf(route, values).map((query) => query && `?${query}`)
  const addresses = addressesOf(route, values)
  const known = { 'if-none-match': '"1"' }
  return [
    ...addresses.flatMap((address) => queries.map((query) => ({ route, path: address + query }))),
    ...(route.answer.etag ? addresses.map((path) => ({ route, path, headers: known })) : []),
  ]
}

/** Writes that no reader may send, for the last three values of each parameter: hidden and missing things. */
const planRefusedWrites =
  (body?: object): RequestPlanner =>
  (route, values) =>
    planWrites(body)(
      route,
      Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.slice(-3)])),
    )

/** Sends each of these bodies to each address. */
const planWrites =
  (...bodies: readonly (object | undefined)[]): RequestPlanner =>
  (route, values) =>
    addressesOf(route, values).flatMap((path) => bodies.map((body) => ({ route, path, body })))

/** The planners of the routes to which `plannerOf` does not apply. */
const PLANNERS: Readonly<Record<string, RequestPlanner>> = {
  replayChanges: planWrites(DAYS_WITHOUT_CHANGES),
  recordCalendarFeed: planWrites(...CLEARANCES.map((clearance) => ({ clearance }))),
  revokeCalendarFeed: (route, values) =>
    planWrites(undefined)(route, { ...values, feedId: values['revoked'] ?? [] }),
}

/** The requests to a route. */
export const requestsOf = (route: Route, values: ParameterValues): PlannedRequest[] =>
  (PLANNERS[route.name] ?? plannerOf(route))(route, values)

/** The planner by method and access. A write that no reader may send has the body of the route's first example. */
function plannerOf({ name, method, access }: Route): RequestPlanner {
  if (method === 'GET') return planReads
  return access === 'own' ? planWrites(undefined) : planRefusedWrites(examplesOf(name)[0]?.body)
}

/** The addresses of a route: one for each value of its path parameter. */
function addressesOf({ path }: Route, values: ParameterValues): string[] {
  if (path.includes('{number}'))
    return valuesOf('entry', values).map((each) => fill(path, ['book', 'number'], each.split(' ')))
  if (path.includes('{visitId}') && path.includes('{noticeId}'))
    return valuesOf('notice', values).map((each) => fill(path, ['visitId', 'noticeId'], each.split(' ')))
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

/**
 * The queries of a route: the required one alone and with each value of each parameter. Lists are also read in short
 * pages.
 */
function queriesOf(route: Route, values: ParameterValues): string[] {
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

function parametersOf(name: string, query: z.ZodMiniObject, values: ParameterValues): string[] {
  if (name === 'from') return z.safeParse(query, {}).success ? [DAYS] : []
  if (['to', 'limit', 'cursor', 'order'].includes(name)) return []
  const vocabulary = vocabularyOf(query.shape[name])
  const options = vocabulary && name !== 'country' ? vocabulary : valuesOf(`${name}=`, values)
  return options.map((value) => `${name}=${encodeURIComponent(value)}`)
}

/** The words that a parameter takes, alone or several of them. */
function vocabularyOf(schema: unknown): readonly string[] | undefined {
  if (schema instanceof z.ZodMiniEnum) return schema.options.map(String)
  if (schema instanceof z.ZodMiniOptional) return vocabularyOf(schema._zod.def.innerType)
  if (schema instanceof z.ZodMiniPipe) return vocabularyOf(schema._zod.def.out)
  if (schema instanceof z.ZodMiniArray) return vocabularyOf(schema._zod.def.element)
  return undefined
}

function valuesOf(name: string, values: ParameterValues): readonly string[] {
  const found = values[name] ?? FIXED_VALUES[name]
  if (!found)
    throw new Error(
      `The parameter ${name} has no planned values: add them to FIXED_VALUES or valuesFor (values.ts).`,
    )
  return found
}

const FIXED_VALUES: ParameterValues = {
  'at=': ['1', '2'],
  'as=': ['signed'],
  'q=': ['canary', 'nobody'],
  'lang=': ['de', 'en', 'tr'],
  'kinds=': [calendarKind.options.join(','), 'other', 'historic'],
  'milestones=': ['true'],
  'muted=': ['true'],
}
