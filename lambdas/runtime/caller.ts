import type { HttpEvent } from './http'

/** Who calls, by the claims of the access token that the authorizer has checked. */
export interface Caller {
  /** The token's subject; `anonymous` on routes that are open to everybody. */
  readonly actor: string
  readonly scopes: readonly string[]
}

export function callerOf({ requestContext }: HttpEvent): Caller {
  const claims = requestContext.authorizer?.jwt?.claims ?? {}
  return {
    actor: String(claims.sub ?? claims.client_id ?? 'anonymous'),
    scopes: String(claims.scope ?? '').split(' '),
  }
}
