import { parse } from '../../contract/parse'
import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import { line } from '../../contract/values/values'
import type { Author } from '../../domain/shared/change'
import type { HttpEvent } from './http'

/** The caller, by the claims of the access token that the authorizer has checked. */
export interface Caller extends Author {
  /** Those of the contract's scopes that the token has. */
  readonly scopes: readonly Scope[]
}

/** The caller of a route that needs no token, and is open to everybody. */
export const ANONYMOUS: Caller = { actor: 'anonymous', scopes: [] }

/** At most 255 characters (OpenID Connect Core 1.0, 2), all of them visible, since the subject is recorded and shown. */
const subject = line(255)
/** The claim `name` (OpenID Connect Core 1.0, 5.1), which the tokens of people have. */
const name = line()

/** The caller of a request; undefined for a token without a usable `sub`. */
export function callerOf({ requestContext }: HttpEvent): Caller | undefined {
  const claims = requestContext.authorizer?.jwt?.claims
  if (!claims) return ANONYMOUS
  const actor = claims.sub ?? claims.client_id
  if (typeof actor !== 'string' || 'faults' in parse(subject, actor)) return undefined
  return {
    actor,
    ...nameIn(claims.name),
    scopes: SCOPES.filter((scope) => scopesIn(claims.scope ?? claims.scp).includes(tokenScope(scope))),
  }
}

/** Nothing for a name that cannot be recorded: the change itself matters more. */
function nameIn(claim: Claim | undefined): Pick<Author, 'actorName'> {
  const parsed = parse(name, claim)
  return 'value' in parsed ? { actorName: parsed.value } : {}
}

type Claim = HttpEvent['requestContext']['authorizer']['jwt']['claims'][string]

/** Some issuers have the scopes in `scp`; API Gateway hands a list over as `[a b]`. */
const scopesIn = (claim: Claim | undefined = ''): string[] =>
  claim
    .toString()
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
