/** What a client of the API is refused, and what of it is a matter for the person at the terminal. */
import * as z from 'zod/mini'
import { parse } from '../contract/parse'
import { problem, type Fault } from '../contract/problems'
import { errorCode } from 'template-runner/run-error'
import { CommandError } from '../cli/command'
import { isPassing, type Reply } from './send'

/** A request is refused, with the title and detail of RFC 9457 and every fault of the body by JSON pointer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${title}: ${detail}`)
  }
}

/**
 * The error of an answer that is no success. A token that does not do, and a registry that is busy however patiently
 * it is asked, are no matter of the body.
 *
 * @param asked the address of the registry, and the scope that the request needs
 */
export function refusalOf({ status, body }: Reply, asked: { url: string; scope: string }): Error {
  if (status === 401)
    return new CommandError(
      'The registry does not accept this token, or there is none. Give one with --token or GOLDEN_BOOK_TOKEN; for the local run: npm run -s token.',
    )
  if (status === 403)
    return new CommandError(
      `The token lacks the scope ${asked.scope}. Get one that has it; for the local run: npm run -s token.`,
    )
  if (isPassing(status))
    return new CommandError(`The registry at ${asked.url} is busy (${status}). Try again in a while.`)
  return problemOf(status, body)
}

/** Nobody answers, however often asked. */
export function noAnswer(url: string, failure: unknown): CommandError {
  const code = failure instanceof Error ? (errorCode(failure.cause) ?? errorCode(failure)) : undefined
  const why = code === undefined ? '' : ` (${code})`
  return new CommandError(
    `No answer from ${url}${why}. Start the registry with npm start, or name another with --url.`,
    { cause: failure },
  )
}

/** Whoever answers does not answer as the contract says. */
export const stranger = (url: string): CommandError =>
  new CommandError(
    `What answers at ${url} is not this version of the registry. Name the right one with --url.`,
  )

const gatewayMessage = z.object({ message: z.string() })

/** The API's own problem, API Gateway's message, or a stranger's answer. */
function problemOf(status: number, body: unknown): ApiProblem {
  const own = parse(problem, body)
  if ('faults' in own) {
    const gateway = parse(gatewayMessage, body)
    const detail = 'value' in gateway ? gateway.value.message : 'The registry does not answer like this.'
    return new ApiProblem(`HTTP ${status}`, detail)
  }
  const { title, detail, errors, instance } = own.value
  const trace = status >= 500 ? ` (request ${instance})` : ''
  return new ApiProblem(title, `${detail}${trace}`, errors)
}
