import type { Client } from './clients'
import type { PoolUser } from './users'

/** What a user has allowed a client. */
export interface Grant {
  client: Client
  user: PoolUser
  scopes: string[]
  /** When the user has signed in, in seconds since 1970. */
  authTime: number
}

/** The grant that a code stands for, until the client redeems it. */
export interface CodeGrant extends Grant {
  redirectUri: string
  nonce: string | undefined
  /** The `code_challenge`; undefined for a confidential client without PKCE. */
  challenge: string | undefined
}

/** A browser in which a user has signed in. */
export interface Session {
  user: PoolUser
  authTime: number
}
