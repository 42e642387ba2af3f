import type { CallScheduler } from './system'

/**
 * Runs one call of the store at a time, once all concurrent requests have made a call. The next one is chosen by the
 * choices, so that a race is found again and shrunk. After the last choice, the oldest call is next.
 */
export function scheduleCalls(choices: readonly number[]): CallScheduler {
  const waiting: (() => void)[] = []
  const left = [...choices]
  let isTaken = false
  const giveNext = (): void => {
    isTaken = waiting.length > 0
    const [next] = waiting.splice((left.shift() ?? 0) % Math.max(1, waiting.length), 1)
    next?.()
  }
  return async (call) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (isTaken) return
      isTaken = true
      setImmediate(giveNext)
    })
    try {
      return await call()
    } finally {
      setImmediate(giveNext)
    }
  }
}
