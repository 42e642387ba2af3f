import { canonical } from '../canonical'
import type { Comparison } from '../comparison'
import { describeRequest, type Request } from '../request'
import type { Command } from './send-request'

/** What differs between a request and its repetition with the same idempotency key. */
export type Difference = 'nothing' | 'caller' | 'version' | 'body'

/** Sends the idempotency key of an earlier request again: with the same request, or with one that differs. */
export class RepeatRequest implements Command {
  private description = ''

  constructor(
    private readonly number: number,
    private readonly difference: Difference,
  ) {}

  check(comparison: Comparison): boolean {
    return comparison.keyedRequests.length > 0
  }

  async run(comparison: Comparison): Promise<void> {
    const earlier = comparison.keyedRequests.at(-1 - (this.number % comparison.keyedRequests.length))
    if (!earlier) return
    const request = changedRequest(earlier, this.difference, comparison.keyedRequests)
    this.description = `repeated, different: ${this.difference}: ${describeRequest(request)}`
    await comparison.send(request)
  }

  toString(): string {
    return `\n  ${this.description}`
  }
}

function changedRequest(
  request: Request,
  difference: Difference,
  keyedRequests: readonly Request[],
): Request {
  if (difference === 'caller') return { ...request, caller: request.caller === 'ada' ? 'ben' : 'ada' }
  if (difference === 'version')
    return { ...request, ifMatch: request.ifMatch === undefined ? undefined : '"1"' }
  if (difference === 'nothing') return request
  const other = keyedRequests.find(
    ({ route, body }) => route === request.route && canonical(body) !== canonical(request.body),
  )
  return other ? { ...request, body: other.body } : request
}
