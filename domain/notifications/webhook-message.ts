/** The body of a webhook (Standard Webhooks, "Payload structure"). */
import type { Change } from '../../contract/changes'
import type { Clearance } from '../../contract/things'
import type { Withdrawal } from '../../contract/subscriptions/withdrawals'
import { canonical } from '../shared/json'

/** The largest message in bytes: the specification recommends less than 20 KB. */
export const MAX_MESSAGE_BYTES = 20_000

/**
 * The body of a message, `{ type, timestamp, data }`. `data` is the change as the reader sees it, or the withdrawal. If the
 * message would be too large, it has the address of the thing in place of the thing.
 */
export function messageOf(content: Change | Withdrawal, clearance: Clearance): string {
  const whole = bodyOf(content)
  if (!('data' in content) || isShortEnough(whole)) return whole
  const { data: _, ...rest } = content
  const address = addressOf(content, clearance)
  const addressed = { ...rest, address }
  const short = bodyOf(addressed)
  if (isShortEnough(short)) return short
  const shortest = { ...rest, address, changed: [...new Set(rest.changed.map(topOf))] }
  return bodyOf(shortest)
}

/**
 * The version after the change for internal readers, the current version for others. An occurrence is computed and has no
 * address: the address is that of its anniversary.
 */
function addressOf({ type, subject, sequence, data }: Change, clearance: Clearance): string {
  if (type === 'anniversary.upcoming')
    return `/v1/anniversaries/${(data as { readonly anniversaryId: string }).anniversaryId}`
  return clearance === 'internal' ? `/v1/${subject}?at=${sequence}` : `/v1/${subject}`
}

interface Content {
  readonly type: string
  readonly time: string
}

const bodyOf = (data: Content): string => canonical({ type: data.type, timestamp: data.time, data })

const isShortEnough = (body: string): boolean => new TextEncoder().encode(body).length < MAX_MESSAGE_BYTES

/** The pointer of the top-level field: `/hosts` of `/hosts/0/name`. */
const topOf = (pointer: string): string => pointer.split('/').slice(0, 2).join('/')
