/**
 * Cursors: positions in lists, encrypted, authenticated and bound to the filters of the list. A caller can neither read
 * a cursor, which may name a thing that is hidden from the caller, nor forge one.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { canonical } from '../../domain/shared/json'
import { Refusal } from '../../domain/shared/refusal'

export interface Cursors {
  /** The cursor of a position in the list with these filters; the same position has the same cursor. */
  readonly seal: (filters: object, position: unknown) => string
  /** The position in a cursor; throws `malformed` unless it was sealed for these filters and has this schema. */
  readonly read: <Position>(filters: object, cursor: string, form: z.ZodMiniType<Position>) => Position
}

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** A part of a position that is used in a key: text without lone surrogates. */
export const keyText = z.string().check(z.regex(/^[^\p{Cs}]+$/u))

/** The keys that are derived from the secret of a deployment. */
interface Keys {
  readonly encryption: Buffer
  readonly iv: Buffer
}

/** `secret` must be unknown to callers, and the same in all functions that page the same lists. */
export function cursorsOf(secret: string): Cursors {
  const derived = (label: string) =>
    createHash('sha256').update(`golden-book cursor ${label} ${secret}`).digest()
  const keys: Keys = { encryption: derived('encryption'), iv: derived('initialization vector') }
  return {
    seal: (filters, position) => encrypt(keys, canonical(filters), JSON.stringify(position)),

    read: (filters, cursor, form) => {
      const text = decrypt(keys, canonical(filters), cursor)
      const position = text === undefined ? undefined : z.safeParse(form, JSON.parse(text))
      if (!position?.success) throw notOfThisList()
      return position.data
    },
  }
}

/**
 * The IV is derived from the content (a synthetic IV, as in RFC 5297): two contents never share one, which would break
 * GCM.
 */
const ivOf = (keys: Keys, filters: string, text: string): Buffer =>
  createHmac('sha256', keys.iv).update(`${filters.length} ${filters}${text}`).digest().subarray(0, IV_BYTES)

function encrypt(keys: Keys, filters: string, text: string): string {
  const iv = ivOf(keys, filters, text)
  const cipher = createCipheriv(CIPHER, keys.encryption, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(filters))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** The content of a cursor; undefined if it was not sealed with these keys for these filters. */
function decrypt(keys: Keys, filters: string, cursor: string): string | undefined {
  const sealed = Buffer.from(cursor, 'base64url')
  // Node.js ignores characters that are not base64url: only the canonical spelling is accepted.
  if (sealed.length <= IV_BYTES + TAG_BYTES || sealed.toString('base64url') !== cursor) return undefined
  const iv = sealed.subarray(0, IV_BYTES)
  const decipher = createDecipheriv(CIPHER, keys.encryption, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(filters)).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    const start = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8')
    return start + decipher.final('utf8')
  } catch {
    return undefined
  }
}

const notOfThisList = (): Refusal =>
  new Refusal(
    'malformed',
    'The cursor does not belong to this list with these filters. Start without a cursor.',
    {
      faults: [{ pointer: '/cursor', message: 'must be a cursor of this list' }],
    },
  )
