/**
 * Receives changes of the Golden Book by webhook. Install `standardwebhooks` and run
 * `WEBHOOK_SECRET=whsec_… npx tsx receive.ts` behind a proxy that terminates https.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

interface Change {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly sequence: number
  /** The whole thing after the change. Absent if it is too large. */
  readonly data?: unknown
  /** Instead of `data`: the path at which the API has the thing. */
  readonly address?: string
}

const MAX_BYTES = 64 * 1024
const webhook = new Webhook(process.env['WEBHOOK_SECRET'] ?? '')

/**
 * The ids of processed changes, because a change can arrive twice. In production, store them in your database, in the
 * transaction that processes the change.
 */
const processedIds = new Set<string>()

function processChange({ type, subject, sequence }: Change): void {
  console.log(`${type} ${subject} ${sequence}`)
}

/** The status of the response. 2xx confirms the message. The registry sends it again after any other status. */
async function receive(request: IncomingMessage): Promise<number> {
  if (request.method !== 'POST') return 405
  const change = verify(await readBody(request), request)
  if (change === undefined) return 401
  if (!processedIds.has(change.id)) processChange(change)
  processedIds.add(change.id)
  return 204
}

/**
 * The change, if one of the signatures is valid and the message is at most five minutes old. The library compares
 * signatures in constant time.
 */
function verify(body: Buffer, { headers }: IncomingMessage): Change | undefined {
  try {
    const message = webhook.verify(body, headers as Record<string, string>) as { readonly data: Change }
    return message.data
  } catch {
    return undefined
  }
}

/** The body, byte by byte as it was sent: parsed and serialized again, it would not match its signature. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw new Error('The body is too long for a message of the registry.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const server = createServer((request, response) => {
  receive(request).then(
    (status) => response.writeHead(status).end(),
    () => response.destroy(),
  )
})
server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
