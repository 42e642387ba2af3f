import type { Client } from './clients'

/** A valid request for a code. */
export interface AuthorizationRequest {
  client: Client
  redirectUri: string
  scopes: string[]
  state: string | undefined
  nonce: string | undefined
  challenge: string | undefined
  prompt: string | undefined
}

export type CheckedRequest =
  | { request: AuthorizationRequest }
  /** A message for the user: the client is unknown, or the address must not be redirected to. */
  | { rejection: string }
  /** The address with an error for the client. */
  | { redirect: string }

/**
 * Checks the query of `/oauth2/authorize` (RFC 6749, 4.1.1 and 4.1.2.1; RFC 7636, 4.3; Cognito Developer Guide, "The redirect
 * and authorization endpoint").
 */
export function checkAuthorizationRequest(query: URLSearchParams, clients: Client[]): CheckedRequest {
  const client = clients.find(({ id }) => id === query.get('client_id'))
  if (!client) return { rejection: 'The user pool has no client with this client_id.' }
  const redirectUri = query.get('redirect_uri')
  if (redirectUri === null || !client.callbackUrls.includes(redirectUri))
    return { rejection: 'The redirect_uri is none of the CallbackURLs of the client.' }
  const state = query.get('state') ?? undefined
  const error = errorOf(query, client)
  if (error) return { redirect: redirectTo(redirectUri, { ...error, state }) }
  return {
    request: {
      client,
      redirectUri,
      scopes: requestedScopes(query, client),
      state,
      nonce: query.get('nonce') ?? undefined,
      challenge: query.get('code_challenge') ?? undefined,
      prompt: query.get('prompt') ?? undefined,
    },
  }
}

/** Adds parameters to an address; an undefined one is omitted. */
export function redirectTo(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

interface AuthorizationError extends Record<string, string> {
  error: string
  error_description: string
}

function errorOf(query: URLSearchParams, client: Client): AuthorizationError | undefined {
  const repeated = repeatedParameter(query)
  if (repeated !== undefined) return invalid(`${repeated} must not be repeated`)
  const type = query.get('response_type')
  if (type === null) return invalid('response_type is missing')
  if (type !== 'code') return errorWith('unsupported_response_type', 'response_type must be code')
  if (!client.usesCodeFlow) return errorWith('unauthorized_client', 'AllowedOAuthFlows lacks code')
  const unknown = requestedScopes(query, client).find((scope) => !client.scopes.includes(scope))
  if (unknown !== undefined) return errorWith('invalid_scope', 'AllowedOAuthScopes lacks a requested scope')
  return challengeError(query, client)
}

/** The first parameter that a query has more than once (RFC 6749, 3.1 and 3.2). */
export function repeatedParameter(query: URLSearchParams): string | undefined {
  return [...query.keys()].find((name) => query.getAll(name).length > 1)
}

function challengeError(query: URLSearchParams, client: Client): AuthorizationError | undefined {
  const challenge = query.get('code_challenge')
  if (challenge === null)
    return client.secret === undefined
      ? invalid('code_challenge is missing: the client has no secret')
      : undefined
  if (query.get('code_challenge_method') !== 'S256') return invalid('code_challenge_method must be S256')
  return /^[\w-]{43}$/.test(challenge) ? undefined : invalid('code_challenge must be a SHA-256 in base64url')
}

/** By default all scopes of the client. */
function requestedScopes(query: URLSearchParams, client: Client): string[] {
  const requested = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  return requested.length > 0 ? [...new Set(requested)] : client.scopes
}

const invalid = (description: string): AuthorizationError => errorWith('invalid_request', description)

function errorWith(error: string, description: string): AuthorizationError {
  return { error, error_description: description }
}
