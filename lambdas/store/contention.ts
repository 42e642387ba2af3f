/**
 * Waiting out contention, by full jitter: a random time up to a bound that doubles with each attempt, and shrinks
 * again as patience runs out.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../domain/refusal'

const FIRST_MS = 25
const LONGEST_MS = 2_000
const PATIENCE_MS = 20_000
/** The part of the patience left that one wait may take at most: who has waited longest tries most often. */
const SHARE = 10

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
      await sleep(
        Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** tries, Math.max(FIRST_MS, left / SHARE)),
      )
    }
  }
}

export const busy = (cause: unknown): Refusal =>
  new Refusal(
    'busy',
    'Many are writing at once. Send the same request again after the time that Retry-After says.',
    {
      cause,
    },
  )
