import { importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'

/** What a route's JWT authorizer asks for. */
export interface Demands {
  issuer: string
  /** One of these must be the token's `aud`, or its `client_id`. */
  audience: string[]
  /** One of these must be among the token's scopes; none asked for when empty. */
  scopes: string[]
}

export type Decision =
  | { allowed: true; claims: JWTPayload; scopes: string[] }
  | { allowed: false; status: 401 | 403; challenge: string }

export type Authorizer = (authorization: string | undefined, demands: Demands) => Promise<Decision>

/**
 * As strict as API Gateway's ("Control access to HTTP APIs with JWT authorizers"): RS256 only, and of one key only,
 * whatever key or address of keys the token brings along; issuer, audience, times; then one of the route's scopes.
 */
export async function authorizerOf(publicKey: JWK): Promise<Authorizer> {
  const key = await importJWK(publicKey, 'RS256')
  return async (authorization, demands) => {
    const token = tokenOf(authorization)
    if (token === undefined) return refuse(401, 'Bearer')
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        algorithms: ['RS256'],
        issuer: demands.issuer,
        requiredClaims: ['exp'],
      })
      if (protectedHeader.kid !== publicKey.kid) return invalid('the key is not one of the issuer')
      if (!isMeantFor(payload, demands.audience)) return invalid('the token does not have a valid audience')
      if (isFromTheFuture(payload)) return invalid('the token was issued in the future')
      return withScope(payload, demands.scopes)
    } catch {
      return invalid('the token is not valid')
    }
  }
}

function withScope(claims: JWTPayload, demanded: string[]): Decision {
  const scopes = scopesOf(claims)
  if (demanded.length === 0 || demanded.some((scope) => scopes.includes(scope))) {
    return { allowed: true, claims, scopes }
  }
  const challenge = `Bearer scope="${demanded.join(' ')}" error="insufficient_scope"`
  return refuse(403, challenge)
}

/** `Bearer <token>`, or the token alone: API Gateway takes either. */
function tokenOf(authorization: string | undefined): string | undefined {
  return authorization?.replace(/^Bearer +/i, '').trim() || undefined
}

/** API Gateway looks at `client_id` only where there is no `aud`. */
function isMeantFor(claims: JWTPayload, audience: string[]): boolean {
  const meant = claims.aud ?? claims['client_id']
  const all = Array.isArray(meant) ? meant : [meant]
  return all.some((each) => typeof each === 'string' && audience.includes(each))
}

function isFromTheFuture({ iat }: JWTPayload): boolean {
  return iat !== undefined && iat > Date.now() / 1000
}

/** Scopes are in `scope`, or, with some issuers, in `scp`. */
function scopesOf(claims: JWTPayload): string[] {
  const scope = claims['scope'] ?? claims['scp']
  if (Array.isArray(scope)) return scope.map(String)
  return typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : []
}

function invalid(description: string): Decision {
  return refuse(401, `Bearer scope="" error="invalid_token" error_description="${description}"`)
}

function refuse(status: 401 | 403, challenge: string): Decision {
  return { allowed: false, status, challenge }
}
