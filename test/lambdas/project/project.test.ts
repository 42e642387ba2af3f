import type { DynamoDBRecord } from 'aws-lambda'
import { project, runSteps, type ProjectionStep } from '../../../lambdas/project/project'

const RECORDS: DynamoDBRecord[] = ['1', '2', '3'].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }))
const numberOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber ?? ''

/** A step that fails for some records, and lists the records that it was run for. */
const stepThatFails = (name: string, ...failing: string[]) => {
  const ran: string[] = []
  const step: ProjectionStep = {
    name,
    run: async (record) => {
      ran.push(numberOf(record))
      if (failing.includes(numberOf(record))) throw new RangeError('Erdem')
    },
  }
  return { step, ran }
}

let lines: string[] = []
beforeEach(() => {
  lines = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => jest.restoreAllMocks())
const logged = () => lines.map((line) => JSON.parse(line) as object)

test('runs every step for every record when a step fails, and returns only the failed record', async () => {
  const names = stepThatFails('names', '2')
  const totals = stepThatFails('totals')
  const answer = await project(RECORDS, [names.step, totals.step])
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
  expect([names.ran, totals.ran]).toEqual([
    ['1', '2', '3'],
    ['1', '2', '3'],
  ])
})

test('logs the name of each failed step, and no error messages', async () => {
  await project(RECORDS, [stepThatFails('names', '1').step, stepThatFails('totals', '1', '3').step])
  expect(logged()).toMatchObject([
    { level: 'error', step: 'names', error: 'RangeError' },
    { level: 'error', step: 'totals', error: 'RangeError' },
    { level: 'error', step: 'totals', error: 'RangeError' },
    { level: 'error', records: 3, failed: 2 },
  ])
  expect(lines.join('')).not.toMatch(/Erdem/)
})

test('returns a record once if two of its steps fail', async () => {
  const steps = [stepThatFails('names', '1').step, stepThatFails('totals', '1').step]
  expect(await project(RECORDS, steps)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
})

test('a step that throws synchronously does not stop the other steps', async () => {
  const totals = stepThatFails('totals')
  const names: ProjectionStep = {
    name: 'names',
    run: () => {
      throw new TypeError('no change')
    },
  }
  const failures = await runSteps({ dynamodb: { SequenceNumber: '1' } }, [names, totals.step])
  expect(failures).toMatchObject([{ step: 'names', error: { name: 'TypeError' } }])
  expect(totals.ran).toEqual(['1'])
})

test('returns no failures and logs one line when all steps succeed', async () => {
  expect(await project(RECORDS, [stepThatFails('names').step])).toEqual({ batchItemFailures: [] })
  expect(logged()).toMatchObject([{ level: 'info', records: 3, failed: 0 }])
})
