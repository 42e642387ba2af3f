/** Sends a request over HTTP, and retries it where a later attempt can succeed. */

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface RetryOptions {
  /** The most attempts, the first included. @default 8 */
  readonly attempts?: number
  /** Waits between two attempts, in milliseconds. @default by `setTimeout` */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000
/** API Gateway answers after 30 s at the latest. */
const TIMEOUT_MS = 40_000

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Sends a request that has one effect however often it is sent, and retries it after a network error, 429, 502, 503 and
 * 504. Waits for the seconds in `Retry-After`, else with exponential backoff and jitter. Returns the last response.
 *
 * @throws what `fetch` throws, when the last attempt has no response
 */
export async function sendWithRetries(
  request: HttpRequest,
  { attempts = 8, pause = sleep }: RetryOptions = {},
): Promise<HttpResponse> {
  for (let attempt = 1; attempt < attempts; attempt++) {
    const response = await send(request).catch(() => undefined)
    if (response && !isTemporary(response.status)) return response
    await pause(pauseAfter(response, attempt))
  }
  return await send(request)
}

/** Whether the same request may succeed later. */
export const isTemporary = (status: number): boolean => [429, 502, 503, 504].includes(status)

/** Reads the whole body, so that a broken connection counts as no response. Never sends the token to a redirect's target. */
async function send({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** In milliseconds. */
function pauseAfter(response: HttpResponse | undefined, attempt: number): number {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN)
  const backoff = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return Math.min(seconds >= 0 ? seconds * 1000 : backoff, LONGEST_PAUSE_MS)
}
