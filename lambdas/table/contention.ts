/**
 * Waiting out contention, by full jitter: a random time up to a bound that doubles with each attempt. The most that it can be shrinks
 * by the square of the patience that is left, so that who has waited long goes ahead of who has just come (decision 16).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../domain/shared/refusal'

const FIRST_MS = 100
const LONGEST_MS = 6_000
const SHORTEST_MS = 50
const PATIENCE_MS = 20_000

/** Somebody else wrote at the same time: look again and try again. */
export class Contention extends Error {
  override readonly name = 'Contention'
}

/** Tries until it succeeds or fails otherwise than by contention; after 20 s it is `busy`. */
export async function outlasting<T>(attempt: () => Promise<T>): Promise<T> {
  const patience = Date.now() + PATIENCE_MS
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Contention)) throw error
      const left = patience - Date.now()
      if (left < 0) throw busy(error)
      const most = Math.max(SHORTEST_MS, LONGEST_MS * (left / PATIENCE_MS) ** 2)
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
