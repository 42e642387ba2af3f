import { importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'

/** The requirements of a route's JWT authorizer. */
export interface TokenRequirements {
  issuer: string
  /** The token's `aud` or `client_id` must be one of these. */
  audience: string[]
  /** The token must have one of these scopes; empty for no required scope. */
  scopes: string[]
}

type Decision =
  | { allowed: true; claims: JWTPayload; scopes: string[] }
  | { allowed: false; status: 401 | 403; challenge: string }

export type Authorizer = (
  authorization: string | undefined,
  requirements: TokenRequirements,
) => Promise<Decision>

/**
 * Validates tokens as API Gateway does ("Control access to HTTP APIs with JWT authorizers"): signature, issuer, audience,
 * times, then scopes. It accepts RS256 with the issuer's key only and ignores keys in the token's header.
 */
export async function authorizerOf(publicKey: JWK): Promise<Authorizer> {
  const key = await importJWK(publicKey, 'RS256')
  return async (authorization, requirements) => {
    const token = tokenOf(authorization)
    if (token === undefined) return deny(401, 'Bearer')
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: requirements.issuer,
        requiredClaims: ['exp'],
      })
      if (protectedHeader.kid !== publicKey.kid) return invalid('the key is unknown')
      if (!hasAudience(payload, requirements.audience))
        return invalid('the token does not have a valid audience')
      if (isIssuedInFuture(payload)) return invalid('the token was issued in the future')
      return checkScopes(payload, requirements.scopes)
    } catch {
      return invalid('the token is not valid')
    }
  }
}

function checkScopes(claims: JWTPayload, required: string[]): Decision {
  const scopes = scopesOf(claims)
  if (required.length === 0 || required.some((scope) => scopes.includes(scope))) {
    return { allowed: true, claims, scopes }
  }
  const challenge = `Bearer scope="${required.join(' ')}" error="insufficient_scope"`
  return deny(403, challenge)
}

/** API Gateway accepts `Bearer <token>` and the token alone. */
function tokenOf(authorization: string | undefined): string | undefined {
  return authorization?.replace(/^Bearer +/i, '').trim() || undefined
}

/** `client_id` counts only without `aud`. */
function hasAudience(claims: JWTPayload, audience: string[]): boolean {
  const claim = claims.aud ?? claims['client_id']
  const values = Array.isArray(claim) ? claim : [claim]
  return values.some((each) => typeof each === 'string' && audience.includes(each))
}

function isIssuedInFuture({ iat }: JWTPayload): boolean {
  return iat !== undefined && iat > Date.now() / 1000
}

/** Some issuers use `scp` instead of `scope`. */
function scopesOf(claims: JWTPayload): string[] {
  const scope = claims['scope'] ?? claims['scp']
  if (Array.isArray(scope)) return scope.map(String)
  return typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : []
}

function invalid(description: string): Decision {
  return deny(401, `Bearer scope="" error="invalid_token" error_description="${description}"`)
}

function deny(status: 401 | 403, challenge: string): Decision {
  return { allowed: false, status, challenge }
}
