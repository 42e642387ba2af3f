import { canonical } from '../canonical'
import type { Comparison } from '../comparison'
import { describeRequest, type Request } from '../request'
import type { Command } from './send-request'

/** The difference of a repeated request with a key. */
export type Difference = 'nothing' | 'caller' | 'version' | 'body'

/** Repeats an earlier request with a key, or a similar one. */
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
    const request = differing(earlier, this.difference, comparison.keyedRequests)
    this.description = `again, with another ${this.difference}: ${describeRequest(request)}`
    await comparison.send(request)
  }

  toString(): string {
    return `\n  ${this.description}`
  }
}

function differing(request: Request, difference: Difference, keyedRequests: readonly Request[]): Request {
  if (difference === 'caller') return { ...request, caller: request.caller === 'ada' ? 'ben' : 'ada' }
  if (difference === 'version')
    return { ...request, ifMatch: request.ifMatch === undefined ? undefined : '"1"' }
  if (difference === 'nothing') return request
  const other = keyedRequests.find(
    ({ route, body }) => route === request.route && canonical(body) !== canonical(request.body),
  )
  return other ? { ...request, body: other.body } : request
}
