/** The examples of the document, sent one after the other as a newcomer would. */
import { EXAMPLES, resourceOf, ROUTES } from '../../contract/catalogue'
import { EXAMPLE_IDS } from '../../contract/docs'
import { mediaTypeOf, type Route } from '../../contract/route'
import { readDocument } from '../fuzz/document'
import { Schemas } from '../fuzz/schemas'
import { eventually } from '../support/eventually'
import { ExampleSender, secondPerson } from '../support/examples'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

const schemas = new Schemas(readDocument())
let registry: Registry
let examples: ExampleSender

beforeAll(async () => {
  registry = await startRegistry()
  examples = new ExampleSender(registry.send, await secondPerson(registry))
})
afterAll(() => registry.stop())

test('every route has an example', () => {
  const shown = new Set(EXAMPLES.map(({ route }) => route.name))
  expect([...shown].toSorted()).toEqual(ROUTES.map(({ name }) => name).toSorted())
})

// They build on each other, so they are sent in their order by one test.
test('every example is answered as the document says', async () => {
  for (const example of EXAMPLES) {
    const { route, title } = example
    await eventually(async () => expect(await isThere(route)).toBe(true))
    const answer = await examples.send(example)
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
    // An empty list would be no example.
    expect([route.name, answer.body.items]).not.toEqual([route.name, []])
  }
})

/** Whether the asynchronous results of the changes, names and deliveries, are available. */
async function isThere({ name }: Route): Promise<boolean> {
  const delivery = examples.translate(
    `/v1/subscriptions/${EXAMPLE_IDS.subscription}/deliveries/${EXAMPLE_IDS.delivery}`,
  )
  if (resourceOf(name) === 'people')
    return (await registry.send('GET', '/v1/people/ekrem-imamoglu')).status === 200
  return name !== 'listDeliveries' || (await registry.send('GET', delivery)).status === 200
}

const contentOf = ({ headers, text, body }: ApiResponse): unknown =>
  /json/.test(headers.get('content-type') ?? '') ? body : text
