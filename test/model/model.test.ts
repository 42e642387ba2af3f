/**
 * Compares the API with a model. fast-check generates sequences of commands (`commands/`): requests to every route,
 * also concurrent and repeated ones, with injected faults of the table. Each sequence runs against the handlers over a table
 * of its own on the engine (`system.ts`) and against the model (`model-state.ts`), which keeps the things in maps and has
 * rules of its own for each route (`rules/`). `comparison.ts` compares each response with the one that the model expects;
 * at the end of a sequence, `read-everything.ts` reads each thing and list. A failure prints the shortest sequence, with
 * its replay path, its seed and its path. These repeat it:
 * `npm run test:model -- --commands 25 --seed <seed> --path <path> --replay-path <replay path>`
 */
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

/** Resources that the journeys test. */
const TESTED_ELSEWHERE = new Set<Resource>(['subscriptions', 'calendar', 'notices'])
const names = ROUTES.filter(({ resource }) => !TESTED_ELSEWHERE.has(resource))
  .map(({ name }) => name)
  .toSorted()

test('the sequences and the rules of the model cover every route', () => {
  expect(Object.keys(INTENTS).toSorted()).toEqual(names)
  expect(Object.keys(RULES).toSorted()).toEqual(names)
})

// Fifty sequences in two tests, so that none gets near the time limit on a busy machine. `npm run test:model` has 2,000.
test.each([1, 2])(
  '25 random sequences (%i of 2), with concurrent requests, retries and crashes, are answered as the model expects',
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
  const leaked = PEOPLE.map(({ sent }) => sent.name ?? '').filter((name) =>
    lines.some((line) => line.includes(name)),
  )
  expect(leaked).toEqual([])
})
