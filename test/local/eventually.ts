import { setTimeout as pause } from 'node:timers/promises'

/** Tries an expectation again until it holds, for at most ten seconds. */
export async function eventually(expectation: () => void | Promise<void>): Promise<void> {
  const deadline = Date.now() + 10_000
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
