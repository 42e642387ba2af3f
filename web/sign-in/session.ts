/** A signed-in person. The tokens are in memory alone: a reload signs in again, without a question while the issuer knows the browser. */
import * as oauth from 'oauth4webapi'
import type { SignInSettings } from '../../contract/sign-in'
import { currentAddress } from '../navigation'
import { endpointsOf, type Endpoints } from './endpoints'

export interface Session {
  /** The person's id at the issuer. */
  readonly sub: string
  readonly name: string
  /** Of the registry, without the name of the resource server: `write`. */
  readonly scopes: ReadonlySet<string>
  /** A valid access token; signs in again when there is none. */
  token(): Promise<string>
  /** Gets a new access token, after the API has refused the current one. */
  renew(): Promise<void>
  signOut(): void
}

/** What the browser keeps between the request for a code and its answer. */
interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The address to return to. */
  readonly returnTo: string
}

const PENDING_KEY = 'sign-in'
/** A token is renewed this long before it expires, in milliseconds. */
const MARGIN = 60_000

const redirectUri = ({ callbackPath }: SignInSettings): string => `${location.origin}${callbackPath}`

/** Leaves the page for the sign-in. The promise stays pending. */
export async function beginSignIn(settings: SignInSettings, returnTo: string): Promise<never> {
  const { server } = await endpointsOf(settings)
  const pending: Pending = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  }
  sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending))
  const address = new URL(server.authorization_endpoint ?? '')
  const query = {
    response_type: 'code',
    client_id: settings.client,
    redirect_uri: redirectUri(settings),
    scope: 'openid profile',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  location.assign(address)
  return await new Promise<never>(() => {})
}

/**
 * Exchanges the code in the address for tokens, and replaces the address by the one to return to.
 *
 * @throws if the answer is not the one to a request of this browser, or the issuer refuses
 */
export async function completeSignIn(settings: SignInSettings): Promise<Session> {
  const answer = new URL(location.href)
  const pending = takePending()
  // At once, so that the code does not stay in the history.
  history.replaceState(null, '', pending?.returnTo ?? '/')
  if (!pending) throw new Error('No sign-in was begun.')
  const endpoints = await endpointsOf(settings)
  const { server, options } = endpoints
  const client = { client_id: settings.client }
  const params = oauth.validateAuthResponse(server, client, answer, pending.state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    params,
    redirectUri(settings),
    pending.verifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: pending.nonce,
    requireIdToken: true,
  })
  return sessionOf(settings, endpoints, tokens)
}

function takePending(): Pending | undefined {
  const kept = sessionStorage.getItem(PENDING_KEY)
  sessionStorage.removeItem(PENDING_KEY)
  return kept === null ? undefined : (JSON.parse(kept) as Pending)
}

function sessionOf(
  settings: SignInSettings,
  { server, options }: Endpoints,
  first: oauth.TokenEndpointResponse,
): Session {
  const claims = oauth.getValidatedIdTokenClaims(first)
  const name = claims?.['name']
  let tokens = { ...first, endsAt: endOf(first) }
  let renewing: Promise<void> | undefined

  async function refresh(): Promise<void> {
    const { refresh_token: refreshToken } = tokens
    if (refreshToken === undefined) return await beginSignIn(settings, currentAddress())
    try {
      const next = await refreshedTokens(settings, { server, options }, refreshToken)
      tokens = { ...tokens, ...next, endsAt: endOf(next) }
    } catch (error) {
      // No answer: the caller tries again later. A refusal: the person signs in again.
      if (error instanceof TypeError) throw error
      await beginSignIn(settings, currentAddress())
    }
  }
  const renew = (): Promise<void> => (renewing ??= refresh().finally(() => (renewing = undefined)))

  return {
    sub: claims?.sub ?? '',
    name: typeof name === 'string' ? name : '',
    scopes: scopesIn(first.access_token),
    renew,
    token: async () => {
      if (Date.now() > tokens.endsAt - MARGIN) await renew()
      return tokens.access_token
    },
    signOut: () => leave(settings, server),
  }
}

async function refreshedTokens(
  { client: id }: SignInSettings,
  { server, options }: Endpoints,
  refreshToken: string,
): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: id }
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options)
  return await oauth.processRefreshTokenResponse(server, client, response)
}

const endOf = ({ expires_in: seconds = 3600 }: oauth.TokenEndpointResponse): number =>
  Date.now() + seconds * 1000

/** The scopes of the registry in a JSON Web Token; they decide what the pages offer, and the API decides again. */
function scopesIn(token: string): ReadonlySet<string> {
  const part = token.split('.')[1] ?? ''
  const { scope, scp } = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/'))) as {
    readonly scope?: string
    readonly scp?: string | readonly string[]
  }
  const all = scope ?? scp ?? ''
  const names = typeof all === 'string' ? all.split(' ') : all
  return new Set(
    names.filter((each) => each.startsWith('golden-book/')).map((each) => each.slice('golden-book/'.length)),
  )
}

/** Ends the session of the issuer too: Cognito's `/logout`, or RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0). */
function leave(settings: SignInSettings, { end_session_endpoint: end }: oauth.AuthorizationServer): void {
  const signedOut = `${location.origin}${settings.signedOutPath}`
  if (end === undefined) return location.assign(signedOut)
  const address = new URL(end)
  const returnName = settings.url === undefined ? 'post_logout_redirect_uri' : 'logout_uri'
  address.searchParams.set('client_id', settings.client)
  address.searchParams.set(returnName, signedOut)
  location.assign(address)
}
