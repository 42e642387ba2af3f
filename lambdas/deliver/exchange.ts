/** One request and its answer, on a connection that is there already. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** What is sent. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The answer as far as its headers; or that the connection broke off before, or that it is no HTTP. */
export type ExchangeResult = IncomingMessage | 'broken-off' | 'unreadable'

const MAX_HEADER_BYTES = 16_384
/** Provisional answers (1xx) may come before the answer, each with headers of its own. */
const MAX_PROVISIONAL = 10
const MAX_BODY_BYTES = 4_096

/** Posts the message, and waits for the answer's headers, up to 16 KB of them. */
export const exchange = async (
  connection: Duplex,
  url: URL,
  { headers, body }: WebhookRequest,
): Promise<ExchangeResult> =>
  await new Promise((settle) => {
    const request = httpRequest({
      // Without an agent, the connection is closed after the answer, and says so.
      createConnection: () => connection,
      method: 'POST',
      path: url.pathname + url.search,
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      maxHeaderSize: MAX_HEADER_BYTES,
    })
    request.on('response', settle)
    let provisional = 0
    request.on('information', () => {
      provisional += 1
      if (provisional > MAX_PROVISIONAL) settle('unreadable')
    })
    request.on('upgrade', () => settle('unreadable'))
    request.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code?.startsWith('HPE_') ? 'unreadable' : 'broken-off'),
    )
    request.end(body)
  })

/**
 * Lets a small answer end, so that the other side need not find its connection cut: for `ms` milliseconds at most,
 * and a few KB. What is in it is not looked at.
 */
export const drain = async (answer: IncomingMessage, ms: number): Promise<void> =>
  await new Promise((settle) => {
    const timer = setTimeout(settle, ms)
    let bytes = 0
    answer.on('data', ({ length }: Buffer) => {
      bytes += length
      if (bytes > MAX_BODY_BYTES) answer.destroy()
    })
    // Comes also after it was cut off.
    answer.on('close', () => {
      clearTimeout(timer)
      settle()
    })
  })
