import { createHash } from 'node:crypto'
import { decodeJwt, type JWTPayload } from 'jose'
import type { Run, RunOptions } from '../../src/run'
import type { Template } from '../../src/template/template'
import { accessOf } from './operator'
import { smallAssembly } from './small-assembly'
import { startSmallRun } from './small-run'
import { addTrigger, signInTemplate } from './sign-in-template'

interface SignInRunOptions extends Partial<RunOptions> {
  /** The code of a pre token generation function. */
  trigger?: string
  change?: (resources: Template['Resources']) => void
}

/** Starts a run of the small stack with a user pool. */
export async function startSignInRun(options: SignInRunOptions = {}): Promise<Run> {
  const { trigger, change, ...others } = options
  const assembly = smallAssembly(trigger === undefined ? {} : { trigger })
  assembly.template = signInTemplate()
  if (trigger !== undefined) addTrigger(assembly.template)
  change?.(assembly.template.Resources)
  return await startSmallRun({ assembly, ...others })
}

export const outputOf = (run: Run, name: string): string => accessOf(run).outputs[name] ?? ''

export const verifier = 'a-verifier-of-at-least-forty-three-characters'
export const challenge = createHash('sha256').update(verifier).digest('base64url')

type Parameters = Record<string, string | undefined>

/** The query of a valid authorization request of the public client; an undefined parameter is omitted. */
export function authorizationQuery(run: Run, changes: Parameters = {}): string {
  const parameters = {
    response_type: 'code',
    client_id: outputOf(run, 'Browser'),
    redirect_uri: `${run.url}/signed-in`,
    scope: 'openid small/read',
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  }
  return new URLSearchParams(defined(parameters)).toString()
}

/** Requests a path of the domain without following redirects. */
export async function visit(run: Run, path: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(`${run.signInUrl}${path}`, { redirect: 'manual', ...init })
}

export async function authorize(run: Run, changes: Parameters = {}, cookie = ''): Promise<Response> {
  return await visit(run, `/oauth2/authorize?${authorizationQuery(run, changes)}`, { headers: { cookie } })
}

/** Sends the form of the page. */
export async function choose(run: Run, username: string, changes: Parameters = {}): Promise<Response> {
  const body = new URLSearchParams({ username })
  return await visit(run, `/login?${authorizationQuery(run, changes)}`, { method: 'POST', body })
}

/** The parameters of the address that a response redirects to. */
export function redirectParameters(response: Response): Record<string, string> {
  const location = response.headers.get('location')
  return location === null ? {} : Object.fromEntries(new URL(location).searchParams)
}

/** The session cookie that a response sets, as a browser would send it. */
export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? ''

/** Signs in and returns the code. */
export async function codeFor(run: Run, username = 'clerks', changes: Parameters = {}): Promise<string> {
  return redirectParameters(await choose(run, username, changes))['code'] ?? ''
}

/** Posts to the token endpoint as the public client; an undefined parameter is omitted. */
export async function postToken(run: Run, parameters: Parameters, headers = {}): Promise<Response> {
  const body = new URLSearchParams(defined({ client_id: outputOf(run, 'Browser'), ...parameters }))
  return await visit(run, '/oauth2/token', { method: 'POST', body, headers })
}

export async function redeem(run: Run, code: string, changes: Parameters = {}): Promise<Response> {
  return await postToken(run, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${run.url}/signed-in`,
    code_verifier: verifier,
    ...changes,
  })
}

export interface Tokens {
  access_token: string
  id_token: string
  refresh_token: string
  expires_in: number
  token_type: string
}

/** Signs in, and redeems the code. */
export async function tokensFor(run: Run, username = 'clerks', changes: Parameters = {}): Promise<Tokens> {
  return (await (await redeem(run, await codeFor(run, username, changes))).json()) as Tokens
}

export const claimsOf = (token: string): JWTPayload => decodeJwt(token)

export async function refresh(run: Run, token: string): Promise<Response> {
  return await postToken(run, { grant_type: 'refresh_token', refresh_token: token })
}

function defined(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
