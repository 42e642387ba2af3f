/** What the pages and the sign-in of people agree on. */

/** The address to which the sign-in returns with a code (RFC 6749, 4.1.2). */
export const CALLBACK_PATH = '/signed-in'

/** The address to which the sign-out returns. */
export const SIGNED_OUT_PATH = '/signed-out'

/** How the pages let a person sign in: the parts of the document's configuration. */
export interface SignInSettings {
  /** The `iss` of the tokens. */
  readonly issuer: string
  /** The id of the public client. */
  readonly client: string
  /** The address to which the sign-in returns, at the pages' own origin. */
  readonly callbackPath: string
  /** The address to which the sign-out returns. */
  readonly signedOutPath: string
  /** The domain of the user pool. @default the endpoints are read from the issuer's OpenID configuration */
  readonly url?: string | undefined
}

/** The configuration in the document of every page, as JSON. */
export interface PagesSettings {
  /** Absent if the stack has an issuer of the city's own, and no client of it for the pages. */
  readonly signIn?: SignInSettings | undefined
  /** The office's time zone (IANA). */
  readonly timeZone: string
  /** The books that the registry keeps, by slug. */
  readonly books: readonly string[]
  /** Whether the person who wrote a notice last may not approve it. */
  readonly fourEyes: boolean
}
