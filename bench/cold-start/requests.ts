/** What each function is asked: the Istanbul case is recorded first, so that there is something to read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { SCOPES, tokenScope } from '../../contract/route'
import type { ColdStarts } from './processes'

type Item = Record<string, AttributeValue>
type Case = Record<'partnership' | 'visit' | 'entry', object>

/** An HTTP API's event, payload format 2.0, of a caller with every scope. */
const httpEvent = (routeKey: string, pathParameters: Record<string, string> = {}, body?: object) => {
  const [method = '', template = ''] = routeKey.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '')
  const scope = SCOPES.map(tokenScope).join(' ')
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    pathParameters,
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

/** Unknown to the stub: a function that posts finds no delivery. */
const PRESS_OFFICE = 'https://press.invalid/golden-book'
const ID = '0199bbbb-0000-7000-8000-000000000001'
const CHANGE = { id: ID, type: 'visit.planned', subject: 'visits/one', sequence: 1, data: {}, changed: [''] }
const MESSAGE = { deliveryId: ID, subject: 'visits/one', sequence: 1, requestId: ID }

const itemWith = (items: readonly Item[], kind: string, subject: string): Item => {
  const item = items.find(({ kind: is, pk }) => is?.S === kind && pk?.S?.startsWith(subject))
  if (!item) throw new Error(`Nothing of kind ${kind} was recorded of ${subject}.`)
  return item
}

const record = async (functions: ColdStarts, name: string, event: object): Promise<Record<string, unknown>> =>
  JSON.parse((await functions.start(name, event)).answer?.body ?? '') as Record<string, unknown>

/** Records the case through the functions themselves; returns one event to answer for each bundle. */
export const prepareRequests = async (
  functions: ColdStarts,
  stub: string,
): Promise<Record<string, object>> => {
  const file = join(__dirname, '../../examples/istanbul.json')
  const { partnership, visit, entry } = JSON.parse(readFileSync(file, 'utf8')) as Case
  const book = { book: 'golden-book' }
  const { id: partnershipId } = await record(
    functions,
    'partnerships',
    httpEvent('POST /v1/partnerships', {}, partnership),
  )
  const { id: visitId } = await record(functions, 'visits', httpEvent('POST /v1/visits', {}, visit))
  const { number } = await record(
    functions,
    'books',
    httpEvent('POST /v1/books/{book}/entries', book, { ...entry, visitId }),
  )
  const { id: feedId } = await record(functions, 'calendar', httpEvent('POST /v1/calendar-feeds', {}, {}))
  const { id: subscriptionId } = await record(
    functions,
    'subscriptions',
    httpEvent('POST /v1/subscriptions', {}, { name: 'Press office', url: PRESS_OFFICE, types: ['*'] }),
  )
  const items = (await (await fetch(stub)).json()) as Item[]
  const change = streamEvent(itemWith(items, 'change', 'visits/'))
  await functions.start('project', change)
  const { pk, sk } = itemWith(items, 'thing', 'visits/')
  const bare = { pathParameters: { pk: pk?.S, sk: sk?.S } }
  return {
    bare,
    'bare-unshaken': bare,
    'usual-stack': bare,
    partnerships: httpEvent('GET /v1/partnerships/{partnershipId}', { partnershipId: String(partnershipId) }),
    visits: httpEvent('GET /v1/visits/{visitId}', { visitId: String(visitId) }),
    books: httpEvent('GET /v1/books/{book}/entries/{number}', { ...book, number: String(number) }),
    anniversaries: httpEvent('GET /v1/anniversaries/{anniversaryId}', {
      anniversaryId: `partnership-${String(partnershipId)}`,
    }),
    people: httpEvent('GET /v1/people/{personId}', { personId: 'ekrem-imamoglu' }),
    subscriptions: httpEvent('GET /v1/subscriptions/{subscriptionId}', {
      subscriptionId: String(subscriptionId),
    }),
    calendar: httpEvent('GET /v1/calendar-feeds/{feedId}', { feedId: String(feedId) }),
    meta: httpEvent('GET /v1/health'),
    publish: change,
    project: change,
    'fan-out': queueEvent({ detail: CHANGE }),
    deliver: queueEvent({ ...MESSAGE, subscriptionId }),
    announce: { time: '2026-11-17T05:00:00Z' },
  }
}
