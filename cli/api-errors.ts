/** The errors of a call of the API, as the commands report them. */
import * as z from 'zod/mini'
import { errorCode } from 'template-runner/run-error'
import type { Answer } from '../client/api-client'
import { isTemporary } from '../client/send'
import { parse } from '../contract/parse'
import { PROBLEMS, problem, problemType, type Fault, type ProblemCode } from '../contract/problems'
import { CommandError } from './command'

interface ProblemDetails {
  /** Absent for an answer of API Gateway. */
  readonly code?: ProblemCode | undefined
  /** The path of the record that the request conflicts with, `/v1/visits/…`. */
  readonly location?: string | undefined
}

/** The API refused a request: title and detail of RFC 9457, and every fault of the body by JSON pointer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly faults: readonly Fault[] = [],
    readonly details: ProblemDetails = {},
  ) {
    super(`${title}: ${detail}`)
  }
}

/** The token lacks a scope that a route needs. */
export class MissingScope extends CommandError {
  constructor(...scopes: readonly string[]) {
    const [noun, pronoun] = scopes.length === 1 ? ['scope', 'it'] : ['scopes', 'them']
    super(
      `The token lacks the ${noun} ${scopes.join(' and ')}. Get one that has ${pronoun}; for the local run: npm run -s token.`,
    )
  }
}

/**
 * The error for an answer that is not a success: an `ApiProblem` where the request is at fault, and a `CommandError` where
 * no other request would do better (a missing or insufficient token, a busy registry).
 *
 * @param context the address of the registry, and the scope that the request needs
 */
export function errorOf(
  { status, headers, body }: Pick<Answer<unknown>, 'status' | 'headers' | 'body'>,
  context: { url: string; scope: string },
): Error {
  if (status === 401)
    return new CommandError(
      'The registry does not accept this token, or there is none. Give one with --token or GOLDEN_BOOK_TOKEN; for the local run: npm run -s token.',
    )
  if (status === 403) return new MissingScope(context.scope)
  if (isTemporary(status))
    return new CommandError(`The registry at ${context.url} is busy (${status}). Try again later.`)
  return problemOf(status, body, headers.get('location') ?? undefined)
}

/** No attempt reached the registry. */
export function noAnswer(url: string, cause: unknown): CommandError {
  // `fetch` throws a TypeError whose `cause` is the system's error.
  const inner = typeof cause === 'object' && cause !== null && 'cause' in cause ? cause.cause : undefined
  const code = errorCode(inner) ?? errorCode(cause)
  const reason = code === undefined ? '' : ` (${code})`
  return new CommandError(
    `No answer from ${url}${reason}. Start the registry with npm start, or give another address with --url.`,
    { cause },
  )
}

/** The server's answer breaks the contract. */
export const wrongServer = (url: string): CommandError =>
  new CommandError(
    `The server at ${url} is not this version of the registry. Give the registry's address with --url.`,
  )

const gatewayMessage = z.object({ message: z.string() })

/** From the API's problem, or API Gateway's message. */
function problemOf(status: number, body: unknown, location: string | undefined): ApiProblem {
  const own = parse(problem, body)
  if ('faults' in own) {
    const gateway = parse(gatewayMessage, body)
    const detail = 'value' in gateway ? gateway.value.message : 'The registry does not answer like this.'
    return new ApiProblem(`HTTP ${status}`, detail)
  }
  const { type, title, detail, errors, instance } = own.value
  const trace = status >= 500 ? ` (request ${instance})` : ''
  return new ApiProblem(title, `${detail}${trace}`, errors, { code: codeOf(type), location })
}

const codeOf = (type: string): ProblemCode | undefined =>
  (Object.keys(PROBLEMS) as ProblemCode[]).find((code) => problemType(code) === type)
