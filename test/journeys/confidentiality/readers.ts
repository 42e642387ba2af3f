/** Readers of each clearance, and their responses. */
import type { Clearance } from '../../../contract/things'
import type { Scope } from '../../../contract/route'
import type { Registry } from '../../support/registry'
import type { PlannedRequest } from './request-planner'

export interface ReaderResponse {
  readonly status: number
  readonly headers: string
  readonly text: string
}

export interface Reader {
  readonly name: string
  readonly clearance: Clearance
  /** Absent for requests without a token. */
  readonly token?: string
}

const SCOPE_OF = {
  public: 'read.public',
  press: 'read.press',
  internal: 'read',
} as const satisfies Record<Clearance, Scope>

/** The name of the reader of a clearance; in a local run it is the `sub`. */
export const clientOf = (clearance: Clearance): string => `reader-${clearance}`

export async function readerOf(registry: Registry, clearance: Clearance): Promise<Reader> {
  const name = clientOf(clearance)
  const { token } = await registry.callerOf(name, SCOPE_OF[clearance])
  return { name, clearance, token }
}

/** Sends a planned request, by default with the method of its route. */
export async function send(
  url: string,
  { token }: Reader,
  { route, path, body, headers }: PlannedRequest,
  method: string = route.method,
): Promise<ReaderResponse> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(route.ifMatch ? { 'if-match': '*' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return {
    status: response.status,
    headers: JSON.stringify(Object.fromEntries(response.headers)),
    text: await response.text(),
  }
}

/** Long words of base64url, such as cursors, which every client can decode. */
const ENCODED = /[A-Za-z0-9_-]{24,}/g

/**
 * A text in all forms that a reader can decode: calendar lines unfolded (RFC 5545, 3.1), percent-encoding and
 * base64url decoded.
 */
export function readable(text: string): string {
  const unfolded = text.replaceAll(/\r\n[ \t]/g, '')
  const decoded = (unfolded.match(ENCODED) ?? []).map((word) => Buffer.from(word, 'base64url').toString())
  return [unfolded, unfolded.replaceAll(/%[0-9A-Fa-f]{2}/g, percentDecoded), ...decoded].join('\n')
}

const percentDecoded = (code: string): string => String.fromCodePoint(Number.parseInt(code.slice(1), 16))

/** The address of the next page. */
export const nextPage = ({ headers }: ReaderResponse): string | undefined =>
  /<([^>]*)>; rel=\\"next\\"/.exec(headers)?.[1]
