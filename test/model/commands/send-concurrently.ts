import { requestOf, type SendOptions } from '../send-options'
import type { Comparison } from '../comparison'
import { describeRequest, type ObservedResponse, type Request } from '../request'
import type { Intent } from '../requests/intent'
import { count } from '../tally'
import { failedBy, type Fault } from '../faulty-client'
import { scheduleCalls } from '../call-scheduler'
import { statesAfterConcurrent, type Exchange } from '../possible-states'
import { withKey, type Command } from './send-request'

export interface ConcurrentRequests {
  readonly targets: readonly (readonly [Intent, SendOptions])[]
  /** How often the first of the requests is sent. */
  readonly copies: number
  /** The fault of their first transaction. */
  readonly fault: Fault | null
  /** The index of the waiting call of the store that runs next, for each call. */
  readonly choices: readonly number[]
}

const markConcurrent = (observed: ObservedResponse): ObservedResponse => ({ ...observed, isConcurrent: true })

/**
 * Sends requests concurrently: the responses must be those of the same requests in some order. A request that fails
 * by the injected fault is repeated after the others.
 */
export class SendConcurrently implements Command {
  private description: readonly string[] = []

  constructor(private readonly concurrent: ConcurrentRequests) {}

  check(comparison: Comparison): boolean {
    return this.requestsOf(comparison).length > 0
  }

  async run(comparison: Comparison): Promise<void> {
    const { system } = comparison
    const { fault } = this.concurrent
    const requests = this.requestsOf(comparison)
    this.description = requests.map(describeRequest)
    comparison.advanceClock()
    if (fault) system.fault.prepare(fault)
    const exchanges = await this.sendAll(requests, comparison)
    if (system.fault.hasOccurred() && fault) count(system.tally, fault)
    count(system.tally, 'concurrent requests', requests.length)
    const failed = exchanges.filter(({ observed }) => fault && failedBy(observed, fault))
    const repeated: Exchange[] = []
    for (const { request } of failed) repeated.push({ request, observed: await system.send(request) })
    const committed =
      fault === 'dies-after'
        ? repeated.map(({ request, observed }): Exchange => ({
            request,
            observed: markConcurrent(observed),
            isResponseLost: true,
          }))
        : []
    const answered = exchanges.filter((exchange) => !failed.includes(exchange))
    comparison.states = statesAfterConcurrent(comparison.states, [...answered, ...committed])
    for (const exchange of repeated) comparison.check(exchange)
    for (const { request } of answered) comparison.rememberKey(request)
  }

  private requestsOf(comparison: Comparison): readonly Request[] {
    const { targets, copies, fault } = this.concurrent
    const all = targets.flatMap(([intent, options]): Request[] => {
      const found = intent(comparison.state)
      const request = found && requestOf(comparison.state, found, options)
      return request ? [fault ? withKey(request, comparison) : request] : []
    })
    const [first] = all
    return first ? [...Array.from({ length: copies - 1 }, () => first), ...all] : []
  }

  private async sendAll(requests: readonly Request[], { system }: Comparison): Promise<Exchange[]> {
    system.setCallScheduler(scheduleCalls(this.concurrent.choices))
    try {
      return await Promise.all(
        requests.map(async (request) => ({ request, observed: markConcurrent(await system.send(request)) })),
      )
    } finally {
      system.setCallScheduler(undefined)
    }
  }

  toString(): string {
    const { choices, fault } = this.concurrent
    const how = `concurrently, choices ${choices.join()}${fault ? `, ${fault}` : ''}`
    return `\n  ${how}:${this.description.map((line) => `\n    ${line}`).join('')}`
  }
}
