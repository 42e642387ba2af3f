import type { Clock } from '../clock'
import type { Functions } from '../functions/functions'
import { listenOnPort } from '../http/http-listener'
import type { Teardown } from '../teardown'
import { localized, type LocalAddresses } from '../template/local-addresses'
import type { Stack } from '../template/stack'
import type { Issuer } from '../tokens/issuer'
import { clientsOf } from './clients'
import { serveSignIn } from './serve-sign-in'
import { emptyState } from './sign-in'
import { tokenTriggerOf } from './token-trigger'
import { userPoolOf } from './user-pool'
import { type PoolUser, type User, usersOf } from './users'

interface SignInDeps {
  stack: Stack
  issuer: Issuer
  clock: Clock
  port: number
  /** By default one for each group. */
  users: readonly User[] | undefined
  /** The addresses of the run that are known so far. */
  addresses: LocalAddresses
  onWarning: (message: string) => void
  teardown: Teardown
}

/** The sign-in of a run. */
export interface RunningSignIn {
  /** For example `http://127.0.0.1:41234`; undefined when the template has no `AWS::Cognito::UserPoolDomain`. */
  url: string | undefined
  users: PoolUser[]
  /** The addresses of the run, with that of the domain. */
  addresses: LocalAddresses
  /** Serves requests from now on; the functions need the address before. */
  open: (functions: Functions) => void
}

/**
 * Listens for requests to the domain of the template's user pool.
 *
 * @throws RunError for a port in use, and for an unsupported part of the user pool
 */
export async function startSignIn(deps: SignInDeps): Promise<RunningSignIn> {
  const { stack, issuer, clock, port, addresses, onWarning, teardown } = deps
  const pool = userPoolOf(stack)
  if (!pool) return withoutSignIn(deps)
  const users = usersOf(pool.groups, deps.users)
  const listener = await listenOnPort(port, 'signInPort', teardown)
  const all = new Map([...addresses, [pool.origin, listener.url]])
  const clients = clientsOf(stack, pool, (url) => localized(url, all))
  return {
    url: listener.url,
    users,
    addresses: all,
    open: (functions) => {
      const trigger = tokenTriggerOf(stack, pool, functions)
      const cookie = `cognito-${new URL(listener.url).port}`
      const signIn = { clients, users, issuer, trigger, onWarning, cookie, ...emptyState(clock) }
      listener.open(async (request, response) => await serveSignIn(signIn, request, response))
    },
  }
}

function withoutSignIn({ addresses }: SignInDeps): RunningSignIn {
  return { url: undefined, users: [], addresses, open: () => {} }
}
