/**
 * Preconditions of a request (RFC 9110, 13). Handlers and `serve` ask for them when all else would let the request
 * succeed: a condition never hides that a thing is not there.
 */
import type { Route } from '../../contract/route'
import { Refusal } from '../../domain/refusal'
import { hasStrong, hasWeak, readTags, type EntityTags } from './entity-tags'
import type { HttpEvent } from './http'

export interface Preconditions {
  /**
   * Of a write: throws unless it may change this version of the thing. `version-required` where the route needs
   * `If-Match` and has none, `stale-version` or `precondition-failed` when a condition does not hold.
   */
  readonly requireVersion: (version: number) => void
  /** Of a read: whether the caller has what this tag stands for; throws `stale-version` when `If-Match` does not hold. */
  readonly isKnown: (opaque: string) => boolean
}

export function preconditionsOf(route: Route, headers: HttpEvent['headers']): Preconditions {
  const ifMatch = headers['if-match']
  // What cannot be read matches nothing: the whole answer is right for every caller.
  const known = readTags(headers['if-none-match'] ?? '') ?? []
  return {
    requireVersion: (version) => {
      if (ifMatch === undefined && route.ifMatch)
        throw new Refusal('version-required', 'Send the ETag that you have read as If-Match.')
      const isMeant = (opaque: string) => versionIn(route, opaque) === String(version)
      requireMatch(ifMatch, isMeant)
      if (hasWeak(known, isMeant))
        throw new Refusal(
          'precondition-failed',
          'If-None-Match names the version that is there. Leave it out.',
        )
    },
    isKnown: (opaque) => {
      requireMatch(ifMatch, (other) => other === opaque)
      return hasWeak(known, (other) => other === opaque)
    },
  }
}

/** The tag of a book is its version and its number of entries, of which signing changes the latter alone. */
const versionIn = ({ answer }: Route, opaque: string): string =>
  answer.etag === 'entries' ? opaque.replace(/\.\d+$/, '') : opaque

function requireMatch(header: string | undefined, isMeant: (opaque: string) => boolean): void {
  if (header === undefined || hasStrong(tagsOf(header), isMeant)) return
  throw new Refusal('stale-version', 'It has changed since you read it. Read it again, then decide.')
}

function tagsOf(header: string): EntityTags {
  const tags = readTags(header)
  if (tags) return tags
  throw new Refusal(
    'malformed',
    'If-Match takes an ETag with its quotes, a list of them, or *: If-Match: "2".',
  )
}
