import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How to answer: status, JSON, headers. `undefined` hangs up without an answer. */
export type Reply = { status: number; json?: unknown; headers?: Record<string, string> } | undefined

/** A server on a free port that gives its replies one after the other, the last one again and again. */
export async function smallServer(...replies: [Reply, ...Reply[]]) {
  const received: string[] = []
  const server = createServer((request, response) => {
    const reply = replies[Math.min(received.length, replies.length - 1)]
    received.push(`${request.method} ${request.url}`)
    if (reply === undefined) request.socket.destroy()
    else {
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      response.end(JSON.stringify(reply.json))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { url: `http://127.0.0.1:${port}`, received, close }
}
