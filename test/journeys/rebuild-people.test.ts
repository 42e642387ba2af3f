/** `npm run rebuild-people` on the data of a stopped run. */
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  ScanCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'
import { openTable } from '../../lambdas/table/table'
import { readStoredNames } from '../../lambdas/people/stored-names'
import { projectNames } from '../../lambdas/people/names'
import { rebuildNames } from '../../lambdas/people/rebuild-names'
import { withLocalTable } from '../../operations/local-table'
import { interceptCommands } from '../support/intercept-commands'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { temporaryFolder } from '../support/temporary-folder'

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit
const [mayor] = visit.guests as [object]
const folder = temporaryFolder()
const data = folder.path

/** Records a visit with two guests, one of whom is renamed, a cancelled visit and a signing. */
beforeAll(async () => {
  const registry = await startLocalRegistry({ data })
  try {
    await record(registry)
  } finally {
    await registry.stop()
  }
})
afterAll(() => folder.remove())

async function record(registry: LocalRegistry): Promise<void> {
  const ok = async (method: string, path: string, body: unknown) => {
    const answer = await registry.send(method, path, { body, headers: { 'if-match': '"1"' } })
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

async function named({ send }: LocalRegistry, q: string): Promise<string[]> {
  const { body } = await send('GET', `/v1/people?q=${encodeURIComponent(q)}`)
  return (body.items as { name: string }[]).map(({ name }) => name)
}

type Client = DynamoDBDocumentClient

const keptNames = async (client: Client, table: string) =>
  [...(await readStoredNames(client, table)).values()].flat().toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
const idOf = ({ key }: { key: { pk: string; sk: string } }) => `${key.pk} ${key.sk}`

const lose = (TableName: string, { key }: { key: object }) => new DeleteCommand({ TableName, Key: key })

/** Ways to damage the stored names. */
const DAMAGES = {
  'all names are lost': async (client: Client, table: string) => {
    for (const item of await keptNames(client, table)) await client.send(lose(table, item))
  },
  'every second name is lost': async (client: Client, table: string) => {
    const items = await keptNames(client, table)
    for (const item of items.filter((_item, index) => index % 2 === 0)) await client.send(lose(table, item))
  },
  'a count is wrong, and an unknown person is stored': async (client: Client, TableName: string) => {
    const wrong = { names: [{ name: 'Nobody', uses: 7 }] }
    for (const pk of ['people/ekrem-imamoglu', 'people/nobody'])
      await client.send(
        new PutCommand({ TableName, Item: { pk, sk: 'thing', kind: 'person', thing: wrong } }),
      )
    const part = { pk: 'name-parts', sk: 'nobody#nobody', kind: 'name-part', personId: 'nobody' }
    await client.send(new PutCommand({ TableName, Item: part }))
  },
}

describe('rebuild-people', () => {
  test.each(Object.entries(DAMAGES))('restores the people when %s', async (_what, damage) => {
    const before = await withLocalTable(data, async (client, table) => {
      const names = await keptNames(client, table)
      await damage(client, table)
      expect(await keptNames(client, table)).not.toEqual(names)
      return names
    })
    const { status, stdout, stderr } = await runProgram('rebuild-people', ['--data', data])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^3 people; [1-9]\d* repaired; 0 had names or ids to claim\.\n$/)
    expect(await withLocalTable(data, keptNames)).toEqual(before)
  })

  test('writes nothing when nothing is damaged', async () => {
    const before = await withLocalTable(data, keptNames)
    expect(await runProgram('rebuild-people', ['--data', data])).toEqual({
      status: 0,
      stdout: '3 people; 0 repaired; 0 had names or ids to claim.\n',
      stderr: '',
    })
    expect(await withLocalTable(data, keptNames)).toEqual(before)
  })
})

test('drops the people that earlier versions made of placeholders, whose records keep their ids', async () => {
  const { id, change } = await withLocalTable(data, async (client, table) => {
    const { people } = await rebuildNames(client, table)
    expect(people).toBe(3)
    return await keepAsEarlier(client, table)
  })
  const { stdout } = await runProgram('rebuild-people', ['--data', data])
  expect(stdout).toBe('3 people; 1 repaired; 0 had names or ids to claim.\n')
  await withLocalTable(data, async (client, table) => {
    expect((await readStoredNames(client, table)).has('n-n')).toBe(false)
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: change }))
    expect(Item?.['change']).toMatchObject({
      subject: id,
      data: { guests: [{ name: 'N.N.', personId: 'n-n' }] },
    })
    await client.send(new DeleteCommand({ TableName: table, Key: change }))
  })
})

