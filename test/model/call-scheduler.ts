import type { CallScheduler } from './system'

/**
 * Runs the concurrent calls of the store one at a time. Each choice is the index of the waiting call that runs next,
 * so that fast-check can repeat and shrink a race. After the last choice, the oldest call runs next.
 */
export function scheduleCalls(choices: readonly number[]): CallScheduler {
  const waiting: (() => void)[] = []
  const remainingChoices = [...choices]
  let isRunning = false
  const runNext = (): void => {
    isRunning = waiting.length > 0
    const [next] = waiting.splice((remainingChoices.shift() ?? 0) % Math.max(1, waiting.length), 1)
    next?.()
  }
  return async (call) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (isRunning) return
      isRunning = true
      setImmediate(runNext)
    })
    try {
      return await call()
    } finally {
      setImmediate(runNext)
    }
  }
}
