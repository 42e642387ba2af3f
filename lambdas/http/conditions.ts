/**
 * Preconditions of a request (RFC 9110, 13). Handlers and `serve` check them last: a thing that does not exist is
 * `not-found` whatever the conditions say.
 */
import type { Route } from '../../contract/route'
import { Refusal } from '../../domain/shared/refusal'
import { hasStrong, hasWeak, readTags, type EntityTags } from './entity-tags'
import type { HttpEvent } from './http'

export interface Preconditions {
  /**
   * Of a write: throws unless the request may change this version of the thing. `version-required` if the route needs
   * `If-Match` and the request has none, `stale-version` or `precondition-failed` if a condition is not met.
   */
  readonly requireVersion: (version: number) => void
  /** Of a read: whether `If-None-Match` names this tag; throws `stale-version` if `If-Match` does not match. */
  readonly isKnown: (opaque: string) => boolean
}

export function preconditionsOf(route: Route, headers: HttpEvent['headers']): Preconditions {
  const ifMatch = headers['if-match']
  // A malformed If-None-Match matches nothing: the full response is always correct.
  const known = readTags(headers['if-none-match'] ?? '') ?? []
  return {
    requireVersion: (version) => {
      if (ifMatch === undefined && route.ifMatch)
        throw new Refusal('version-required', 'If-Match is missing. Send the ETag that you have read.')
      const isMeant = (opaque: string) => versionIn(route, opaque) === String(version)
      requireMatch(ifMatch, isMeant)
      if (hasWeak(known, isMeant))
        throw new Refusal(
          'precondition-failed',
          'If-None-Match names the current version. Send the request without it.',
        )
    },
    isKnown: (opaque) => {
      requireMatch(ifMatch, (other) => other === opaque)
      return hasWeak(known, (other) => other === opaque)
    },
  }
}

/** The tag of a book is `<version>.<entries>`; a change compares the version alone. */
const versionIn = ({ answer }: Route, opaque: string): string =>
  answer.etag === 'entries' ? opaque.replace(/\.\d+$/, '') : opaque

function requireMatch(header: string | undefined, isMeant: (opaque: string) => boolean): void {
  if (header === undefined || hasStrong(tagsOf(header), isMeant)) return
  throw new Refusal(
    'stale-version',
    'If-Match does not name the current version. Read it again, then decide whether to retry.',
  )
}

function tagsOf(header: string): EntityTags {
  const tags = readTags(header)
  if (tags) return tags
  throw new Refusal(
    'malformed',
    'If-Match must be an ETag with its quotes, a list of ETags, or *. For example: If-Match: "2".',
  )
}
