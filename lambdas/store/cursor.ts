/** Cursors: opaque to the caller, bound to the filters they came from. */
import { createHash } from 'node:crypto'
import { canonical } from '../../domain/json'
import { Refusal } from '../../domain/refusal'

const sealOf = (filters: object, position: string): string =>
  createHash('sha256')
    .update(canonical([filters, position]))
    .digest('base64url')
    .slice(0, 16)

/** Seals a position in the list that these filters make. */
export function cursorOf(filters: object, position: unknown): string {
  const text = JSON.stringify(position)
  return Buffer.from(`${sealOf(filters, text)}${text}`).toString('base64url')
}

/** The position in a cursor; throws `malformed` if it was tampered with or comes from other filters. */
export function positionIn(filters: object, cursor: string): unknown {
  const plain = Buffer.from(cursor, 'base64url').toString()
  const text = plain.slice(16)
  const isExact = Buffer.from(plain).toString('base64url') === cursor
  if (!isExact || plain.slice(0, 16) !== sealOf(filters, text))
    throw new Refusal(
      'malformed',
      'The cursor is not one of this list with these filters. Start without a cursor.',
      {
        faults: [{ pointer: '/cursor', message: 'is not a cursor of this list' }],
      },
    )
  return JSON.parse(text)
}
