import type { Turns } from './real'

/**
 * Lets one call of the store run at a time, when everybody who can call has called: whose is next is up to the
 * choices, so that a race is found again and shrunk. When they have run out, it is whoever has waited longest.
 */
export function turnsBy(choices: readonly number[]): Turns {
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
