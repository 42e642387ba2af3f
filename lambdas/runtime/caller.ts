import { parse } from '../../contract/parse'
import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import { line } from '../../contract/values'
import type { HttpEvent } from './http'

/** The caller, by the claims of the access token that the authorizer has checked. */
export interface Caller {
  /** The token's subject; `anonymous` on routes that are open to everybody. */
  readonly actor: string
  /** Those of the contract's scopes that the token has. */
  readonly scopes: readonly Scope[]
}

/** Everybody, on routes that are open. */
export const ANONYMOUS: Caller = { actor: 'anonymous', scopes: [] }

/** OpenID Connect Core 1.0, 2: a subject has 255 characters at most. It is recorded and shown: it must be visible. */
const subject = line(255)

/** Undefined for a token that does not say whose it is in a form that can be recorded. */
export function callerOf({ requestContext }: HttpEvent): Caller | undefined {
  const claims = requestContext.authorizer?.jwt?.claims
  if (!claims) return ANONYMOUS
  const actor = claims.sub ?? claims.client_id
  if (typeof actor !== 'string' || 'faults' in parse(subject, actor)) return undefined
  return {
    actor,
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
