/** An HTTP client that sends requests unchanged, including those that are not valid HTTP. */
import { Agent, request as open, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FuzzRequest } from './requests'
import { parsed } from './json-values'

export interface ReceivedResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** Undefined if the text is not JSON. */
  readonly body: unknown
  readonly ms: number
}

export interface FuzzClient {
  readonly send: (request: FuzzRequest) => Promise<ReceivedResponse>
  readonly close: () => void
}

/** Longer than the longest time that a response may take. */
const TIMEOUT_MS = 40_000

/** `send` rejects if there is no response, or one that is not HTTP. */
export function clientOf(url: string, token: string): FuzzClient {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(url)
  const address = { hostname, port, host: hostname, agent, timeout: TIMEOUT_MS }
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

interface OutgoingRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const contentOf = ({ raw, body }: FuzzRequest): string | Buffer | undefined =>
  raw ?? (body === undefined ? undefined : JSON.stringify(body))

/** Whether Node.js sends the request: it refuses control characters in the path and in headers. */
const isHttp = ({ path, headers }: OutgoingRequest): boolean =>
  /^[!-~]+$/.test(path) && Object.values(headers).every((value) => /^[\t -~\u0080-\u00FF]*$/.test(value))

type ReceivedParts = Omit<ReceivedResponse, 'ms' | 'body'>

const sent = async (sending: object, content: string | Buffer | undefined): Promise<ReceivedParts> => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = open(sending, resolve)
    request.once('error', reject)
    request.once('timeout', () => request.destroy(new Error(`No response in ${TIMEOUT_MS} ms.`)))
    request.end(content)
  })
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: await text(response),
  }
}

/** Sends the bytes of a request on a connection of its own. If there are several responses, returns the first. */
async function sentRaw(
  host: string,
  port: number,
  { method, path, headers }: OutgoingRequest,
  content: string | Buffer = '',
): Promise<ReceivedParts> {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const socket = connect(port, host)
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`No response in ${TIMEOUT_MS} ms.`)))
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
