/** What a subscribed service is sent (Standard Webhooks, "Payload structure"). */
import type { Change } from '../contract/changes'
import type { Clearance } from '../contract/things'
import { asSeenWith } from './audience'
import { canonical } from './json'

/** The most that a message may have, in bytes: the specification advises less than 20 KB. */
export const MAX_MESSAGE_BYTES = 20_000

/**
 * The body of a message, `{ type, timestamp, data }`, where `data` is the change as this clearance may see it. Of a thing that is too
 * large it says the address at which the thing can be read as this change has left it, in place of the whole.
 */
export function messageOf(change: Change, clearance: Clearance): string {
  const seen = asSeenWith(clearance, change)
  const whole = bodyOf(seen)
  if (isShortEnough(whole)) return whole
  const { data: _, ...rest } = seen
  const address = addressOf(change)
  const short = bodyOf({ ...rest, address })
  return isShortEnough(short)
    ? short
    : bodyOf({ ...rest, address, changed: [...new Set(rest.changed.map(topOf))] })
}

/** An occurrence is computed and has no address: its anniversary has. */
const addressOf = ({ type, subject, sequence, data }: Change): string =>
  type === 'anniversary.upcoming'
    ? `/v1/anniversaries/${(data as { readonly anniversaryId: string }).anniversaryId}`
    : `/v1/${subject}?at=${sequence}`

const bodyOf = (
  data: Omit<Change, 'data'> & { readonly data?: unknown; readonly address?: string },
): string => canonical({ type: data.type, timestamp: data.time, data })

const isShortEnough = (body: string): boolean => new TextEncoder().encode(body).length < MAX_MESSAGE_BYTES

/** The field that a pointer lies in. */
const topOf = (pointer: string): string => pointer.split('/').slice(0, 2).join('/')
