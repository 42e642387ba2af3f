/** Runs sequences, each over a table of its own on one engine. */
import * as fc from 'fast-check'
import type { TestTable } from '../support/table'
import { sequences } from './commands/commands'
import type { Command } from './commands/ask'
import { readEverything } from './everything'
import { Office } from './office'
import { openReal } from './real'
import { withTable } from './table'
import type { Tally } from './tally'

/** A sequence of commands, as fast-check makes and shrinks it. */
export type Sequence = Iterable<Command>

export interface Running {
  readonly maxCommands: number
  /** The commands of a counterexample that were left when it was shrunk. */
  readonly replayPath?: string | undefined
  readonly parameters: fc.Parameters<[Sequence]>
}

export function runSequences(
  engine: TestTable,
  tally: Tally,
  { maxCommands, replayPath, parameters }: Running,
) {
  const property = fc.asyncProperty(sequences(maxCommands, replayPath), (commands) =>
    withOffice(engine, tally, async (office) => {
      await fc.asyncModelRun(() => ({ model: office, real: office }), commands)
      await readEverything(office)
    }),
  )
  return fc.check(property, parameters)
}

export const withOffice = (
  engine: TestTable,
  tally: Tally,
  use: (office: Office) => Promise<void>,
): Promise<void> => withTable(engine, (table) => use(new Office(openReal(table, engine.client, tally))))
