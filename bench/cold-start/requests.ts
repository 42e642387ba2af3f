/** The event for each function. The Istanbul case is recorded first, so that there are things to read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { pathOf, type AnyRequest } from '../../client/request'
import { ROUTES, type RouteName } from '../../client/routes'
import { RESOURCES, ROUTES as CATALOGUED_ROUTES, type Resource } from '../../contract/catalogue'
import { SCOPES, tokenScope, type Route } from '../../contract/route'
import type { ColdStarts } from './processes'

type Item = Record<string, AttributeValue>
type Case = Record<'partnership' | 'visit' | 'entry', object>

/** An HTTP API's event, payload format 2.0, of a caller with every scope. */
const httpEvent = (name: RouteName, { params = {}, body }: AnyRequest = {}) => {
  const { method, path: template } = ROUTES[name]
  const routeKey = `${method} ${template}`
  const path = pathOf(name, params)
  const scope = SCOPES.map(tokenScope).join(' ')
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    pathParameters: params,
    requestContext: {
      requestId: 'benchmark',
      routeKey,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'benchmark' },
      authorizer: { jwt: { claims: { sub: 'benchmark', scope }, scopes: null } },
    },
    body: body && JSON.stringify(body),
    isBase64Encoded: false,
  }
}

const queueEvent = (body: object) => ({
  Records: [{ messageId: '1', receiptHandle: '1', body: JSON.stringify(body) }],
})

const streamEvent = (item: Item) => ({
  Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: item } }],
})

/** The stub has no delivery to this address, so nothing is posted. */
const PRESS_OFFICE = 'https://press.invalid/golden-book'
const ID = '0199bbbb-0000-7000-8000-000000000001'
const CHANGE = { id: ID, type: 'visit.planned', subject: 'visits/one', sequence: 1, data: {}, changed: [''] }
const MESSAGE = { deliveryId: ID, subject: 'visits/one', sequence: 1, requestId: ID }

const TOKEN_EVENT = {
  request: {
    groupConfiguration: { groupsToOverride: ['officer'] },
    userAttributes: { name: 'Ada Beispiel' },
  },
  response: {},
}

const itemWith = (items: readonly Item[], kind: string, subject: string): Item => {
  const item = items.find(({ kind: is, pk }) => is?.S === kind && pk?.S?.startsWith(subject))
  if (!item) throw new Error(`No item of kind ${kind} was recorded for ${subject}.`)
  return item
}

const record = async (functions: ColdStarts, name: string, event: object): Promise<Record<string, unknown>> =>
  JSON.parse((await functions.start(name, event)).answer?.body ?? '') as Record<string, unknown>

/** Records the case through the functions themselves. Returns one event for each bundle. */
export const prepareRequests = async (
  functions: ColdStarts,
  stub: string,
): Promise<Record<string, object>> => {
  const requests = await recordCase(functions)
  const items = (await (await fetch(stub)).json()) as Item[]
  const change = streamEvent(itemWith(items, 'change', 'visits/'))
  await functions.start('project', change)
  const { pk, sk } = itemWith(items, 'thing', 'visits/')
  const bare = { pathParameters: { pk: pk?.S, sk: sk?.S } }
  const delivery = queueEvent({ ...MESSAGE, subscriptionId: requests.subscriptionId })
  return {
    bare,
    'bare-unshaken': bare,
    'usual-stack': bare,
    ...requests.api,
    pages: { ...httpEvent('readHealth'), routeKey: 'GET /', rawPath: '/' },
    'token-claims': TOKEN_EVENT,
    publish: change,
    project: change,
    'fan-out': queueEvent({ detail: CHANGE }),
    deliver: delivery,
    retry: delivery,
    announce: { time: '2026-11-17T05:00:00Z' },
    issue: { time: '2026-11-17T05:00:00Z' },
  }
}

/** Records the Istanbul case, a feed, a notice and a subscription. Returns a request that reads one of them for each API function. */
async function recordCase(functions: ColdStarts) {
  const file = join(__dirname, '../../examples/istanbul.json')
  const { partnership, visit, entry } = JSON.parse(readFileSync(file, 'utf8')) as Case
  const book = 'golden-book'
  const recorded = async (bundle: string, name: RouteName, request: AnyRequest, key = 'id') =>
    String((await record(functions, bundle, httpEvent(name, request)))[key])
  const partnershipId = await recorded('partnerships', 'recordPartnership', { body: partnership })
  const visitId = await recorded('visits', 'recordVisit', { body: visit })
  const signing = { params: { book }, body: { ...entry, visitId } }
  const number = await recorded('books', 'signBook', signing, 'number')
  const feedId = await recorded('calendar', 'recordCalendarFeed', { body: {} })
  const subscription = { name: 'Press office', url: PRESS_OFFICE, types: ['*'] }
  const subscriptionId = await recorded('subscriptions', 'recordSubscription', { body: subscription })
  const anniversaryId = `partnership-${partnershipId}`
  const notice = { params: { visitId }, body: { kind: 'notice' } }
  const noticeId = await recorded('notices', 'composeNotice', notice)
  const own = { anniversaryId, personId: 'ekrem-imamoglu', noticeId, subscriptionId, feedId }
  const params = { partnershipId, visitId, book, number, ...own }
  const reads = RESOURCES.map((resource) => [resource, readRequest(resource, params)])
  const api = { ...Object.fromEntries(reads), meta: httpEvent('readHealth') } as Record<Resource, object>
  return { api, subscriptionId }
}

const namesOf = ({ path }: Route): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const isRead = ({ name }: Route): number => Number(name.startsWith('read'))

/** A request that reads a thing with these parameters; of a resource that has no such thing, its list. */
function readRequest(resource: Resource, params: Readonly<Record<string, string>>): object {
  const routes = CATALOGUED_ROUTES.filter((route) => route.resource === resource && route.method === 'GET')
  const known = routes.filter((route) => namesOf(route).every((name) => name in params))
  const [best] = known.toSorted((a, b) => isRead(b) - isRead(a) || namesOf(b).length - namesOf(a).length)
  if (!best) throw new Error(`The resource ${resource} has no route to read.`)
  const own = Object.fromEntries(namesOf(best).map((name) => [name, params[name] ?? '']))
  return httpEvent(best.name as RouteName, { params: own })
}
