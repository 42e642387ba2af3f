import type { Route } from '../../contract/route'
import { Refusal } from '../../domain/refusal'
import type { HttpEvent } from './http'

const MAX_BYTES = 256 * 1024
/** Deeper than anything that the contract knows, and than DynamoDB keeps. */
const MAX_DEPTH = 32

const JSON_TYPE = 'application/json'
const MERGE_PATCH_TYPE = 'application/merge-patch+json'

/** The body as JSON. Throws `unsupported-media-type`, `too-large` or `malformed`. */
export function readJson(route: Route, event: HttpEvent): unknown {
  requireMediaType(route, event.headers['content-type'] ?? '')
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BYTES)
    throw new Refusal('too-large', 'A body has 256 KiB at most. Shorten its texts, or record less at once.')
  const value = parseUtf8(bytes)
  if (!isPlain(value, MAX_DEPTH)) throw unreadable('It is nested too deeply, or has a field named __proto__.')
  return value
}

function requireMediaType({ method }: Route, contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const isKnown = type === JSON_TYPE || (method === 'PATCH' && type === MERGE_PATCH_TYPE)
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset)
  if (isKnown && isUtf8) return
  const types = method === 'PATCH' ? `${MERGE_PATCH_TYPE} or ${JSON_TYPE}` : JSON_TYPE
  throw new Refusal(
    'unsupported-media-type',
    `Send the body as ${types} in UTF-8, and say so in Content-Type.`,
  )
}

function parseUtf8(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // The parser's own message would quote the body.
    throw unreadable('It is not JSON in UTF-8.')
  }
}

const unreadable = (why: string): Refusal => new Refusal('malformed', `The body cannot be read. ${why}`)

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true
  if (depth === 0) return false
  return Object.entries(value).every(([field, part]) => field !== '__proto__' && isPlain(part, depth - 1))
}
