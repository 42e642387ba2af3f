/**
 * Retries with full jitter: a random wait up to a bound that doubles with each attempt. The bound shrinks with the square of
 * the time that is left, so that callers near their deadline retry soonest (decision 16).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../domain/shared/refusal'

const FIRST_MS = 100
const LONGEST_MS = 6_000
const SHORTEST_MS = 50
const DEADLINE_MS = 20_000

/** A concurrent write has changed an item that was read: read and decide again. */
export class Contention extends Error {
  override readonly name = 'Contention'
}

/** Retries on contention, for 20 s at most; then throws `busy`. Other errors are thrown at once. */
export async function retryOnContention<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Contention)) throw error
      const left = deadline - Date.now()
      if (left < 0) throw busy(error)
      const most = Math.max(SHORTEST_MS, LONGEST_MS * (left / DEADLINE_MS) ** 2)
      await sleep(Math.random() * Math.min(FIRST_MS * 2 ** tries, most))
    }
  }
}

export const busy = (cause: unknown): Refusal =>
  new Refusal(
    'busy',
    'Concurrent writes prevented this one. Send the same request again after the time in Retry-After.',
    {
      cause,
    },
  )
