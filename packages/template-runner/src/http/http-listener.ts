import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Teardown } from '../teardown'
import { listenLocally } from './local-server'
import { gatewayResponse } from './response'

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A listener that responds with 503 until `open` is called. */
export interface HttpListener {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  /** Serves requests from now on. */
  open: (serve: Serve) => void
}

/** API Gateway quotas: total size of request line and headers, in bytes. */
const maxHeaderSize = 10_240

/**
 * Listens before the rest of a run starts, so that a port in use is reported early.
 *
 * @param option the field of `RunOptions` with the port
 * @throws RunError when the port is in use or privileged
 */
export async function listenOnPort(
  port: number,
  option: 'port' | 'signInPort',
  teardown: Teardown,
): Promise<HttpListener> {
  let serve: Serve | undefined
  const server = createServer({ maxHeaderSize }, (request, response) => {
    if (serve) {
      serve(request, response).catch(() => response.destroy())
      return
    }
    const { status, headers, body } = gatewayResponse(503)
    response.writeHead(status, headers).end(body)
  })
  const listening = await listenLocally(server, port, option)
  teardown.add(listening.close)
  return {
    url: listening.url,
    open: (opened) => {
      serve = opened
      // The listener is closed first, while the functions can still respond to its last requests.
      teardown.add(listening.close)
    },
  }
}
