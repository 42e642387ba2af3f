import { setTimeout as pause } from 'node:timers/promises'

/** Longer than a condition takes on a busy machine, and shorter than the time-out of a test; in milliseconds. */
const LONGEST_WAIT = 120_000

/**
 * Repeats an expectation until it holds. After `longestWait` milliseconds it throws the error of the last attempt.
 */
export async function eventually(
  expectation: () => void | Promise<void>,
  longestWait = LONGEST_WAIT,
): Promise<void> {
  const deadline = Date.now() + longestWait
  for (;;) {
    try {
      await expectation()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(10)
    }
  }
}
