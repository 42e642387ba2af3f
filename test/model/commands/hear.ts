import type { Office } from '../office'
import type { Command } from './ask'

/** The projector hears of some changes: in any order, at once, and of some again. */
export class Hear implements Command {
  private story = ''

  constructor(private readonly numbers: readonly number[]) {}

  check(office: Office): boolean {
    return office.changes.length > 0
  }

  async run(office: Office): Promise<void> {
    const changes = this.numbers.flatMap((number) => office.changes.at(-1 - number) ?? [])
    this.story = changes.map(({ subject, sequence }) => `${subject} #${sequence}`).join(', ')
    await Promise.all(changes.map((change) => office.hear(change)))
  }

  toString(): string {
    return `\n  the projector hears of ${this.story}`
  }
}
