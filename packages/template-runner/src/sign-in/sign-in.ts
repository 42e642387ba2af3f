import type { Clock } from '../clock'
import type { Issuer } from '../tokens/issuer'
import type { Client } from './clients'
import { ExpiringTokens } from './expiring-tokens'
import type { CodeGrant, Grant, Session } from './grants'
import type { TokenTrigger } from './token-trigger'
import type { PoolUser } from './users'

/** The sign-in of a user pool, with its state. */
export interface SignIn {
  clients: Client[]
  users: PoolUser[]
  issuer: Issuer
  trigger: TokenTrigger
  onWarning: (message: string) => void
  /** The name of the session cookie: cookies of 127.0.0.1 are shared by all ports, so each port has a name of its own. */
  cookie: string
  sessions: ExpiringTokens<Session>
  codes: ExpiringTokens<CodeGrant>
  refreshTokens: ExpiringTokens<Grant>
}

/** The state of a sign-in before the first request. */
export function emptyState(clock: Clock): Pick<SignIn, 'sessions' | 'codes' | 'refreshTokens'> {
  return {
    sessions: new ExpiringTokens(clock),
    codes: new ExpiringTokens(clock),
    refreshTokens: new ExpiringTokens(clock),
  }
}

/** A request to the domain of a user pool. */
export interface SignInRequest {
  query: URLSearchParams
  /** The query as it was sent, without `?`. */
  rawQuery: string
  headers: Partial<Record<string, string>>
  body: string
}
