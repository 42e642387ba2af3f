import { createHash } from 'node:crypto'

/**
 * The id of the withdrawal of a thing by a change, the same on every call. It has the form and the time of the change's own
 * id (UUIDv7, RFC 9562, 5.7), so that deliveries stay in order; a hash takes the place of its random bits.
 */
export function withdrawalId(changeId: string, subject: string): string {
  const bits = createHash('sha256').update(`${changeId} ${subject}`).digest('hex')
  const variant = ((Number.parseInt(bits.slice(3, 4), 16) & 0b11) | 0b1000).toString(16)
  return `${changeId.slice(0, 13)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`
}
