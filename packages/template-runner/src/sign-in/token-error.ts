/** The error codes of the token endpoint (RFC 6749, 5.2). */
type TokenErrorCode =
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unauthorized_client'
  | 'unsupported_grant_type'

/** An error response of the token endpoint. */
export class TokenError extends Error {
  override name = 'TokenError'

  constructor(
    readonly code: TokenErrorCode,
    description: string,
    /** Whether the client has sent the header `authorization`. */
    readonly details: { usedHeader: boolean } = { usedHeader: false },
  ) {
    super(description)
  }

  /** 401 for a client that has tried to authenticate by a header, otherwise 400. */
  get status(): 400 | 401 {
    return this.code === 'invalid_client' && this.details.usedHeader ? 401 : 400
  }
}
