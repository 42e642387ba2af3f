import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { openTable } from '../../../lambdas/table/table'
import { handler } from '../../../lambdas/project/handler'
import { openPeople, type People } from '../../../lambdas/people/people'
import { makeTable, type TestTable } from '../../support/table'
import { HISTORY } from '../people/people-history'

const before = { ...process.env }
let table: TestTable
let people: People
let lines: string[] = []

beforeAll(async () => {
  table = await makeTable({ stream: false })
  people = openPeople(openTable(table.name, table.client))
})
afterAll(() => table.remove())

beforeEach(async () => {
  const endpoint = await table.client.config.endpoint?.()
  process.env['TABLE_NAME'] = table.name
  process.env['AWS_ENDPOINT_URL'] = `http://${endpoint?.hostname}:${endpoint?.port}`
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) process.env[name] = 'test'
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

test('projects the names of a batch, and returns no failures', async () => {
  const [first] = HISTORY
  expect(await handler({ Records: [record('1', first ?? {})] })).toEqual({ batchItemFailures: [] })
  expect(await people.readPerson('ana')).toMatchObject({ name: 'Ana Souza' })
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'info', records: 1, failed: 0 },
  ])
})

test('returns a record that fails, projects the others, and logs the step but no names', async () => {
  const [first] = HISTORY
  const last = HISTORY.at(-1)
  const malformed = { ...first, data: { guests: [{ personId: 'Erdem', name: 'Erdem' }] } }
  const Records = [record('1', first ?? {}), record('2', malformed), record('3', last ?? {})]
  expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
  expect(await people.readPerson('bo')).toMatchObject({ name: 'Bo', otherNames: ['Bo Ek'] })
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'error', step: 'people-names', error: 'TypeError' },
    { level: 'error', records: 3, failed: 1 },
  ])
  expect(lines.join('')).not.toMatch(/Erdem|Souza|Ek\b/)
})
