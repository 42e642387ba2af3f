/**
 * A server on a free port of this machine that passes every request on to the API of the emulator, which finds an API by the
 * host name of the request: `<id>.execute-api.localhost`. Node.js cannot resolve such names on every machine.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'

export interface ApiProxy {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** @param apiUrl the address of the API as the emulator names it */
export async function startApiProxy(apiUrl: string): Promise<ApiProxy> {
  const { host, port } = new URL(apiUrl)
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, { host, port: Number(port) }).catch(() => outgoing.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  const answer = await new Promise<IncomingMessage>((answered, failed) => {
    const { method, url: path, headers } = incoming
    const forwarded = request(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, host } },
      answered,
    )
    forwarded.on('error', failed)
    incoming.pipe(forwarded)
  })
  const { 'content-type': type, ...others } = answer.headers
  const status = answer.statusCode ?? 502
  // The emulator adds a type to a response without content, which API Gateway does not.
  outgoing.writeHead(
    status,
    status === 304 || type === undefined ? others : { ...others, 'content-type': type },
  )
  await pipeline(answer, outgoing)
}
