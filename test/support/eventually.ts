import { setTimeout as pause } from 'node:timers/promises'

/** Tries an expectation again until it holds, for at most `patience` milliseconds. */
export async function eventually(expectation: () => void | Promise<void>, patience = 10_000): Promise<void> {
  const deadline = Date.now() + patience
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
