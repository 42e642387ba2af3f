/** The body that a subscribed service is sent (Standard Webhooks, "Payload structure"). */
import type { Change } from '../../contract/changes'
import type { Clearance } from '../../contract/things'
import type { Withdrawal } from '../../contract/subscriptions/withdrawals'
import { canonical } from '../shared/json'

/** The most that a message may have, in bytes: the specification advises less than 20 KB. */
export const MAX_MESSAGE_BYTES = 20_000

/**
 * The body of a message, `{ type, timestamp, data }`, where `data` is the change as its reader sees it, or the withdrawal.
 * Instead of a thing that is too large, it has an address that a reader of this clearance may read.
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

/** The field that a pointer lies in. */
const topOf = (pointer: string): string => pointer.split('/').slice(0, 2).join('/')
