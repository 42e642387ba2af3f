/** The examples of the document, sent one after the other as a newcomer would. */
import { EXAMPLE_VISIT, EXAMPLES, type Example } from '../../contract/examples'
import { ROUTES } from '../../contract/routes'
import { readDocument } from '../fuzz/document'
import { Schemas } from '../fuzz/schemas'
import { eventually } from '../support/eventually'
import { startRegistry, type Answered, type Registry } from '../support/registry'

const schemas = new Schemas(readDocument())
let registry: Registry
/** The id that the first visit was given. */
let visitId = EXAMPLE_VISIT

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const addressOf = ({ route, params = {}, query }: Example): string => {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_part, name: string) => params[name] ?? '')
  const search = new URLSearchParams(query)
  return (search.size > 0 ? `${path}?${search.toString()}` : path).replace(EXAMPLE_VISIT, visitId)
}

async function send(example: Example): Promise<Answered> {
  const { route, body } = example
  const address = addressOf(example)
  const thing = address.replace(/\/(status|corrections|voiding)$/, '')
  const headers = {
    'content-type': route.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    ...(route.ifMatch ? { 'if-match': (await registry.ask('GET', thing)).headers.get('etag') ?? '' } : {}),
  }
  const raw = JSON.stringify(body)?.replaceAll(EXAMPLE_VISIT, visitId)
  return await registry.ask(route.method, address, { headers, ...(raw === undefined ? {} : { raw }) })
}

test('there is one of every route', () => {
  const shown = new Set(EXAMPLES.map(({ route }) => route.name))
  expect([...shown].toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted())
})

// They build on each other, so they are sent in their order by one test.
test('each is answered as the document says', async () => {
  for (const example of EXAMPLES) {
    const { route, title } = example
    if (route.resource === 'people') await eventually(() => isKnown('ekrem-imamoglu'))
    const answer = await send(example)
    const { status } = route.answer
    expect([route.name, title, answer.status, answer.body.errors]).toEqual([
      route.name,
      title,
      status,
      undefined,
    ])
    const steps = ['paths', route.path, route.method.toLowerCase(), 'responses', String(status)]
    const faults = schemas.faultsOf([...steps, 'content', 'application/json', 'schema'], answer.body)
    expect([route.name, faults]).toEqual([route.name, []])
    if (route.name === 'recordVisit' && visitId === EXAMPLE_VISIT) visitId = String(answer.body.id)
    // A list that is empty shows nobody anything.
    expect([route.name, answer.body.items]).not.toEqual([route.name, []])
  }
})

async function isKnown(personId: string): Promise<void> {
  expect((await registry.ask('GET', `/v1/people/${personId}`)).status).toBe(200)
}
