/**
 * Hears of the Golden Book's changes: `WEBHOOK_SECRET=whsec_… npx tsx receive.ts`, behind a proxy that speaks https.
 * Needs `npm install standardwebhooks`.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

interface Change {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly sequence: number
  /** The whole thing, or else the `address` at which the API answers it. */
  readonly data?: unknown
  readonly address?: string
}

const MAX_BYTES = 64 * 1024
const webhook = new Webhook(process.env['WEBHOOK_SECRET'] ?? '')

/** The ids of what was heard. Yours belong in your database, in one transaction with what you do about a change. */
const heard = new Set<string>()

function hear({ type, subject, sequence }: Change): void {
  console.log(`${type} ${subject} ${sequence}`)
}

/** The status to answer with: 2xx says that the message is safe here, anything else that it is to come again. */
async function receive(request: IncomingMessage): Promise<number> {
  if (request.method !== 'POST') return 405
  const change = verified(await bodyOf(request), request)
  if (change === undefined) return 401
  if (!heard.has(change.id)) hear(change)
  heard.add(change.id)
  return 204
}

/** The change, if one of the signatures is right (compared in constant time) and not older than five minutes. */
function verified(body: Buffer, { headers }: IncomingMessage): Change | undefined {
  try {
    const message = webhook.verify(body, headers as Record<string, string>) as { readonly data: Change }
    return message.data
  } catch {
    return undefined
  }
}

/** The bytes as they came: what is parsed and written anew has another signature. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw new Error('No message is so long.')
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
