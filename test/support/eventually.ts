import { setTimeout as pause } from 'node:timers/promises'

/** The pauses between two attempts, in milliseconds, grow: frequent attempts would slow down what they wait for. */
const FIRST_PAUSE = 10
const LONGEST_PAUSE = 250

/** Longer than a condition takes on a busy machine, and shorter than the time-out of a test; in milliseconds. */
const LONGEST_WAIT = 120_000

/**
 * Repeats an expectation until it holds. After `longestWait` milliseconds it throws the error of the last attempt.
 */
export async function eventually(
  expectation: () => void | Promise<void>,
  longestWait = LONGEST_WAIT,
): Promise<void> {
  let wait = FIRST_PAUSE
  const deadline = Date.now() + longestWait
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
