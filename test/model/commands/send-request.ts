import type * as fc from 'fast-check'
import { requestOf, type SendOptions } from '../send-options'
import type { Comparison } from '../comparison'
import { routeOf, describeRequest, type Request } from '../request'
import type { Intent } from '../requests/intent'

/** fast-check hands the model and the system to a command; here the `Comparison` has both. */
export type Command = fc.AsyncCommand<Comparison, Comparison>

/** Sends a request. With a fault, it sends the same request with the same idempotency key again. */
export class SendRequest implements Command {
  private description = ''

  constructor(
    private readonly intent: Intent,
    private readonly options: SendOptions,
  ) {}

  check(comparison: Comparison): boolean {
    return this.intent(comparison.state) !== undefined
  }

  async run(comparison: Comparison): Promise<void> {
    const target = this.intent(comparison.state)
    if (!target) return
    const { fault } = this.options
    const request = requestOf(comparison.state, target, this.options)
    const isWrite = routeOf(request).method !== 'GET'
    const sent = isWrite && fault ? withKey(request, comparison) : request
    this.description = `${describeRequest(sent)}${isWrite && fault ? ` (${fault})` : ''}`
    if (isWrite && fault) await comparison.sendWithRetry(sent, fault)
    else await comparison.send(sent)
  }

  toString(): string {
    return `\n  ${this.description}`
  }
}

/** Adds an idempotency key of its own to a POST that may have to be repeated. */
export const withKey = (request: Request, { keyedRequests }: Comparison): Request =>
  routeOf(request).method === 'POST'
    ? { ...request, key: request.key ?? `own-${keyedRequests.length}` }
    : request
