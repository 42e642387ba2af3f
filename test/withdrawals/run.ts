/** Runs random histories, each over a table of its own on one engine. */
import * as fc from 'fast-check'
import { withTable } from '../model/table'
import type { TestTable } from '../support/table'
import { histories, type History } from './histories'
import type { HistoryTally } from './model-subscriber'
import { HistoryRunner } from './history-runner'

export const runHistories = (
  engine: TestTable,
  tally: HistoryTally,
  parameters: fc.Parameters<[History]>,
): Promise<fc.RunDetails<[History]>> =>
  fc.check(
    fc.asyncProperty(histories, ({ subscribers, visits, entries, steps }) =>
      withTable(engine, async (table) => {
        const runner = new HistoryRunner(table, engine.client, tally)
        for (const terms of subscribers) await runner.subscribe(terms)
        for (const step of [...visits, ...entries, ...steps]) await runner.run(step)
        await runner.end()
      }),
    ),
    parameters,
  )
