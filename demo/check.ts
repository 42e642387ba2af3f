import { CommandError } from '../cli/command'

/** Ends the demo with status 1 unless the condition holds; `expectation` is the sentence that should be true. */
export function check(condition: boolean, expectation: string): void {
  if (!condition) throw new CommandError(`The demo failed: expected that ${expectation}.`)
}
