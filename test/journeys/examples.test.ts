/** The examples of the document, sent one after the other as a newcomer would. */
import { EXAMPLES, resourceOf, ROUTES } from '../../contract/catalogue'
import { EXAMPLE_IDS, type Example } from '../../contract/docs'
import { mediaTypeOf, type Route } from '../../contract/route'
import { readDocument } from '../fuzz/document'
import { Schemas } from '../fuzz/schemas'
import { eventually } from '../support/eventually'
import { startRegistry, type ApiResponse, type Registry } from '../support/registry'

const schemas = new Schemas(readDocument())
let registry: Registry
/** The ids that the registry has made, by those of the examples. */
const made = new Map<string, string>()

/** Remembers the id of a response; of several visits the first counts. */
const MADE_BY: Readonly<Record<string, (body: ApiResponse['body']) => Partial<Record<ExampleId, unknown>>>> =
  {
    recordVisit: ({ id }) => ({ visit: id }),
    recordSubscription: ({ id }) => ({ subscription: id }),
    testSubscription: (body) => ({ delivery: body['deliveryId'] }),
    recordCalendarFeed: ({ id, path }) => ({ feed: id, feedSecret: String(path).split('/')[3] }),
  }
type ExampleId = keyof typeof EXAMPLE_IDS

function rememberMade({ name }: Route, body: ApiResponse['body']): void {
  for (const [which, id] of Object.entries(MADE_BY[name]?.(body) ?? {})) {
    const stand = EXAMPLE_IDS[which as ExampleId]
    if (!made.has(stand)) made.set(stand, String(id))
  }
}

const withMade = (text: string): string =>
  [...made].reduce((all, [stand, id]) => all.replaceAll(stand, id), text)

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const addressOf = ({ route, params = {}, query }: Example): string => {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_part, name: string) => params[name] ?? '')
  const search = new URLSearchParams(query)
  return withMade(search.size > 0 ? `${path}?${search.toString()}` : path)
}

async function send(example: Example): Promise<ApiResponse> {
  const { route, body } = example
  const address = addressOf(example)
  const thing = address.replace(/\/(status|corrections|voiding|volumes)$/, '')
  const headers = {
    'content-type': route.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    ...(route.ifMatch ? { 'if-match': (await registry.send('GET', thing)).headers.get('etag') ?? '' } : {}),
  }
  const raw = body && withMade(JSON.stringify(body))
  return await registry.send(route.method, address, { headers, ...(raw === undefined ? {} : { raw }) })
}

test('every route has an example', () => {
  const shown = new Set(EXAMPLES.map(({ route }) => route.name))
  expect([...shown].toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted())
})

// They build on each other, so they are sent in their order by one test.
test('every example is answered as the document says', async () => {
  for (const example of EXAMPLES) {
    const { route, title } = example
    await eventually(async () => expect(await isThere(route)).toBe(true))
    const answer = await send(example)
    const { status } = route.answer
    expect([route.name, title, answer.status, answer.body.errors]).toEqual([
      route.name,
      title,
      status,
      undefined,
    ])
    const steps = ['paths', route.path, route.method.toLowerCase(), 'responses', String(status)]
    const faults = schemas.faultsOf([...steps, 'content', mediaTypeOf(route), 'schema'], contentOf(answer))
    expect([route.name, faults]).toEqual([route.name, []])
    rememberMade(route, answer.body)
    // An empty list would be no example.
    expect([route.name, answer.body.items]).not.toEqual([route.name, []])
  }
})

/** Whether the asynchronous results of the changes, names and deliveries, are available. */
async function isThere({ name }: Route): Promise<boolean> {
  const delivery = withMade(
    `/v1/subscriptions/${EXAMPLE_IDS.subscription}/deliveries/${EXAMPLE_IDS.delivery}`,
  )
  if (resourceOf(name) === 'people')
    return (await registry.send('GET', '/v1/people/ekrem-imamoglu')).status === 200
  return name !== 'listDeliveries' || (await registry.send('GET', delivery)).status === 200
}

const contentOf = ({ headers, text, body }: ApiResponse): unknown =>
  headers.get('content-type')?.startsWith('text/') ? text : body
