/** Random sequences of everything that the API can be asked, each answer judged by a model of a few maps. */
import * as fc from 'fast-check'
import { type Resource, ROUTES } from '../../contract/catalogue'
import { makeTable, type TestTable } from '../support/table'
import { PEOPLE } from './cast'
import { INTENTS } from './requests/intents'
import { quietly, type Quiet } from './quiet'
import { RULES } from './rules/rules'
import { runSequences } from './run'

let engine: TestTable
let log: Quiet
const lines: string[] = []

beforeAll(async () => {
  log = quietly((line) => lines.push(line))
  engine = await makeTable({ stream: false })
})
afterAll(async () => {
  await engine.remove()
  log.end()
})

/** What is told of what is recorded has journeys of its own. */
const TELLING = new Set<Resource>(['subscriptions', 'calendar'])
const names = ROUTES.filter(({ resource }) => !TELLING.has(resource))
  .map(({ name }) => name)
  .toSorted()

test('every route is asked, and the model has a rule for each', () => {
  expect(Object.keys(INTENTS).toSorted()).toEqual(names)
  expect(Object.keys(RULES).toSorted()).toEqual(names)
})

test('a hundred sequences of requests, at once, again and through crashes, are answered as the model says', async () => {
  const tally = new Map<string, number>()
  const { failed, numRuns, counterexample, errorInstance, seed, counterexamplePath } = await runSequences(
    engine,
    tally,
    {
      maxCommands: 25,
      parameters: { numRuns: 100, interruptAfterTimeLimit: 100_000 },
    },
  )
  if (failed)
    throw new Error(`${fc.stringify(counterexample?.[0])}\nseed ${seed}, path ${counterexamplePath}`, {
      cause: errorInstance,
    })
  expect(numRuns).toBe(100)
  expect(lines.length).toBeGreaterThan(1000)
}, 120_000)

test('the log of all that names nobody', () => {
  const told = PEOPLE.map(({ sent }) => sent.name ?? '').filter((name) =>
    lines.some((line) => line.includes(name)),
  )
  expect(told).toEqual([])
})
