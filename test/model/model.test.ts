/** Random sequences of requests to every route, each response checked by a model of a few maps. */
import * as fc from 'fast-check'
import { type Resource, ROUTES } from '../../contract/catalogue'
import { makeTable, type TestTable } from '../support/table'
import { PEOPLE } from './test-data'
import { INTENTS } from './requests/intents'
import { captureLog, type CapturedLog } from './captured-log'
import { RULES } from './rules/rules'
import { runSequences } from './run'

let engine: TestTable
let log: CapturedLog
const lines: string[] = []

beforeAll(async () => {
  log = captureLog((line) => lines.push(line))
  engine = await makeTable({ stream: false })
})
afterAll(async () => {
  await engine.remove()
  log.end()
})

/** Subscriptions and calendars have journeys of their own. */
const TELLING = new Set<Resource>(['subscriptions', 'calendar'])
const names = ROUTES.filter(({ resource }) => !TELLING.has(resource))
  .map(({ name }) => name)
  .toSorted()

test('the sequences and the rules of the model cover every route', () => {
  expect(Object.keys(INTENTS).toSorted()).toEqual(names)
  expect(Object.keys(RULES).toSorted()).toEqual(names)
})

// A hundred sequences in four tests, so that none gets near the time limit on a busy machine.
test.each([1, 2, 3, 4])(
  '25 random sequences (%i of 4), with concurrent requests, retries and crashes, are answered as the model expects',
  async () => {
    const { failed, numRuns, counterexample, errorInstance, seed, counterexamplePath } = await runSequences(
      engine,
      new Map<string, number>(),
      { maxCommands: 25, parameters: { numRuns: 25 } },
    )
    if (failed)
      throw new Error(`${fc.stringify(counterexample?.[0])}\nseed ${seed}, path ${counterexamplePath}`, {
        cause: errorInstance,
      })
    expect(numRuns).toBe(25)
  },
)

test('the log has no personal names', () => {
  expect(lines.length).toBeGreaterThan(1000)
  const told = PEOPLE.map(({ sent }) => sent.name ?? '').filter((name) =>
    lines.some((line) => line.includes(name)),
  )
  expect(told).toEqual([])
})
