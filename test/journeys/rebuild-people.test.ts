/** `npm run rebuild-people`, on what a run has left behind. */
import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { openTable } from '../../lambdas/table/table'
import { readKeptNames } from '../../lambdas/people/kept-names'
import { projectNames } from '../../lambdas/people/names'
import { rebuildNames } from '../../lambdas/people/rebuild-names'
import { withLocalTable } from '../../operations/local-table'
import { clientThrough } from '../support/client-through'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'
import { temporaryFolder } from '../support/temporary-folder'

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit
const [mayor] = visit.guests as [object]
const folder = temporaryFolder()
const data = folder.path

/** A visit of two guests, one of whom is renamed; another that is cancelled; a signing. */
beforeAll(async () => {
  const registry = await startRegistry({ data })
  try {
    await record(registry)
  } finally {
    await registry.stop()
  }
})
afterAll(() => folder.remove())

async function record(registry: Registry): Promise<void> {
  const ok = async (method: string, path: string, body: unknown) => {
    const answer = await registry.ask(method, path, { body, headers: { 'if-match': '"1"' } })
    expect([path, answer.body.errors, answer.status < 300]).toEqual([path, undefined, true])
    return String(answer.body.id)
  }
  const both = [mayor, { ...mayor, name: 'Ýsmail Cem', personId: 'ismail-cem' }]
  const id = await ok('POST', '/v1/visits', { ...visit, guests: both })
  await ok('PATCH', `/v1/visits/${id}`, { guests: [mayor, { ...both[1], name: 'İsmail Cem' }] })
  const cancelled = await ok('POST', '/v1/visits', {
    ...visit,
    guests: [{ ...mayor, name: '王小明' }],
  })
  await ok('POST', `/v1/visits/${cancelled}/status`, { status: 'cancelled', reason: 'Illness' })
  await ok('POST', '/v1/books/golden-book/entries', istanbul().entry)
  await eventually(async () => {
    expect(await named(registry, 'ism')).toEqual(['İsmail Cem'])
    expect(await named(registry, 'imam')).toEqual(['Ekrem İmamoğlu'])
    expect(await named(registry, '王')).toEqual([])
  })
}

async function named({ ask }: Registry, q: string): Promise<string[]> {
  const { body } = await ask('GET', `/v1/people?q=${encodeURIComponent(q)}`)
  return (body.items as { name: string }[]).map(({ name }) => name)
}

type Client = DynamoDBDocumentClient

const keptNames = async (client: Client, table: string) =>
  [...(await readKeptNames(client, table)).values()].flat().toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
const idOf = ({ key }: { key: { pk: string; sk: string } }) => `${key.pk} ${key.sk}`

const lose = (TableName: string, { key }: { key: object }) => new DeleteCommand({ TableName, Key: key })

/** Loses items, spoils one, and adds one that should not be. */
const DAMAGES = {
  'all of it is lost': async (client: Client, table: string) => {
    for (const item of await keptNames(client, table)) await client.send(lose(table, item))
  },
  'every second item is lost': async (client: Client, table: string) => {
    const items = await keptNames(client, table)
    for (const item of items.filter((_item, index) => index % 2 === 0)) await client.send(lose(table, item))
  },
  'a count is wrong, and somebody is kept whom no change knows': async (
    client: Client,
    TableName: string,
  ) => {
    const wrong = { names: [{ name: 'Nobody', uses: 7 }] }
    for (const pk of ['people/ekrem-imamoglu', 'people/nobody'])
      await client.send(
        new PutCommand({ TableName, Item: { pk, sk: 'thing', kind: 'person', thing: wrong } }),
      )
    const part = { pk: 'name-parts', sk: 'nobody#nobody', kind: 'name-part', personId: 'nobody' }
    await client.send(new PutCommand({ TableName, Item: part }))
  },
}

describe('when', () => {
  test.each(Object.entries(DAMAGES))('%s, the people are as they were', async (_what, damage) => {
    const before = await withLocalTable(data, async (client, table) => {
      const names = await keptNames(client, table)
      await damage(client, table)
      expect(await keptNames(client, table)).not.toEqual(names)
      return names
    })
    const { status, stdout, stderr } = await runProgram('rebuild-people', ['--data', data])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^3 people; [1-9]\d* repaired\.\n$/)
    expect(await withLocalTable(data, keptNames)).toEqual(before)
  })

  test('nothing is wrong, nothing is written', async () => {
    const before = await withLocalTable(data, keptNames)
    expect(await runProgram('rebuild-people', ['--data', data])).toEqual({
      status: 0,
      stdout: '3 people; 0 repaired.\n',
      stderr: '',
    })
    expect(await withLocalTable(data, keptNames)).toEqual(before)
  })
})

test('what is projected meanwhile is not undone', async () => {
  await withLocalTable(data, async (client, table) => {
    const items = await keptNames(client, table)
    for (const item of items) await client.send(lose(table, item))
    const nameUse = { personId: 'ekrem-imamoglu', subject: 'visits/of-today', sequence: 1, names: ['E. İ.'] }
    let isProjected = false
    const late = clientThrough(client, async (command, send) => {
      if (command.constructor.name === 'TransactWriteCommand' && !isProjected) {
        isProjected = true
        await projectNames(openTable(table, client), nameUse)
      }
      return await send()
    })
    const first = await rebuildNames(late, table)
    expect(first.contended).toBe(1)
    expect(await keptNames(client, table)).toContainEqual(
      expect.objectContaining({ key: { pk: 'people/ekrem-imamoglu', sk: 'name-use#visits/of-today' } }),
    )
    expect(await rebuildNames(client, table)).toMatchObject({ contended: 0 })
    expect(await keptNames(client, table)).toEqual(items)
  })
})

describe('a person at a terminal is told in one line', () => {
  test('that the run must be stopped', async () => {
    const registry = await startRegistry({ data })
    const { status, stderr } = await runProgram('rebuild-people', ['--data', data])
    await registry.stop()
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^.* is in use by another run .*\n$/)])
  })

  test('that there is no table', async () => {
    const { status, stderr } = await runProgram('rebuild-people', ['--data', `${data}/none`])
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^There is no table in .*--data.*\n$/)])
  })
})
