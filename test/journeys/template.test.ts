/** What is forgotten in the template breaks the product here first. */
import { ROUTES } from '../../contract/routes'
import type { Assembly } from '../../local/template/assembly'
import { assembly } from '../support/assembly'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry } from '../support/registry'

interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
}

const resourcesOf = (source: Assembly, type: string): [string, Resource][] =>
  Object.entries(source.template.Resources as Record<string, Resource>).filter(
    ([, { Type }]) => Type === type,
  )

interface Statement {
  Action: string | string[]
}

const statementsOf = ({ Properties }: Resource): Statement[] =>
  (Properties.PolicyDocument as { Statement: Statement[] }).Statement

const actionsOf = (policy: Resource): string[] => [
  ...new Set(statementsOf(policy).flatMap(({ Action }) => Action)),
]

function withoutAction(policy: Resource, action: string): void {
  for (const statement of statementsOf(policy))
    statement.Action = [statement.Action].flat().filter((each) => each !== action)
}

/** A short story that needs every part: record, change, remove, list, read, hear, be announced. */
async function story(source: Assembly): Promise<void> {
  const announced: string[] = []
  const registry = await startRegistry({
    assembly: source,
    onAnnouncement: ({ message }) => announced.push(message),
  })
  try {
    await tell(registry, announced)
  } finally {
    await registry.stop()
  }
}

async function tell(registry: Awaited<ReturnType<typeof startRegistry>>, announced: string[]): Promise<void> {
  const { partnership, visit, entry } = istanbul()
  const ok = async (method: string, path: string, body?: unknown, version?: number) => {
    const headers = {
      ...(version ? { 'if-match': `"${version}"` } : {}),
      ...(method === 'POST' ? { 'idempotency-key': path } : {}),
    }
    const answer = await registry.ask(method, path, { headers, ...(body ? { body } : {}) })
    expect([path, answer.status]).toEqual([path, method === 'POST' && answer.status === 201 ? 201 : 200])
    return answer.body
  }
  await ok('GET', '/v1/health')
  await ok('GET', '/v1/openapi.json')
  await ok('POST', '/v1/partnerships', partnership)
  await ok('PATCH', '/v1/partnerships/istanbul', { externalId: null }, 1)
  await ok('POST', '/v1/partnerships/istanbul/status', { status: 'suspended', reason: 'A pause' }, 2)
  await ok('GET', '/v1/partnerships/istanbul/changes')
  await ok('GET', '/v1/partnerships/istanbul')
  await ok('GET', '/v1/partnerships')
  await ok('PATCH', '/v1/anniversaries/partnership-istanbul', { announce: 'every' }, 2)
  await ok('GET', '/v1/anniversaries/partnership-istanbul/changes')
  await ok('GET', '/v1/anniversaries/partnership-istanbul')
  await ok('POST', '/v1/anniversaries', {
    title: { en: 'The fall of the Wall' },
    kind: 'historic',
    originOn: '1989-11-09',
  })
  expect((await ok('GET', '/v1/anniversaries')).items).toHaveLength(2)
  expect((await ok('GET', '/v1/occurrences?from=2024-01-01&to=2024-12-31')).items).toHaveLength(1)
  const { id } = await ok('POST', '/v1/visits', visit)
  const path = `/v1/visits/${String(id)}`
  await ok('PATCH', path, { externalId: null }, 1)
  const guests = async () => (await ok('GET', '/v1/people?q=Ekrem')).items
  await eventually(async () => expect(await guests()).toHaveLength(1), 1_000)
  await ok('GET', '/v1/people/ekrem-imamoglu')
  expect((await ok('GET', '/v1/people/ekrem-imamoglu/appearances')).items).toHaveLength(1)
  expect(await ok('GET', '/v1/partnerships/istanbul/summary')).toMatchObject({ entries: 0 })
  await ok('POST', `${path}/status`, { status: 'cancelled', reason: 'Illness' }, 2)
  await ok('POST', `${path}/corrections`, { patch: { notes: 'Flu' }, reason: 'Asked again' }, 3)
  await ok('GET', `${path}/changes`)
  await ok('GET', path)
  expect((await ok('GET', '/v1/visits')).items).toHaveLength(1)
  await ok('POST', '/v1/books/golden-book/entries', entry)
  const one = '/v1/books/golden-book/entries/1'
  await ok('POST', `${one}/corrections`, { patch: { externalId: null }, reason: 'Not from there' }, 1)
  await ok('POST', `${one}/voiding`, { reason: 'Recorded twice' }, 2)
  await ok('GET', `${one}/changes`)
  await ok('GET', one)
  expect((await ok('GET', '/v1/books/golden-book/entries')).items).toHaveLength(1)
  await ok('POST', '/v1/books/golden-book/volumes', {})
  await ok('GET', '/v1/books/golden-book/changes')
  await ok('GET', '/v1/books/golden-book')
  await ok('GET', '/v1/books')
  await eventually(async () => {
    expect(registry.events()).toHaveLength(15)
    expect(announced).toHaveLength(15)
    expect(await guests()).toEqual([])
  }, 1_000)
}

