/** The table of roles and routes: what each role is answered by each route. */
import { routeKey, type Route } from '../../../contract/route'
import { ROUTES } from '../../../contract/catalogue'
import type { ApiResponse } from '../../support/send-request'
import { hasRecorder, hasVisibility, isList } from './answers'
import { entryOf, exampleBody, recordingRoutes, visitOf, VISIBILITIES, type Things } from './things'

/** Asks as one role. */
export type SendAs = (method: string, path: string, body?: object) => Promise<ApiResponse>

/** Tells as whom a role is answered by a route that does not refuse it. */
type Probe = (input: ProbeInput) => Promise<string>

interface ProbeInput {
  readonly send: SendAs
  readonly route: Route
  readonly things: Things
  /** The answer to the route's first request. */
  readonly first: ApiResponse
}

/** The highest visibility that a text tells of. */
const highestIn: Probe = async ({ first }) =>
  VISIBILITIES.find((visibility) => first.text.includes(visibility)) ?? 'nothing'

/** The highest visibility of which a thing is there. */
const highestOf: Probe = async ({ send, route, things }) => {
  const addresses = things.addresses.get(route.path) ?? []
  const statuses = await Promise.all(addresses.map(async (path) => (await send('GET', path)).status))
  return VISIBILITIES[statuses.indexOf(200)] ?? 'nothing'
}

/** Office fields are for the clearance `internal`; the others are told apart by nothing. */
const byOfficeFields: Probe = async ({ first }) => (first.text.includes('createdBy') ? 'internal' : 'lower')

const byStatus: Probe = async ({ first }) => (first.status === 404 ? 'absent' : 'internal')

const byEmptiness: Probe = async ({ first }) => (first.text === '{"items":[]}' ? 'absent' : 'internal')

/** Of what belongs to somebody else. */
const ofOthers: Probe = async ({ first: { status } }) =>
  status === 404 ? 'own' : status < 300 ? 'all' : `all, but refused with ${status}`

const ofOthersListed: Probe = async ({ first }) => (first.text === '{"items":[]}' ? 'own' : 'all')

/** A book's counts are office fields. */
const byCounts: Probe = async ({ first }) => (first.text.includes('"entries"') ? 'internal' : 'lower')

const same: Probe = async () => 'allowed'

/** The probes of the routes whose answers cannot be told apart by their visibility or their office fields. */
const PROBES: Readonly<Record<string, Probe>> = {
  summarizePartnership: async ({ first }) => VISIBILITIES[3 - countIn(first)] ?? 'nothing',
  listBooks: byCounts,
  readBook: byCounts,
  listPeople: byEmptiness,
  readPerson: byStatus,
  listAppearances: byEmptiness,
  readNotice: byStatus,
  listNoticesOfVisit: byStatus,
  readCalendar: highestIn,
  recordCalendarFeed: async ({ send, route }) => {
    const made = await Promise.all(
      VISIBILITIES.map(async (clearance) => (await send('POST', route.path, { clearance })).status),
    )
    return VISIBILITIES[made.indexOf(201)] ?? 'nothing'
  },
}

const countIn = ({ body }: ApiResponse): number => (body['visits'] as { readonly incoming: number }).incoming

function probeOf({ name, method, path, access, answer }: Route): Probe {
  const found = PROBES[name]
  if (found) return found
  const isRead = method === 'GET'
  if (access === 'own')
    return isRead && isList(answer.schema) && !path.includes('{') ? ofOthersListed : ofOthers
  if (isRead && path.endsWith('/changes')) return byStatus
  if (isRead && hasVisibility(answer.schema)) return isList(answer.schema) ? highestIn : highestOf
  const isRecording = answer.status === 201 && access !== 'admin'
  return (isRead || isRecording) && hasRecorder(answer.schema) ? byOfficeFields : same
}

let recorded = 0

/** Bodies of the routes that record things, of which no two have the same id; all others are sent an empty one. */
function bodyOf(route: Route): object {
  recorded += 1
  const bodies: Record<string, object> = {
    recordVisit: { ...visitOf('public'), partnershipId: undefined },
    signBook: entryOf('public'),
    recordPartnership: { id: `city-${recorded}`, city: { en: 'City' }, country: 'TR' },
    composeNotice: { kind: 'notice' },
    replayChanges: { from: '2026-01-01', to: '2026-01-02' },
  }
  if (!recordingRoutes.some(({ name }) => name === route.name)) return bodies[route.name] ?? {}
  const body = exampleBody(route, 'public')
  return 'id' in body ? { ...body, id: `thing-${recorded}` } : body
}

const RANGE = '?from=2026-09-01&to=2026-12-31'

async function addressOf({ name, path, query }: Route, things: Things): Promise<string> {
  // What is deleted or revoked is gone for the next role.
  const subscription =
    name === 'deleteSubscription' ? await things.subscribe() : (things.params['subscriptionId'] ?? '')
  const feedId = path.includes('{feedId}') ? await things.makeFeed() : ''
  const params: Record<string, string> = { ...things.params, subscriptionId: subscription, feedId }
  const address = path.replaceAll(/\{(\w+)\}/g, (_part, parameter: string) => {
    const value = params[parameter]
    if (value === undefined) throw new Error(`No thing has the parameter ${parameter} of ${path}.`)
    return value
  })
  return query && /calendar\.ics$|occurrences$/.test(path) && !path.includes('feeds')
    ? address + RANGE
    : address
}

/** What a role is answered by a route. */
export async function cellOf(route: Route, send: SendAs, things: Things): Promise<string> {
  const path = await addressOf(route, things)
  const hasBody = route.method === 'POST' || route.method === 'PATCH'
  const first = await send(route.method, path, hasBody ? bodyOf(route) : undefined)
  if (first.status === 401 || first.status === 403) return String(first.status)
  if (first.status >= 500) return `fails with ${first.status}`
  if (route.access === 'none') return 'open'
  return probeOf(route)({ send, route, things, first })
}

/** By route, what each role is answered; routes that answer all roles alike stand together. */
export function printed(cells: ReadonlyMap<Route, ReadonlyMap<string, string>>): string {
  const groups = new Map<string, string[]>()
  for (const route of ROUTES) {
    const outcome = linesOf(cells.get(route) ?? new Map<string, string>())
    groups.set(outcome, [...(groups.get(outcome) ?? []), routeKey(route)])
  }
  return [...groups].map(([outcome, routes]) => `${routes.join('\n')}\n${outcome}`).join('\n')
}

function linesOf(byRole: ReadonlyMap<string, string>): string {
  const outcomes = [...new Set(byRole.values())]
  const rolesOf = (outcome: string) =>
    [...byRole].filter(([, each]) => each === outcome).map(([role]) => role)
  return outcomes.map((outcome) => `  ${outcome}: ${rolesOf(outcome).join(', ')}\n`).join('')
}
