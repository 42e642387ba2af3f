import type { Route } from '../contract/route'
import type { Attempt } from './retry'

/** A request as it is sent. */
export interface Outgoing {
  readonly method: string
  readonly address: URL
  readonly headers: Record<string, string>
  readonly body?: string
}

/** What of a request goes into its address and its headers. */
interface Asked {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly ifMatch?: string
  readonly idempotencyKey?: string
}

/** Milliseconds; API Gateway gives up after 30 s. */
const LONGEST_ANSWER = 40_000

/** Sends it, and reads the whole answer: one that breaks off is none. */
export async function sendOnce({ method, address, headers, body }: Outgoing): Promise<Attempt> {
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER)
    const request = { method, headers, signal, redirect: 'manual' as const }
    const response = await fetch(address, body === undefined ? request : { ...request, body })
    const text = await response.text()
    const { status } = response
    return { response: new Response(hasNoBody(status) ? null : text, { status, headers: response.headers }) }
  } catch (failure) {
    return { failure }
  }
}

const hasNoBody = (status: number): boolean => status === 204 || status === 304

export function addressOf(url: string, route: Route, { params, query }: Asked): URL {
  const given = new Map(Object.entries(params ?? {}))
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(given.get(name))),
  )
  const address = new URL(`${url.replace(/\/+$/, '')}${path}`)
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) address.searchParams.set(name, String(value))
  return address
}

export const headersOf = ({ body, ifMatch, idempotencyKey }: Asked): Record<string, string> => ({
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
})
