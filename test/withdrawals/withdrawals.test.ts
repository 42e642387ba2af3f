/**
 * Compares the webhook messages with a model. A message may show a subscriber only what the terms of the subscription
 * (types, clearance, partnerships) allow; a thing that is hidden later is withdrawn by a message of its own.
 *
 * fast-check generates histories (`histories.ts`): subscriptions, visits and entries, then steps that change them, deliver
 * messages in any order or twice, replay, or let a subscriber fail. `history-runner.ts` takes each step in the product
 * (`in-process-registry.ts`: rules, table, fan-out and delivery) and in the model (`model.ts`: who sees which thing after
 * each change). `message-checker.ts` compares each message with the model when it is posted; `subscribers.ts` requires at
 * the end that no message is missing. A failure prints the shortest history with its seed and path:
 * `npm run test:withdrawals -- --seed <seed> --path <path>` repeats it.
 */
import * as fc from 'fast-check'
import { makeTable, type TestTable } from '../support/table'
import { newHistoryTally } from './model-subscriber'
import { runHistories } from './run'

let engine: TestTable
beforeAll(async () => {
  engine = await makeTable({ stream: false })
})
afterAll(() => engine.remove())

test('sends subscribers of 10 random histories all changes that they may see and no other, and withdraws hidden things once', async () => {
  const tally = newHistoryTally()
  const { failed, counterexample, errorInstance, seed, counterexamplePath } = await runHistories(
    engine,
    tally,
    { numRuns: 10 },
  )
  if (failed)
    throw new Error(`${fc.stringify(counterexample?.[0])}\nseed ${seed}, path ${counterexamplePath}`, {
      cause: errorInstance,
    })
  expect(tally.messages).toBeGreaterThan(0)
  expect(tally.withdrawals).toBeGreaterThan(0)
})