const outcomeOf = (source: Assembly): Promise<'told' | 'broken'> =>
  story(source).then(
    () => 'told',
    () => 'broken',
  )

test('the template as it is tells the whole story', async () => {
  await story(assembly())
  expect(await outcomeOf(assembly())).toBe('told')
})

describe('a story breaks without', () => {
  const routes = resourcesOf(assembly(), 'AWS::ApiGatewayV2::Route')

  test('any route of the contract: the story visits all of them', () => {
    expect(routes).toHaveLength(ROUTES.length)
  })

  test('a route: a function cannot be asked what API Gateway does not pass on', async () => {
    const source = assembly()
    const [id] = routes.find(([, { Properties }]) => Properties.RouteKey === 'GET /v1/books') ?? ['']
    delete (source.template.Resources as Record<string, unknown>)[id]
    expect(await outcomeOf(source)).toBe('broken')
  })

  const variables = resourcesOf(assembly(), 'AWS::Lambda::Function').flatMap(([id, { Properties }]) =>
    Object.keys((Properties.Environment as { Variables: object }).Variables).map(
      (name) => [name, id] as const,
    ),
  )

  test.each(variables)('the environment variable %s of %s', async (name, id) => {
    const source = assembly()
    const { Environment } = (source.template.Resources as Record<string, Resource>)[id]!.Properties
    delete (Environment as { Variables: Record<string, unknown> }).Variables[name]
    expect(await outcomeOf(source)).toBe('broken')
  })

  test.each(['AWS::Events::Rule', 'AWS::Lambda::EventSourceMapping'])('the %s', async (type) => {
    const source = assembly()
    for (const [id] of resourcesOf(source, type))
      delete (source.template.Resources as Record<string, unknown>)[id]
    expect(await outcomeOf(source)).toBe('broken')
  })

  test('the filter of the stream', async () => {
    const source = assembly()
    for (const [, { Properties }] of resourcesOf(source, 'AWS::Lambda::EventSourceMapping'))
      delete Properties.FilterCriteria
    expect(await outcomeOf(source)).toBe('broken')
  })

  const grants = resourcesOf(assembly(), 'AWS::IAM::Policy').flatMap(([id, policy]) =>
    actionsOf(policy)
      .filter((action) => /^(dynamodb|events):/.test(action) && !/Stream|Shard|GetRecords/.test(action))
      .map((action) => [action, id] as const),
  )

  test.each(grants)('the grant %s of %s', async (action, id) => {
    const source = assembly()
    withoutAction((source.template.Resources as Record<string, Resource>)[id]!, action)
    expect(await outcomeOf(source)).toBe('broken')
  })
})
