/** The projector of people: in whatever order, and however often, it hears of changes, what it keeps is the same. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as fc from 'fast-check'
import type { Change } from '../../../contract/changes'
import { peopleOn, type Occasion } from '../../../domain/people/appearance'
import { nameParts } from '../../../domain/people/folded-key'
import { handler, project } from '../../../lambdas/project/handler'
import { readKeptNames } from '../../../lambdas/people/kept-names'
import { openPeople, type People } from '../../../lambdas/people/people'
import { transact } from '../../../lambdas/table/transaction'
import { changeItem, type WriteItem } from '../../../lambdas/table/write-items'
import { clientThrough } from '../../support/client-through'
import { makeTable, type TestTable } from '../../support/table'
import { HISTORY } from '../people/people-history'

let table: TestTable
let people: People
/** What is kept after all changes have been heard of in their order. */
let expected: WriteItem[]
beforeAll(async () => {
  table = await makeTable({ stream: false })
  people = openPeople(table.name, table.client)
  for (const change of HISTORY) await transact(table.client, table.name, [changeItem(change)])
  expected = await keptAfter(HISTORY)
})
afterAll(() => table.remove())

/** All that is kept of names, in order of key. */
async function kept(): Promise<WriteItem[]> {
  const byPerson = await readKeptNames(table.client, table.name)
  return [...byPerson.values()].flat().toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
}
const idOf = ({ key: { pk, sk } }: WriteItem) => `${pk} ${sk}`

async function forget(): Promise<void> {
  for (const { key } of await kept())
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { ...key } }))
}

/** What is kept after these changes have been heard of, in this order or all at once. */
async function keptAfter(changes: readonly Change<Occasion>[], atOnce = false): Promise<WriteItem[]> {
  await forget()
  if (atOnce) await Promise.all(changes.map((change) => project(people, change)))
  else for (const change of changes) await project(people, change)
  return kept()
}

/** The names of each person with the number of things that use them, counted on the last versions alone. */
function counted(): Map<string, Record<string, number>> {
  const last = new Map(HISTORY.map(({ subject, data }) => [subject, data]))
  const counts = new Map<string, Record<string, number>>()
  for (const occasion of last.values()) {
    if (occasion.status === 'cancelled' || occasion.status === 'void') continue
    const called = new Set(
      peopleOn(occasion).map(({ person: { personId, name = '' } }) => `${personId}/${name}`),
    )
    for (const [personId = '', name = ''] of [...called].map((each) => each.split('/'))) {
      const names = counts.get(personId) ?? {}
      counts.set(personId, { ...names, [name]: (names[name] ?? 0) + 1 })
    }
  }
  return counts
}

test('in their order, the changes leave what a count of the last versions finds', async () => {
  const kinds = (kind: string) =>
    expected.filter(({ attributes }) => Reflect.get(attributes ?? {}, 'kind') === kind)
  const records = kinds('person').map(({ key, attributes }) => {
    const { names } = Reflect.get(attributes ?? {}, 'thing') as { names: { name: string; uses: number }[] }
    return [
      key.pk.slice('people/'.length),
      Object.fromEntries(names.map(({ name, uses }) => [name, uses])),
    ] as const
  })
  expect(new Map(records)).toEqual(counted())
  const parts = [...counted()].flatMap(([id, names]) =>
    Object.keys(names).flatMap((name) => nameParts(name).map((part) => `name-parts ${part}#${id}`)),
  )
  expect(kinds('name-part').map(idOf)).toEqual([...new Set(parts)].toSorted())
})

test('the people are those who were called so in the end', async () => {
  await keptAfter(HISTORY)
  expect(await Promise.all(['ana', 'bo', 'ambassador'].map(people.readPerson))).toEqual([
    { id: 'ana', name: 'Anna Souza', otherNames: ['Ana Souza'] },
    { id: 'bo', name: 'B. Ek', otherNames: ['Bo'] },
    { id: 'ambassador', name: '王明', otherNames: [] },
  ])
})

test('in any order, some of them more than once, they leave the same', async () => {
  const changes = fc.nat(HISTORY.length - 1)
  const orders = fc.array(changes, { maxLength: 12 }).chain((again) => {
    const all = [...HISTORY.keys(), ...again]
    return fc.shuffledSubarray(all, { minLength: all.length })
  })
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      expect(await keptAfter(order.flatMap((index) => HISTORY[index] ?? []))).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

test('from the last to the first, and all at once and twice, they leave the same', async () => {
  expect(await keptAfter(HISTORY.toReversed())).toEqual(expected)
  expect(await keptAfter([...HISTORY, ...HISTORY.toReversed()], true)).toEqual(expected)
})

test('heard of again, they write nothing', async () => {
  await keptAfter(HISTORY)
  const reading = clientThrough(table.client, async ({ constructor: { name } }, pass) => {
    if (name !== 'GetCommand') throw new Error(`${name} was sent`)
    return pass()
  })
  const again = HISTORY.map((change) => project(openPeople(table.name, reading), change))
  expect(await Promise.allSettled(again)).toEqual(
    again.map(() => ({ status: 'fulfilled', value: undefined })),
  )
})

test('a change of something else is not looked at', async () => {
  const changes = HISTORY.filter(({ changed }) => changed.includes('/notes'))
  expect(changes).toHaveLength(1)
  const refuse = jest.fn(() => Promise.reject(new Error('was looked at')))
  for (const change of changes) await project({ readOccasionAt: refuse, projectNames: refuse }, change)
  expect(refuse).not.toHaveBeenCalled()
})

describe('the function', () => {
  const before = { ...process.env }
  let lines: string[] = []

  beforeEach(async () => {
    const endpoint = await table.client.config.endpoint?.()
    process.env['TABLE_NAME'] = table.name
    process.env['AWS_ENDPOINT_URL'] = `http://${endpoint?.hostname}:${endpoint?.port}`
    for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      process.env[name] = 'test'
    lines = []
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  })
  afterEach(() => {
    jest.restoreAllMocks()
    process.env = before
  })

  const record = (SequenceNumber: string, change: object): DynamoDBRecord => ({
    dynamodb: {
      SequenceNumber,
      NewImage: marshall({ change }, { removeUndefinedValues: true }) as never,
    },
  })
  const batch = (...Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records })

  test('takes a batch of changes in, and answers that none has failed', async () => {
    await forget()
    const [first] = HISTORY
    expect(await handler(batch(record('1', first ?? {})))).toEqual({ batchItemFailures: [] })
    expect(await people.readPerson('ana')).toMatchObject({ name: 'Ana Souza' })
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'info', records: 1, failed: 0 },
    ])
  })

  test('answers which record it could not take, takes its neighbours, and logs nobody’s name', async () => {
    await forget()
    const [first] = HISTORY
    const last = HISTORY.at(-1)
    const poison = { ...first, data: { guests: [{ personId: 'Erdem', name: 'Erdem' }] } }
    const answer = await handler(
      batch(record('1', first ?? {}), record('2', poison), record('3', last ?? {})),
    )
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(await people.readPerson('bo')).toMatchObject({ name: 'Bo', otherNames: ['Bo Ek'] })
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 'error', records: 3, failed: 1 })
    expect(lines.join('')).not.toMatch(/Erdem|Souza|Ek\b/)
  })
})
