/** Runs random sequences, each over a table of its own on one engine. */
import * as fc from 'fast-check'
import type { TestTable } from '../support/table'
import { sequences } from './commands/commands'
import type { Command } from './commands/send-request'
import { readEverything } from './read-everything'
import { Comparison } from './comparison'
import { openSystem } from './system'
import { withTable } from './table'
import type { Tally } from './tally'

/** A sequence of commands, as fast-check makes and shrinks it. */
export type Sequence = Iterable<Command>

interface SequenceOptions {
  readonly maxCommands: number
  /** fast-check's replay path: the commands that remain after shrinking. */
  readonly replayPath?: string | undefined
  readonly parameters: fc.Parameters<[Sequence]>
}

export function runSequences(
  engine: TestTable,
  tally: Tally,
  { maxCommands, replayPath, parameters }: SequenceOptions,
) {
  const property = fc.asyncProperty(sequences(maxCommands, replayPath), (commands) =>
    withComparison(engine, tally, async (comparison) => {
      await fc.asyncModelRun(() => ({ model: comparison, real: comparison }), commands)
      await readEverything(comparison)
    }),
  )
  return fc.check(property, parameters)
}

const withComparison = (
  engine: TestTable,
  tally: Tally,
  use: (comparison: Comparison) => Promise<void>,
): Promise<void> => withTable(engine, (table) => use(new Comparison(openSystem(table, engine.client, tally))))
