import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import type { HttpEvent } from './http'

/** Who calls, by the claims of the access token that the authorizer has checked. */
export interface Caller {
  /** The token's subject; `anonymous` on routes that are open to everybody. */
  readonly actor: string
  /** Those of the contract's scopes that the token has. */
  readonly scopes: readonly Scope[]
}

export function callerOf({ requestContext }: HttpEvent): Caller {
  const claims = requestContext.authorizer?.jwt?.claims ?? {}
  return {
    actor: String(claims.sub ?? claims.client_id ?? 'anonymous'),
    scopes: SCOPES.filter((scope) => scopesIn(claims.scope ?? claims.scp).includes(tokenScope(scope))),
  }
}

type Claim = HttpEvent['requestContext']['authorizer']['jwt']['claims'][string]

/** Some issuers have the scopes in `scp`; API Gateway hands a list over as `[a b]`. */
const scopesIn = (claim: Claim | undefined = ''): string[] =>
  claim
    .toString()
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
