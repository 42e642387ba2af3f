import type { HttpResponse } from '../http/response'
import { secondsNow } from '../tokens/issuer'
import { type AuthorizationRequest, checkAuthorizationRequest, redirectTo } from './authorization-request'
import type { Session } from './grants'
import { errorPage, userPage } from './page'
import { endSession, sessionOf, startSession } from './session-cookie'
import type { SignIn, SignInRequest } from './sign-in'

/** The lifetime of a code (Cognito Developer Guide, "The redirect and authorization endpoint"), in seconds. */
const codeSeconds = 300

/** `GET /oauth2/authorize`: a code for the user of the session, or the page on which a person chooses a user. */
export function authorize(signIn: SignIn, received: SignInRequest): HttpResponse {
  const checked = checkAuthorizationRequest(received.query, signIn.clients)
  if ('rejection' in checked) return errorPage(400, checked.rejection)
  if ('redirect' in checked) return redirect(checked.redirect)
  const { request } = checked
  const session = sessionOf(signIn, received)
  if (session && request.prompt !== 'login') return redirect(codeAddress(signIn, request, session))
  if (request.prompt === 'none') {
    const { redirectUri, state } = request
    return redirect(redirectTo(redirectUri, { error: 'login_required', state }))
  }
  return userPage(signIn.users, `/login?${received.rawQuery}`, request.redirectUri)
}

/** `POST /login`: the form of the page; its query is that of the authorization request. */
export function chooseUser(signIn: SignIn, received: SignInRequest): HttpResponse {
  if (!isOwnForm(received)) return errorPage(403, 'The form was sent by another site.')
  const checked = checkAuthorizationRequest(received.query, signIn.clients)
  if ('rejection' in checked) return errorPage(400, checked.rejection)
  if ('redirect' in checked) return redirect(checked.redirect)
  const username = new URLSearchParams(received.body).get('username')
  const user = signIn.users.find((each) => each.username === username)
  if (!user) return errorPage(400, 'The user pool has no user with this username.')
  const session = { user, authTime: secondsNow() }
  const cookie = startSession(signIn, received, session)
  return redirect(codeAddress(signIn, checked.request, session), cookie)
}

/** `GET /logout`: ends the session of the browser (Cognito Developer Guide, "The managed login sign-out endpoint"). */
export function logout(signIn: SignIn, received: SignInRequest): HttpResponse {
  const { query } = received
  const client = signIn.clients.find(({ id }) => id === query.get('client_id'))
  if (!client) return errorPage(400, 'The user pool has no client with this client_id.')
  const address = query.get('logout_uri')
  if (address === null || !client.logoutUrls.includes(address))
    return errorPage(400, 'The logout_uri is none of the LogoutURLs of the client.')
  return redirect(address, endSession(signIn, received))
}

/** Protects against a form of another site, which would sign in a user of its choice. */
function isOwnForm({ headers }: SignInRequest): boolean {
  const { origin, host } = headers
  return origin === undefined || origin === `http://${host}`
}

function codeAddress(signIn: SignIn, request: AuthorizationRequest, session: Session): string {
  const { client, scopes, redirectUri, nonce, challenge, state } = request
  const grant = { ...session, client, scopes, redirectUri, nonce, challenge }
  return redirectTo(redirectUri, { code: signIn.codes.issue(grant, codeSeconds), state })
}

function redirect(location: string, cookie?: string): HttpResponse {
  return {
    status: 302,
    headers: { location, 'cache-control': 'no-store', ...(cookie !== undefined && { 'set-cookie': cookie }) },
    body: Buffer.alloc(0),
  }
}
