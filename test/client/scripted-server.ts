import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Status, JSON and headers of a response. `undefined` closes the connection without a response. */
export type Reply = { status: number; json?: unknown; headers?: Record<string, string> } | undefined

interface ReceivedRequest {
  /** `GET /v1/health` */
  readonly line: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server on a free port that sends its replies in order, and repeats the last one. */
export async function scriptedServer(...replies: [Reply, ...Reply[]]) {
  const received: ReceivedRequest[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const reply = replies[Math.min(received.length, replies.length - 1)]
      received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      if (reply === undefined) request.socket.destroy()
      else {
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
        response.end(typeof reply.json === 'string' ? reply.json : JSON.stringify(reply.json))
      }
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { url: `http://127.0.0.1:${port}`, received, close }
}
