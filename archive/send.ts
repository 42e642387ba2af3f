import { setTimeout as sleep } from 'node:timers/promises'

/** A request as it is sent. */
export interface Outgoing {
  readonly method: string
  readonly address: URL
  readonly headers: Record<string, string>
  readonly body?: string | undefined
}

/** What came back, read to its end. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** `undefined` when it is no JSON. */
  readonly body: unknown
}

/** How patiently a request is sent again. */
export interface Patience {
  /** How often it is sent at most. @default 8 */
  readonly attempts?: number
  /** Waits so many milliseconds. @default the clock's */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

const FIRST_PAUSE = 200
const LONGEST_PAUSE = 30_000
/** Milliseconds; API Gateway gives up after 30 s. */
const LONGEST_ANSWER = 40_000

/**
 * Sends a request that has one effect however often it is sent (GET, or a POST with an idempotency key), and sends it
 * again when there is no answer, or that of a service that is busy or away: 429, 502, 503 and 504. Waits as long as
 * `Retry-After` says, or ever longer with jitter. Gives the last answer, or throws what `fetch` threw last.
 */
export async function sendPatiently(
  outgoing: Outgoing,
  { attempts = 8, pause = sleep }: Patience = {},
): Promise<Reply> {
  for (let sent = 1; sent < attempts; sent++) {
    const reply = await send(outgoing).catch(() => undefined)
    if (reply && !isPassing(reply.status)) return reply
    await pause(pauseAfter(reply, sent))
  }
  return await send(outgoing)
}

/** Whether a status says that the same request may succeed later. */
export const isPassing = (status: number): boolean => [429, 502, 503, 504].includes(status)

/** An answer that breaks off is none, so the whole of it is read. */
async function send({ method, address, headers, body }: Outgoing): Promise<Reply> {
  const signal = AbortSignal.timeout(LONGEST_ANSWER)
  const response = await fetch(address, { method, headers, body: body ?? null, signal, redirect: 'manual' })
  return { status: response.status, headers: response.headers, body: jsonOf(await response.text()) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Milliseconds; never longer than `LONGEST_PAUSE`, whatever the server says. */
function pauseAfter(reply: Reply | undefined, sent: number): number {
  const seconds = Number(reply?.headers.get('retry-after') ?? Number.NaN)
  const backoff = FIRST_PAUSE * 2 ** (sent - 1) * (0.5 + Math.random() / 2)
  return Math.min(seconds >= 0 ? seconds * 1000 : backoff, LONGEST_PAUSE)
}
