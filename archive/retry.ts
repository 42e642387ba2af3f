import { setTimeout as sleep } from 'node:timers/promises'

/** How patiently a request is sent again. */
export interface Patience {
  /** How often it is sent at most. */
  readonly attempts: number
  /** Waits so many milliseconds. @default the clock's */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

const FIRST_PAUSE = 200
const LONGEST_PAUSE = 30_000

/** What a sender met: an answer, or the failure to get one. */
export type Attempt = { readonly response: Response } | { readonly failure: unknown }

/**
 * Sends until there is an answer that is final, at most `attempts` times. Sent again is what got no answer, 429, and
 * the 502, 503 and 504 of a service that is busy or away, so a request must have no second effect (GET, or a POST
 * with an idempotency key). Waits as long as `Retry-After` says, or ever longer with full jitter.
 */
export async function withPatience(
  send: () => Promise<Attempt>,
  { attempts, pause = sleep }: Patience,
): Promise<{ attempt: Attempt; sent: number }> {
  for (let sent = 1; ; sent++) {
    const attempt = await send()
    if (isFinal(attempt) || sent >= attempts) return { attempt, sent }
    await pause(pauseAfter(attempt, sent))
  }
}

const PASSING = new Set([429, 502, 503, 504])

/** Whether a status says that the same request may succeed later. */
export const isPassing = (status: number): boolean => PASSING.has(status)

const isFinal = (attempt: Attempt): boolean => 'response' in attempt && !isPassing(attempt.response.status)

/** Milliseconds; never longer than `LONGEST_PAUSE`, whatever the server says. */
function pauseAfter(attempt: Attempt, sent: number): number {
  const asked = 'response' in attempt ? retryAfter(attempt.response.headers.get('retry-after')) : undefined
  const backoff = FIRST_PAUSE * 2 ** (sent - 1)
  return Math.min(asked ?? backoff * (0.5 + Math.random() / 2), LONGEST_PAUSE)
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}
