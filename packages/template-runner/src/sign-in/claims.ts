import type { JWTPayload } from 'jose'
import type { Grant } from './grants'
import type { ClaimChanges, TokenChanges } from './token-changes'

/** The claims of a user's tokens, without `iss`. */
export interface UserClaims {
  access: JWTPayload
  id: JWTPayload
}

interface TokenTimes {
  /** Seconds since 1970. */
  issuedAt: number
  /** Creates the `jti` of a token. */
  newId: () => string
  nonce: string | undefined
}

/** The claims of the access token and the id token (Cognito Developer Guide, "Understanding user pool JSON web tokens"). */
export function userClaims(grant: Grant, changes: TokenChanges, times: TokenTimes): UserClaims {
  const { client } = grant
  return {
    access: changedClaims(accessClaims(grant, changes, times), changes.accessToken, client.id),
    id: changedClaims(idClaims(grant, changes, times), changes.idToken),
  }
}

function accessClaims(grant: Grant, changes: TokenChanges, times: TokenTimes): JWTPayload {
  const { user, client } = grant
  return {
    ...sharedClaims(grant, changes, times, client.accessTokenSeconds),
    client_id: client.id,
    token_use: 'access',
    scope: changedScopes(grant.scopes, changes).join(' '),
    username: user.username,
    version: 2,
  }
}

function idClaims(grant: Grant, changes: TokenChanges, times: TokenTimes): JWTPayload {
  const { user, client } = grant
  return {
    ...sharedClaims(grant, changes, times, client.idTokenSeconds),
    aud: client.id,
    token_use: 'id',
    name: user.name,
    'cognito:username': user.username,
    ...(times.nonce !== undefined && { nonce: times.nonce }),
  }
}

function sharedClaims(
  { user, authTime }: Grant,
  changes: TokenChanges,
  { issuedAt, newId }: TokenTimes,
  lifetimeSeconds: number,
): JWTPayload {
  const groups = changes.groups ?? user.groups
  return {
    sub: user.sub,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
    auth_time: authTime,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: newId(),
  }
}

function changedScopes(scopes: string[], { scopesToAdd, scopesToSuppress }: TokenChanges): string[] {
  return [...new Set([...scopes, ...scopesToAdd])].filter((scope) => !scopesToSuppress.includes(scope))
}

/**
 * Claims that a function cannot change (Cognito Developer Guide, "Pre token generation Lambda trigger", "Claims and scopes
 * reference"). `scope` has fields of its own.
 */
const reservedClaims = new Set(
  `acr amr at_hash aud auth_time azp client_id device_key event_id exp iat identities iss jti nbf nonce origin_jti
  scope sub token_use username version`.split(/\s+/),
)
const changeableCognitoClaims = new Set(['cognito:groups', 'cognito:preferred_role', 'cognito:roles'])

function isReserved(name: string): boolean {
  return reservedClaims.has(name) || (name.startsWith('cognito:') && !changeableCognitoClaims.has(name))
}

/**
 * Applies a function's changes; those of reserved claims are ignored, and a claim that is both added and suppressed is left out.
 *
 * @param audience the only `aud` that may be added, for an access token
 */
function changedClaims(claims: JWTPayload, changes: ClaimChanges, audience?: string): JWTPayload {
  const isAllowed = (name: string, value: unknown) =>
    name === 'aud' && audience !== undefined
      ? value === audience
      : !isReserved(name) && !name.startsWith('dev:')
  const added = Object.entries(changes.add).filter(([name, value]) => isAllowed(name, value))
  const entries = Object.entries({ ...claims, ...Object.fromEntries(added) })
  return Object.fromEntries(entries.filter(([name]) => isReserved(name) || !changes.suppress.includes(name)))
}
