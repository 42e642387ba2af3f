import type { Comparison } from '../comparison'
import type { Command } from './send-request'

/** Projects changes to the people's names: concurrently, in any order, and some of them repeatedly. */
export class ProjectChanges implements Command {
  private description = ''

  constructor(private readonly numbers: readonly number[]) {}

  check(comparison: Comparison): boolean {
    return comparison.changes.length > 0
  }

  async run(comparison: Comparison): Promise<void> {
    const changes = this.numbers.flatMap((number) => comparison.changes.at(-1 - number) ?? [])
    this.description = changes.map(({ subject, sequence }) => `${subject} #${sequence}`).join(', ')
    await Promise.all(changes.map((change) => comparison.project(change)))
  }

  toString(): string {
    return `\n  projected: ${this.description}`
  }
}
