import type * as fc from 'fast-check'
import { requestOf, type CallOptions } from '../call-options'
import type { Comparison } from '../comparison'
import { routeOf, describeRequest, type Request } from '../request'
import type { Intent } from '../requests/intent'

/** The model and the system under test are in one object. */
export type Command = fc.AsyncCommand<Comparison, Comparison>

/** Sends a request; after a fault it sends the same request with the same key again. */
export class SendRequest implements Command {
  private description = ''

  constructor(
    private readonly intent: Intent,
    private readonly options: CallOptions,
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

/** A caller that may have to repeat a request uses its own key. */
export const withKey = (request: Request, { keyedRequests }: Comparison): Request =>
  routeOf(request).method === 'POST'
    ? { ...request, key: request.key ?? `own-${keyedRequests.length}` }
    : request
