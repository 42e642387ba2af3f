import type { Comparison } from '../comparison'
import type { Command } from './send-request'

/** Rebuilds the people from all changes, projected or not. */
export class RebuildPeople implements Command {
  check(comparison: Comparison): boolean {
    return comparison.changes.length > 0
  }

  async run(comparison: Comparison): Promise<void> {
    await comparison.system.rebuildPeople()
  }

  toString(): string {
    return '\n  the people are rebuilt'
  }
}
