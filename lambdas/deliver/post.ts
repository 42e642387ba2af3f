/** A message to a subscriber's address, and what came of it. */
import type { IncomingMessage } from 'node:http'
import { startWatch } from '../aws/stopwatch'
import type { AttemptOutcome } from '../../contract/subscriptions/deliveries'
import type { Attempted } from '../../domain/notifications/delivery'
import type { Reach } from './addresses'
import { openSocket, reachHost, type Connector, type Means } from './connect'
import { exchange, drain, type WebhookRequest } from './exchange'
import { lookUpAll, resolve, type Lookup } from './resolve'
import { retryAfterSeconds } from './retry-after'
import { judgeWebAddress } from './web-address'

export interface Post extends WebhookRequest {
  readonly url: string
}

export interface Options extends Reach {
  /** For everything, from the lookup of the name. @default 15000 */
  readonly deadlineMs?: number
  readonly lookup?: Lookup
  readonly connect?: Connector
  readonly trusted?: string
}

const DEADLINE_MS = 15_000
/** An answer's body is waited for no longer: what counts is known before it. */
const BODY_MS = 500

/**
 * Posts a body to an address that is checked first, name and all: connected to is the very IP address that was
 * checked. Whatever the other side does is an outcome, never an error.
 */
export async function post(message: Post, options: Options): Promise<Attempted> {
  const elapsed = startWatch()
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS
  const end = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'timed-out'>((late) => (timer = setTimeout(late, deadlineMs, 'timed-out')))
  try {
    const came = await Promise.race([attempt(message, options, deadlineMs, end.signal), tooLate])
    if (typeof came === 'string') return { outcome: came, ms: elapsed() }
    const answered = { ...readAnswer(came), ms: elapsed() }
    await drain(came, Math.min(BODY_MS, deadlineMs - answered.ms))
    return answered
  } finally {
    clearTimeout(timer)
    // Closes whatever is open still.
    end.abort()
  }
}

async function attempt(
  { url, ...message }: Post,
  { lookup = lookUpAll, connect = openSocket, trusted, loopback }: Options,
  ms: number,
  signal: AbortSignal,
): Promise<IncomingMessage | AttemptOutcome> {
  const judged = judgeWebAddress(url, { loopback })
  if ('fault' in judged) return 'blocked'
  const resolved = await resolve(judged.address, lookup)
  if (resolved === 'blocked') return 'blocked'
  if (resolved === 'unknown') return 'unreachable'
  const means: Means = { connect, trusted, signal }
  const connection = await reachHost(judged.address, resolved.addresses, ms, means)
  if (connection === undefined) return 'unreachable'
  const answer = await exchange(connection, judged.address.url, message)
  return answer === 'broken-off' ? 'unreachable' : answer
}

function readAnswer({ statusCode = 0, headers }: IncomingMessage): Omit<Attempted, 'ms'> {
  const seconds = retryAfterSeconds(headers['retry-after'], new Date())
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds }
  return { outcome: outcomeOf(statusCode), status: statusCode, ...wait }
}

function outcomeOf(status: number): AttemptOutcome {
  if (status === 410) return 'gone'
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
