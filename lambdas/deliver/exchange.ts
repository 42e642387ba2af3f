/** One HTTP request and its response, on an open connection. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The response with its headers read. `closed`: the connection closed before. `unreadable`: the response is not valid HTTP. */
type ExchangeResult = IncomingMessage | 'closed' | 'unreadable'

const MAX_HEADER_BYTES = 16_384
/** The most informational responses (1xx) before the final one, each with headers. */
const MAX_INFORMATIONAL = 10
const MAX_BODY_BYTES = 4_096

/** Posts the request, and waits for the headers of the response, up to 16 KB. */
export const exchange = async (
  connection: Duplex,
  url: URL,
  { headers, body }: WebhookRequest,
): Promise<ExchangeResult> =>
  await new Promise((settle) => {
    const request = httpRequest({
      // Without an agent, the request has `connection: close`, and the connection closes after the response.
      createConnection: () => connection,
      method: 'POST',
      path: url.pathname + url.search,
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      maxHeaderSize: MAX_HEADER_BYTES,
    })
    request.on('response', settle)
    let informational = 0
    request.on('information', () => {
      informational += 1
      if (informational > MAX_INFORMATIONAL) settle('unreadable')
    })
    request.on('upgrade', () => settle('unreadable'))
    request.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code?.startsWith('HPE_') ? 'unreadable' : 'closed'),
    )
    request.end(body)
  })

/**
 * Reads and discards the body of a response, so that a small response ends before the connection closes: for `ms`
 * milliseconds and 4 KB at most.
 */
export const drain = async (response: IncomingMessage, ms: number): Promise<void> =>
  await new Promise((settle) => {
    const timer = setTimeout(settle, ms)
    let bytes = 0
    response.on('data', ({ length }: Buffer) => {
      bytes += length
      if (bytes > MAX_BODY_BYTES) response.destroy()
    })
    // Also emitted after `destroy`.
    response.on('close', () => {
      clearTimeout(timer)
      settle()
    })
  })
