import { PROBLEMS, problemType, type Problem, type ProblemCode } from '../../contract/problems'
import { Refusal } from '../../domain/shared/refusal'
import { NO_SNIFF } from './answer'
import type { HttpResult } from './http'

/** Seconds after which the caller should retry. */
const RETRY_AFTER = '2'

/** The response to a refusal (RFC 9457). Any other error is `internal`, without details. */
export function problemReply(
  error: unknown,
  instance: string,
): { readonly status: number; readonly code: ProblemCode; readonly reply: HttpResult } {
  const refusal = error instanceof Refusal ? error : internal(instance)
  const { code, details } = refusal
  const { status, title } = PROBLEMS[code]
  const problem: Problem = {
    type: problemType(code),
    title,
    status,
    detail: refusal.message,
    instance,
    ...(details.faults ? { errors: [...details.faults] } : {}),
    ...(details.stale ? { stale: [...details.stale] } : {}),
    ...(details.allowed ? { allowed: [...details.allowed] } : {}),
  }
  const headers = {
    ...NO_SNIFF,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(details.location ? { location: encodeURI(details.location) } : {}),
    ...(code === 'busy' ? { 'retry-after': RETRY_AFTER } : {}),
  }
  return { status, code, reply: { statusCode: status, headers, body: JSON.stringify(problem) } }
}

const internal = (requestId: string): Refusal =>
  new Refusal('internal', `An internal error occurred. Give the operator the request id ${requestId}.`)