/** Stores the change of a visit and its projected name as versions did that gave placeholders an id. */
async function keepAsEarlier(client: Client, TableName: string) {
  const id = 'visits/0199aaaa-0000-7000-8000-00000000000a'
  const change = { pk: id, sk: 'change#0000000001' }
  const guests = [{ kind: 'person', name: 'N.N.', personId: 'n-n', office: 'Minister' }]
  const as = { subject: id, sequence: 1 }
  const stored = { ...as, changed: [''], data: { id: id.slice(7), status: 'planned', guests, hosts: [] } }
  await client.send(new PutCommand({ TableName, Item: { ...change, kind: 'change', change: stored } }))
  await projectNames(openTable(TableName, client), { ...as, personId: 'n-n', names: ['N.N.'] })
  expect((await readStoredNames(client, TableName)).has('n-n')).toBe(true)
  return { id, change }
}

/** The items of identity, in order. */
async function keptClaims(client: Client, TableName: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  const kinds = new Set(['name-owner', 'id-claim', 'alike'])
  const claims = Items.filter(({ kind }) => kinds.has(String(kind))) as { pk: string; sk: string }[]
  return claims.toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
}

describe('people of an earlier version, whose names nobody has claimed,', () => {
  test('have their names and ids claimed once, as when they had been recorded now', async () => {
    const before = await withLocalTable(data, async (client, table) => {
      const claims = await keptClaims(client, table)
      for (const { pk, sk } of claims) await client.send(lose(table, { key: { pk, sk } }))
      return claims
    })
    const { stdout } = await runProgram('rebuild-people', ['--data', data])
    expect(stdout).toBe('3 people; 0 repaired; 3 had names or ids to claim.\n')
    // A name that nobody has now, the misspelt one and the one of the cancelled visit, is not claimed again.
    const gone = (item: { pk: string; sk: string }) => /[ýy]smail|王/.test(`${item.pk} ${item.sk}`)
    const after = await withLocalTable(data, keptClaims)
    expect(after).toEqual(
      before.filter((item) => !gone(item)).map((item) => Object.assign({}, item, byNewName(item))),
    )
    expect((await runProgram('rebuild-people', ['--data', data])).stdout).toMatch(/ 0 had names/)
  })
  /** The id was claimed by the name that the person had at first, and is claimed by the one of now. */
  const byNewName = ({ pk, sk }: { pk: string; sk: string }) =>
    pk === 'people/ismail-cem' && sk === 'claim' ? { name: 'İsmail cem' } : {}
})

test('keeps a name that is projected during a rebuild', async () => {
  await withLocalTable(data, async (client, table) => {
    const items = await keptNames(client, table)
    for (const item of items) await client.send(lose(table, item))
    const nameUse = { personId: 'ekrem-imamoglu', subject: 'visits/of-today', sequence: 1, names: ['E. İ.'] }
    let isProjected = false
    const late = interceptCommands(client, async (command, send) => {
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

describe('rebuild-people refuses in one line', () => {
  test('a run that is still up', async () => {
    const registry = await startLocalRegistry({ data })
    const { status, stderr } = await runProgram('rebuild-people', ['--data', data])
    await registry.stop()
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^.* is in use by another run .*\n$/)])
  })

  test('a data folder without a table', async () => {
    const { status, stderr } = await runProgram('rebuild-people', ['--data', `${data}/none`])
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^There is no table in .*--data.*\n$/)])
  })
})
