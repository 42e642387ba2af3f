import type { Session } from './grants'
import type { SignIn, SignInRequest } from './sign-in'

/** The lifetime of a session (Cognito Developer Guide, "Managed login"), in seconds. */
const sessionSeconds = 3600

/** The session of the browser that has sent a request. */
export function sessionOf(signIn: SignIn, request: SignInRequest): Session | undefined {
  return signIn.sessions.find(sessionIdOf(signIn, request))
}

/** Starts a session in place of the browser's former one, and returns the value of `set-cookie`. */
export function startSession(signIn: SignIn, request: SignInRequest, session: Session): string {
  signIn.sessions.take(sessionIdOf(signIn, request))
  return setCookie(signIn, signIn.sessions.issue(session, sessionSeconds), sessionSeconds)
}

/** Ends the session of the browser, and returns the value of `set-cookie`. */
export function endSession(signIn: SignIn, request: SignInRequest): string {
  signIn.sessions.take(sessionIdOf(signIn, request))
  return setCookie(signIn, '', 0)
}

function setCookie({ cookie }: SignIn, value: string, seconds: number): string {
  return `${cookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`
}

function sessionIdOf({ cookie }: SignIn, { headers }: SignInRequest): string {
  const pairs = (headers['cookie'] ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${cookie}=`))?.slice(cookie.length + 1) ?? ''
}
