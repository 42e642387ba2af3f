import { setTimeout as pause } from 'node:timers/promises'

/**
 * Repeats an expectation until it holds.
 *
 * @param timeout milliseconds; long, because it only detects an expectation that never holds
 */
export async function eventually(expectation: () => void | Promise<void>, timeout = 30_000): Promise<void> {
  const deadline = Date.now() + timeout
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
