/** Random histories of visits, entries and subscriptions: each message is judged by a model, and none may be missing. */
import * as fc from 'fast-check'
import { makeTable, type TestTable } from '../support/table'
import { newTally } from './reader'
import { runHistories } from './run'

let engine: TestTable
beforeAll(async () => {
  engine = await makeTable({ stream: false })
})
afterAll(() => engine.remove())

test('in twenty histories, readers are sent what they may see, and what is hidden from them is withdrawn once', async () => {
  const tally = newTally()
  const { failed, counterexample, errorInstance, seed, counterexamplePath } = await runHistories(
    engine,
    tally,
    { numRuns: 20, interruptAfterTimeLimit: 50_000 },
  )
  if (failed)
    throw new Error(`${fc.stringify(counterexample?.[0])}\nseed ${seed}, path ${counterexamplePath}`, {
      cause: errorInstance,
    })
  expect(tally.messages).toBeGreaterThan(0)
  expect(tally.withdrawals).toBeGreaterThan(0)
})
