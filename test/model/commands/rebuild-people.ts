import type { Office } from '../office'
import type { Command } from './ask'

/** The people are made anew from the changes, also from those that the projector has not heard of yet. */
export class RebuildPeople implements Command {
  check(office: Office): boolean {
    return office.changes.length > 0
  }

  async run(office: Office): Promise<void> {
    await office.real.rebuildPeople()
  }

  toString(): string {
    return '\n  the people are rebuilt'
  }
}
