import type { Comparison } from '../comparison'
import type { Command } from './send-request'

/** Advances the clock: below and above the lifetime of a key, and by days and years. */
export class AdvanceClock implements Command {
  constructor(private readonly hours: number) {}

  check(): boolean {
    return true
  }

  async run(comparison: Comparison): Promise<void> {
    comparison.advanceClock(this.hours * 3600)
  }

  toString(): string {
    return `\n  ${this.hours} hours pass`
  }
}
