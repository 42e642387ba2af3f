import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** How to answer: status, JSON, headers. `undefined` hangs up without an answer. */
export type Reply = { status: number; json?: unknown; headers?: Record<string, string> } | undefined

/** A server on a free port that gives its replies one after the other, the last one again and again. */
export async function smallServer(...replies: [Reply, ...Reply[]]) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const reply = replies[Math.min(received.length, replies.length - 1)]
      received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      if (reply === undefined) return request.socket.destroy()
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      response.end(reply.json === undefined ? '' : JSON.stringify(reply.json))
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
