import { createServer } from 'node:http'
import type { Teardown } from '../teardown'
import { ownAnswer } from './answer'
import { type HttpApi, serveRequest } from './http-api'
import { listenLocally } from './local-server'

/** The port of a run: taken at once, so that a busy one is known early, and unavailable (503) until it is opened. */
export interface HttpListener {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  /** From now on requests are served. */
  open: (api: HttpApi) => void
}

/** API Gateway quotas: request line and header values together hold 10,240 bytes. */
const largestHeader = 10_240

/** @throws RunError when the port cannot be taken */
export async function takePort(port: number, teardown: Teardown): Promise<HttpListener> {
  let api: HttpApi | undefined
  const server = createServer({ maxHeaderSize: largestHeader }, (request, response) => {
    if (api) {
      serveRequest(api, request, response).catch(() => response.destroy())
      return
    }
    const { status, headers, body } = ownAnswer(503)
    response.writeHead(status, headers).end(body)
  })
  const listening = await listenLocally(server, port)
  teardown.add(listening.close)
  return {
    url: listening.url,
    open: (opened) => {
      api = opened
      // Now it is the first to be closed, while what answers its last requests still runs.
      teardown.add(listening.close)
    },
  }
}
