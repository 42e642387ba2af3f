import { createHash, randomUUID } from 'node:crypto'
import type { HttpResponse } from '../http/response'
import { secondsNow } from '../tokens/issuer'
import { repeatedParameter } from './authorization-request'
import { userClaims } from './claims'
import { authenticatedClient } from './client-authentication'
import type { Client } from './clients'
import type { Grant } from './grants'
import type { SignIn, SignInRequest } from './sign-in'
import { TokenError } from './token-error'
import type { TriggerSource } from './token-trigger'

/** Browser apps of every origin may request tokens, as Cognito lets them. */
const corsHeaders = { 'access-control-allow-origin': '*' }

const basicChallenge = { 'www-authenticate': 'Basic realm="user pool"' }

/** `OPTIONS /oauth2/token`: the preflight request of a browser app. */
export function tokenPreflight(): HttpResponse {
  const headers = {
    ...corsHeaders,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-max-age': '600',
  }
  return { status: 204, headers, body: Buffer.alloc(0) }
}

/** `POST /oauth2/token`: tokens for a code or a refresh token (Cognito Developer Guide, "The token issuer endpoint"). */
export async function issueTokens(signIn: SignIn, request: SignInRequest): Promise<HttpResponse> {
  try {
    return jsonResponse(200, await tokensFor(signIn, request))
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    const body = { error: error.code, error_description: error.message }
    return jsonResponse(error.status, body, error.status === 401 ? basicChallenge : {})
  }
}

interface TokenResponse {
  access_token: string
  id_token?: string
  refresh_token?: string
  /** Seconds. */
  expires_in: number
  token_type: 'Bearer'
}

async function tokensFor(signIn: SignIn, { headers, body }: SignInRequest): Promise<TokenResponse> {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    throw new TokenError('invalid_request', 'The body must be of the type application/x-www-form-urlencoded.')
  const form = new URLSearchParams(body)
  const repeated = repeatedParameter(form)
  if (repeated !== undefined) throw new TokenError('invalid_request', `${repeated} must not be repeated.`)
  const client = authenticatedClient(signIn.clients, headers['authorization'], form)
  const type = form.get('grant_type')
  if (type === null) throw new TokenError('invalid_request', 'grant_type is missing.')
  if (type === 'authorization_code') return await redeemCode(signIn, client, form)
  if (type === 'refresh_token') return await refresh(signIn, client, form)
  const description = 'grant_type must be authorization_code or refresh_token in a local run.'
  throw new TokenError('unsupported_grant_type', description)
}

/** A code is invalid after the first attempt, whatever its outcome. */
async function redeemCode(signIn: SignIn, client: Client, form: URLSearchParams): Promise<TokenResponse> {
  const grant = signIn.codes.take(required(form, 'code'))
  if (!grant || grant.client.id !== client.id)
    throw new TokenError('invalid_grant', 'The code is unknown, expired or used, or of another client.')
  if (form.get('redirect_uri') !== grant.redirectUri)
    throw new TokenError('invalid_grant', 'The redirect_uri is not that of the authorization request.')
  const verifier = form.get('code_verifier')
  if ((verifier === null ? undefined : challengeOf(verifier)) !== grant.challenge)
    throw new TokenError('invalid_grant', 'The code_verifier does not match the code_challenge.')
  const tokens = await signTokens(signIn, grant, 'TokenGeneration_HostedAuth', grant.nonce)
  const refreshToken = signIn.refreshTokens.issue(grant, client.refreshTokenSeconds)
  return { ...tokens, refresh_token: refreshToken }
}

/** Without rotation the refresh token stays valid, and the response has none. */
async function refresh(signIn: SignIn, client: Client, form: URLSearchParams): Promise<TokenResponse> {
  const token = required(form, 'refresh_token')
  const grant = signIn.refreshTokens.find(token)
  if (!grant || grant.client.id !== client.id)
    throw new TokenError(
      'invalid_grant',
      'The refresh token is unknown, expired or replaced, or of another client.',
    )
  const { rotation } = client
  const next = rotation && signIn.refreshTokens.replace(token, rotation.graceSeconds)
  const tokens = await signTokens(signIn, grant, 'TokenGeneration_RefreshTokens')
  return next === undefined ? tokens : { ...tokens, refresh_token: next }
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value !== null) return value
  throw new TokenError('invalid_request', `${name} is missing.`)
}

/** RFC 7636, 4.2: `S256`. */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** Cognito issues an id token only with the scope `openid`. */
async function signTokens(
  { issuer, trigger, onWarning }: SignIn,
  grant: Grant,
  source: TriggerSource,
  nonce?: string,
): Promise<TokenResponse> {
  const changes = await trigger(source, grant)
  if ('failure' in changes) {
    const message = `PreTokenGeneration failed with error ${changes.failure}.`
    onWarning(`${grant.user.username} cannot sign in: ${message}`)
    throw new TokenError('invalid_request', message)
  }
  const claims = userClaims(grant, changes, { issuedAt: secondsNow(), newId: randomUUID, nonce })
  return {
    access_token: await issuer.sign(claims.access),
    ...(grant.scopes.includes('openid') && { id_token: await issuer.sign(claims.id) }),
    expires_in: grant.client.accessTokenSeconds,
    token_type: 'Bearer',
  }
}

function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      ...corsHeaders,
      ...headers,
    },
    body: Buffer.from(JSON.stringify(body)),
  }
}
