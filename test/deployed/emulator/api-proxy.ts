/**
 * A server on a free port of this machine that passes every request on to the API of the emulator, which finds an API by the
 * host name of the request: `<id>.execute-api.localhost`. Node.js cannot resolve such names on every machine.
 */
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'

/**
 * Requests that the emulator works on at a time; others wait. It starts a process for each, and a machine with few processors
 * would take longer for many than a function may run.
 */
const CONCURRENCY = 12

export interface ApiProxy {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** @param apiUrl the address of the API as the emulator names it */
export async function startApiProxy(apiUrl: string): Promise<ApiProxy> {
  const { host, port } = new URL(apiUrl)
  const agent = new Agent({ maxSockets: CONCURRENCY })
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, { host, port: Number(port), agent }).catch(() => outgoing.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { host, port, agent }: { readonly host: string; readonly port: number; readonly agent: Agent },
): Promise<void> {
  const answer = await new Promise<IncomingMessage>((answered, failed) => {
    const { method, url: path, headers } = incoming
    const forwarded = request(
      { host: '127.0.0.1', port, agent, method, path, headers: { ...headers, host } },
      answered,
    )
    forwarded.on('error', failed)
    incoming.pipe(forwarded)
  })
  const status = answer.statusCode ?? 502
  outgoing.writeHead(status, headersOf(answer, incoming.method === 'HEAD', status === 304))
  await pipeline(answer, outgoing)
}

/** Without the headers that the emulator adds to responses without content, about which they say something wrong. */
function headersOf(
  { headers }: IncomingMessage,
  isHead: boolean,
  isNotModified: boolean,
): OutgoingHttpHeaders {
  const { 'content-type': type, 'content-length': length, ...others } = headers
  return {
    ...others,
    ...(type === undefined || isNotModified ? {} : { 'content-type': type }),
    // The length of a response to HEAD is that of the response to GET (RFC 9110, 8.6), which the function knows alone.
    ...(length === undefined || isHead || isNotModified ? {} : { 'content-length': length }),
  }
}
