/** Posts a webhook to a subscriber's URL, and reports the outcome. */
import type { IncomingMessage } from 'node:http'
import { startWatch } from '../aws/stopwatch'
import type { AttemptOutcome } from '../../contract/subscriptions/deliveries'
import type { AttemptReport } from '../../domain/notifications/delivery'
import type { AddressPolicy } from './addresses'
import { openSocket, connectToHost, type Connector, type ConnectOptions } from './connect'
import { exchange, drain, type WebhookRequest } from './exchange'
import { lookUpAll, resolve, type Lookup } from './resolve'
import { retryAfterSeconds } from './retry-after'
import { parseWebAddress } from './web-address'

interface PostRequest extends WebhookRequest {
  readonly url: string
}

export interface PostOptions extends AddressPolicy {
  /** The time for the whole attempt, including the name lookup, in milliseconds. */
  readonly deadlineMs: number
  readonly lookup?: Lookup
  readonly connect?: Connector
  readonly trusted?: string
}

/** The longest wait for the body of a response, which does not affect the outcome. */
const BODY_MS = 500

/**
 * Posts a body to a URL. The URL and the IP addresses of its host are checked, and the connection goes to an address that
 * was checked, without another lookup. Failures of the receiver are outcomes; the function does not throw for them.
 */
export async function post(message: PostRequest, options: PostOptions): Promise<AttemptReport> {
  const elapsed = startWatch()
  const { deadlineMs } = options
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<'timed-out'>(
    (resolved) => (timer = setTimeout(resolved, deadlineMs, 'timed-out')),
  )
  try {
    const result = await Promise.race([attempt(message, options, deadlineMs, controller.signal), timedOut])
    if (typeof result === 'string') return { outcome: result, ms: elapsed() }
    const report = { ...reportOf(result), ms: elapsed() }
    await drain(result, Math.min(BODY_MS, deadlineMs - report.ms))
    return report
  } finally {
    clearTimeout(timer)
    // Closes all sockets. Without a reason, an exception with a stack would be made for each post.
    controller.abort('finished')
  }
}

async function attempt(
  { url, ...message }: PostRequest,
  { lookup = lookUpAll, connect = openSocket, trusted, loopback }: PostOptions,
  ms: number,
  signal: AbortSignal,
): Promise<IncomingMessage | AttemptOutcome> {
  const parsed = parseWebAddress(url, { loopback })
  if ('fault' in parsed) return 'blocked'
  const resolved = await resolve(parsed.address, lookup)
  if (resolved === 'blocked') return 'blocked'
  if (resolved === 'unknown') return 'unreachable'
  const options: ConnectOptions = { connect, trusted, signal }
  const connection = await connectToHost(parsed.address, resolved.addresses, ms, options)
  if (connection === undefined) return 'unreachable'
  const response = await exchange(connection, parsed.address.url, message)
  return response === 'closed' ? 'unreachable' : response
}

function reportOf({ statusCode = 0, headers }: IncomingMessage): Omit<AttemptReport, 'ms'> {
  const seconds = retryAfterSeconds(headers['retry-after'], new Date())
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds }
  return { outcome: outcomeOf(statusCode), status: statusCode, ...wait }
}

function outcomeOf(status: number): AttemptOutcome {
  if (status === 410) return 'gone'
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
