import * as z from 'zod/mini'
import { parse } from '../contract/parse'
import { problem } from '../contract/problems'
import { CommandError, errorCode } from '../local/command'
import { ApiProblem } from './api-problem'
import { isPassing } from './retry'

/**
 * The error of an answer that is no success. A token that does not do, and a registry that is busy however
 * patiently it is asked, are matters for the person at the terminal.
 *
 * @param asked the address of the registry, and the scope that the request needs
 */
export function refusalOf(response: Response, body: unknown, asked: { url: string; scope: string }): Error {
  if (response.status === 401)
    return new CommandError(
      'The registry does not accept this token, or there is none. Give one with --token or GOLDEN_BOOK_TOKEN; for the local run: npm run -s token.',
    )
  if (response.status === 403)
    return new CommandError(
      `The token lacks the scope ${asked.scope}. Get one that has it; for the local run: npm run -s token.`,
    )
  if (isPassing(response.status))
    return new CommandError(
      `The registry at ${asked.url} is busy (${response.status}). Try again in a while.`,
    )
  return problemOf(response, body)
}

/** Nobody answers, however often asked. */
export function noAnswer(url: string, failure: unknown): CommandError {
  const code = failure instanceof Error ? (errorCode(failure.cause) ?? errorCode(failure)) : undefined
  const why = code === undefined ? '' : ` (${code})`
  return new CommandError(
    `No answer from ${url}${why}. Start the registry with npm start, or name another with --url.`,
  )
}

/** Whoever answers does not answer as the contract says. */
export const stranger = (url: string): CommandError =>
  new CommandError(
    `What answers at ${url} is not this version of the registry. Name the right one with --url.`,
  )

const gatewayMessage = z.object({ message: z.string() })

/** The API's own problem, API Gateway's message, or a stranger's answer. */
function problemOf(response: Response, body: unknown): ApiProblem {
  const own = parse(problem, body)
  if ('faults' in own) return new ApiProblem(`HTTP ${response.status}`, messageOf(body))
  const { title, status, detail, errors, type, instance } = own.value
  const location = response.headers.get('location') ?? undefined
  const trace = status >= 500 ? ` (request ${instance})` : ''
  return new ApiProblem(title, `${detail}${trace}`, { type, faults: errors ?? [], location })
}

function messageOf(body: unknown): string {
  const gateway = parse(gatewayMessage, body)
  return 'value' in gateway ? gateway.value.message : 'The answer does not look like one of the registry.'
}
