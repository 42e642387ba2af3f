/** An HTTP client that sends what it is known, broken requests included. */
import { Agent, request as open, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FuzzRequest } from './requests'
import { parsed } from './values'

export interface ReceivedResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** Undefined where the text is not JSON. */
  readonly body: unknown
  readonly ms: number
}

export interface Client {
  readonly send: (request: FuzzRequest) => Promise<ReceivedResponse>
  readonly close: () => void
}

/** Longer than the longest that any answer may take. */
const PATIENCE = 40_000

/** Rejects when no answer comes, or one that is not HTTP. */
export function clientOf(url: string, token: string): Client {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  const address = { hostname, port, host: hostname, agent, timeout: PATIENCE }
  return {
    send: async (request) => {
      const started = performance.now()
      const content = contentOf(request)
      const headers = {
        host: `${hostname}:${port}`,
        authorization: `Bearer ${token}`,
        ...request.headers,
        ...(content === undefined ? {} : { 'content-length': String(Buffer.byteLength(content)) }),
      }
      const target = request.query === '' ? request.path : `${request.path}?${request.query}`
      const sending = { method: request.method, path: target, headers }
      const answer = isHttp(sending)
        ? await sent({ ...address, ...sending }, content)
        : await sentRaw(hostname, Number(port), sending, content)
      return { ...answer, body: parsed(answer.text), ms: performance.now() - started }
    },
    close: () => agent.destroy(),
  }
}

interface Sending {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const contentOf = ({ raw, body }: FuzzRequest): string | Buffer | undefined =>
  raw ?? (body === undefined ? undefined : JSON.stringify(body))

/** Whether Node.js would send it: it refuses to write line breaks and the like into a request's head. */
const isHttp = ({ path, headers }: Sending): boolean =>
  /^[!-~]+$/.test(path) && Object.values(headers).every((value) => /^[\t -~\u0080-\u00FF]*$/.test(value))

type Received = Omit<ReceivedResponse, 'ms' | 'body'>

const sent = async (sending: object, content: string | Buffer | undefined): Promise<Received> => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = open(sending, resolve)
    request.once('error', reject)
    request.once('timeout', () => request.destroy(new Error(`No answer in ${PATIENCE} ms.`)))
    request.end(content)
  })
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: await text(response),
  }
}

/** As it stands, on a connection of its own; of several answers the first counts. */
async function sentRaw(
  host: string,
  port: number,
  { method, path, headers }: Sending,
  content: string | Buffer = '',
): Promise<Received> {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const socket = connect(port, host)
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`No answer in ${PATIENCE} ms.`)))
  socket.write(Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1'))
  socket.write(content)
  const received = await text(socket)
  const [head = ''] = received.split('\r\n\r\n', 1)
  const [status, ...fields] = head.split('\r\n')
  const entries = fields.map((field) => [
    field.slice(0, field.indexOf(':')).toLowerCase(),
    field.slice(field.indexOf(':') + 1).trim(),
  ])
  const answered = Object.fromEntries(entries) as Record<string, string>
  const body = Buffer.from(received.slice(head.length + 4))
  return {
    status: Number(status?.split(' ')[1]),
    headers: answered,
    text: body.subarray(0, Number(answered['content-length'] ?? 0)).toString(),
  }
}
