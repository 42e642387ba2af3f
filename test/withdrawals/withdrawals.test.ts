/** Random histories of visits, entries and subscriptions: a model checks that each message is correct and none is missing. */
import * as fc from 'fast-check'
import { makeTable, type TestTable } from '../support/table'
import { newTally } from './subscriber'
import { runHistories } from './run'

let engine: TestTable
beforeAll(async () => {
  engine = await makeTable({ stream: false })
})
afterAll(() => engine.remove())

test('sends each subscriber of twenty random histories only visible changes, and withdraws hidden things once', async () => {
  const tally = newTally()
  const { failed, counterexample, errorInstance, seed, counterexamplePath } = await runHistories(
    engine,
    tally,
    { numRuns: 20 },
  )
  if (failed)
    throw new Error(`${fc.stringify(counterexample?.[0])}\nseed ${seed}, path ${counterexamplePath}`, {
      cause: errorInstance,
    })
  expect(tally.messages).toBeGreaterThan(0)
  expect(tally.withdrawals).toBeGreaterThan(0)
})
