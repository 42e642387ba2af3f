import { setTimeout as pause } from 'node:timers/promises'

/** The pauses between two attempts, in milliseconds, grow: frequent attempts would slow down what they wait for. */
const FIRST_PAUSE = 10
const LONGEST_PAUSE = 250

/**
 * Repeats an expectation until it holds.
 *
 * @param timeout milliseconds; long, because it only detects an expectation that never holds
 */
export async function eventually(expectation: () => void | Promise<void>, timeout = 30_000): Promise<void> {
  let wait = FIRST_PAUSE
  const deadline = Date.now() + timeout
  for (;;) {
    try {
      await expectation()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(wait)
      wait = Math.min(wait * 1.25, LONGEST_PAUSE)
    }
  }
}
