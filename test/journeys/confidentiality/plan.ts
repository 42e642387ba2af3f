/** Plans the requests to each route of the contract. An unknown route or parameter throws. */
import * as z from 'zod/mini'
import { calendarKind } from '../../../contract/calendar/schemas'
import type { Route } from '../../../contract/route'
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

/** The planner of each route. */
const PLAN: Readonly<Record<string, RequestPlanner>> = {
  listPartnerships: reads,
  readPartnership: reads,
  summarizePartnership: reads,
  listPartnershipChanges: reads,
  recordPartnership: refuses({}),
  updatePartnership: refuses({ notes: 'x' }),
  changePartnershipStatus: refuses({ status: 'ended', reason: 'x' }),
  listVisits: reads,
  readVisit: reads,
  listVisitChanges: reads,
  recordVisit: refuses({}),
  updateVisit: refuses({ notes: 'x' }),
  changeVisitStatus: refuses({ status: 'void', reason: 'x' }),
  correctVisit: refuses({ patch: { notes: 'x' }, reason: 'x' }),
  listBooks: reads,
  readBook: reads,
  listBookChanges: reads,
  openVolume: refuses({}),
  listEntries: reads,
  readEntry: reads,
  listEntryChanges: reads,
  signBook: refuses({}),
  correctEntry: refuses({ patch: { notes: 'x' }, reason: 'x' }),
  voidEntry: refuses({ reason: 'x' }),
  listAnniversaries: reads,
  readAnniversary: reads,
  listAnniversaryChanges: reads,
  listOccurrences: reads,
  recordAnniversary: refuses({}),
  updateAnniversary: refuses({ status: 'muted' }),
  listPeople: reads,
  readPerson: reads,
  listAppearances: reads,
  listSubscriptions: reads,
  readSubscription: reads,
  listSubscriptionChanges: reads,
  listDeliveries: reads,
  readDelivery: reads,
  recordSubscription: refuses({}),
  updateSubscription: refuses({ name: 'x' }),
  deleteSubscription: refuses(),
  rotateSecret: sends(undefined),
  testSubscription: sends(undefined),
  redeliver: sends(undefined),
  replayChanges: sends(DAYS_WITHOUT_CHANGES),
  readCalendar: reads,
  recordCalendarFeed: sends(...CLEARANCES.map((clearance) => ({ clearance }))),
  listCalendarFeeds: reads,
  readCalendarFeed: reads,
  readFeedCalendar: reads,
  renewCalendarFeed: sends(undefined),
  revokeCalendarFeed: (route, values) =>
    sends(undefined)(route, { ...values, feedId: values['revoked'] ?? [] }),
  readHealth: reads,
  readDocument: reads,
}

export const PLANNED_ROUTES = Object.keys(PLAN)

/** All requests to a route. */
export function requestsOf(route: Route, values: Values): PlannedRequest[] {
  const planner = PLAN[route.name]
  if (!planner) throw new Error(`No request to ${route.name} is planned: add one to PLAN.`)
  return planner(route, values)
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
