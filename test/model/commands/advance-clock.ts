import type { Comparison } from '../comparison'
import type { Command } from './send-request'

/** Advances the clock by hours: some values are shorter, some longer than the lifetime of an idempotency key. */
export class AdvanceClock implements Command {
  constructor(private readonly hours: number) {}

  check(): boolean {
    return true
  }

  async run(comparison: Comparison): Promise<void> {
    comparison.advanceClock(this.hours * 3600)
  }

  toString(): string {
    return `\n  the clock advances by ${this.hours} hours`
  }
}
