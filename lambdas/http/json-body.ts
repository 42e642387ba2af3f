/**
 * Bodies in JSON (RFC 8259). Choices where the standard leaves them to the parser:
 *
 * - UTF-8 only (8.1). Other bytes are refused, whether API Gateway passes the bytes or a text that has U+FFFD in their
 *   place: the original text is lost and must not be recorded. UTF-16 and UTF-32 are refused for the same reason.
 * - A leading byte order mark is ignored, as 8.1 allows: some Windows programs write one.
 * - A duplicate name in one object is refused (4: "the behavior is unpredictable"; RFC 7493, 2.3): one of the two values
 *   would be lost silently.
 */
import type { Route } from '../../contract/route'
import { Refusal } from '../../domain/shared/refusal'
import type { HttpEvent } from './http'
import { hasNameTwice } from './json-names'
import { isUndecodable } from './undecodable'

const MAX_BYTES = 256 * 1024
/** Deeper than every schema of the contract, and the limit of DynamoDB. */
const MAX_DEPTH = 32

const JSON_TYPE = 'application/json'
const MERGE_PATCH_TYPE = 'application/merge-patch+json'

/** The body as JSON. Throws `unsupported-media-type`, `too-large` or `malformed`. */
export function readJson(route: Route, event: HttpEvent): unknown {
  requireMediaType(route, event.headers['content-type'] ?? '')
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BYTES)
    throw new Refusal(
      'too-large',
      'The body must not exceed 256 KiB. Shorten its texts, or record less in one request.',
    )
  const text = decoded(bytes)
  const value = parsed(text)
  if (!isPlain(value, MAX_DEPTH))
    throw unreadable('The JSON is nested too deeply, or has a field named __proto__.')
  if (hasNameTwice(text)) throw unreadable('An object has the same field twice. Send each field once.')
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

/** The decoder drops a byte order mark. */
function decoded(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!isUndecodable(text)) return text
  } catch {
    // Refused below, as text that API Gateway could not decode.
  }
  throw unreadable('It is not in UTF-8. Encode it in UTF-8, or escape other characters as in \\u00fc.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would quote the body.
    throw unreadable('It is not JSON.')
  }
}

const unreadable = (why: string): Refusal => new Refusal('malformed', `The body cannot be read. ${why}`)

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true
  if (depth === 0) return false
  return Object.entries(value).every(([field, part]) => field !== '__proto__' && isPlain(part, depth - 1))
}
