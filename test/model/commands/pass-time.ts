import type { Office } from '../office'
import type { Command } from './ask'

/** Time passes, so that a key is still known, or just not any more, and days and years go by. */
export class PassTime implements Command {
  constructor(private readonly hours: number) {}

  check(): boolean {
    return true
  }

  async run(office: Office): Promise<void> {
    office.pass(this.hours * 3600)
  }

  toString(): string {
    return `\n  ${this.hours} hours pass`
  }
}
