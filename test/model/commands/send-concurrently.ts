import { requestOf, type CallOptions } from '../call-options'
import type { Comparison } from '../comparison'
import { describeRequest, type ObservedResponse, type Request } from '../request'
import type { Intent } from '../requests/intent'
import { count } from '../tally'
import { failedBy, type Fault } from '../faulty-client'
import { scheduleCalls } from '../call-scheduler'
import { statesAfterConcurrent, type Exchange } from '../possible-states'
import { withKey, type Command } from './send-request'

export interface Together {
  readonly target: readonly (readonly [Intent, CallOptions])[]
  /** How many ask the first of them. */
  readonly twins: number
  /** The fault of their first transaction. */
  readonly fault: Fault | null
  /** Whose call of the store is next, again and again. */
  readonly turns: readonly number[]
}

const atOnce = (observed: ObservedResponse): ObservedResponse => ({ ...observed, atOnce: true })

/**
 * Sends requests concurrently; their responses must fit some order of them. A request that fails is repeated
 * after the others.
 */
export class SendConcurrently implements Command {
  private description: readonly string[] = []

  constructor(private readonly together: Together) {}

  check(comparison: Comparison): boolean {
    return this.requestsOf(comparison).length > 0
  }

  async run(comparison: Comparison): Promise<void> {
    const { system } = comparison
    const { fault } = this.together
    const requests = this.requestsOf(comparison)
    this.description = requests.map(describeRequest)
    comparison.advanceClock()
    if (fault) system.fault.prepare(fault)
    const exchanges = await this.askAll(requests, comparison)
    if (system.fault.hasOccurred() && fault) count(system.tally, fault)
    count(system.tally, 'concurrent requests', requests.length)
    const broken = exchanges.filter(({ observed }) => fault && failedBy(observed, fault))
    const again: Exchange[] = []
    for (const { request } of broken) again.push({ request, observed: await system.send(request) })
    const unseen =
      fault === 'dies-after'
        ? again.map(({ request, observed }): Exchange => ({
            request,
            observed: atOnce(observed),
            unseen: true,
          }))
        : []
    const seen = exchanges.filter((exchange) => !broken.includes(exchange))
    comparison.states = statesAfterConcurrent(comparison.states, [...seen, ...unseen])
    for (const exchange of again) comparison.check(exchange)
    for (const { request } of seen) comparison.rememberKey(request)
  }

  private requestsOf(comparison: Comparison): readonly Request[] {
    const { target, twins, fault } = this.together
    const all = target.flatMap(([intent, options]): Request[] => {
      const found = intent(comparison.state)
      const request = found && requestOf(comparison.state, found, options)
      return request ? [fault ? withKey(request, comparison) : request] : []
    })
    const [first] = all
    return first ? [...Array.from({ length: twins - 1 }, () => first), ...all] : []
  }

  private async askAll(requests: readonly Request[], { system }: Comparison): Promise<Exchange[]> {
    system.setCallScheduler(scheduleCalls(this.together.turns))
    try {
      return await Promise.all(
        requests.map(async (request) => ({ request, observed: atOnce(await system.send(request)) })),
      )
    } finally {
      system.setCallScheduler(undefined)
    }
  }

  toString(): string {
    const { turns, fault } = this.together
    const how = `at once, turns ${turns.join()}${fault ? `, ${fault}` : ''}`
    return `\n  ${how}:${this.description.map((line) => `\n    ${line}`).join('')}`
  }
}
