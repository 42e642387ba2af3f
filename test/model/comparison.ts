/** Sends requests to the system, and compares each response with the one that the model expects. */
import { resourceOf } from '../../contract/catalogue'
import type { Occasion } from '../../domain/people/appearance'
import { projectNamesOf } from '../../lambdas/project/people-names'
import type { Change } from '../../contract/changes'
import { statesAfter, type Exchange, type PossibleStates } from './possible-states'
import type { System } from './system'
import { routeOf, type ObservedResponse, type Request } from './request'
import { count } from './tally'
import { failedBy, type Fault } from './faulty-client'
import { newState, type ModelState } from './model-state'

const START = '2026-11-24T08:00:00.000Z'

export class Comparison {
  /** The states of the model that explain all responses so far; see `possible-states.ts`. */
  states: PossibleStates = [newState(START)]
  /** The requests with a key that have been sent. */
  readonly keyedRequests: Request[] = []
  private readonly projected = new Set<Change>()

  constructor(readonly system: System) {
    system.setClock(START)
  }

  get state(): ModelState {
    const [state] = this.states
    if (state) return state
    throw new Error('There is always a state.')
  }

  /** Advances the clock, by a second for each request. */
  advanceClock(seconds = 1): void {
    const now = new Date(Date.parse(this.state.now) + seconds * 1000).toISOString()
    this.states = this.states.map((state) => ({ ...state, now }))
    this.system.setClock(now)
  }

  /** Sends a request; the response must be correct in at least one possible state. */
  async send(request: Request): Promise<ObservedResponse> {
    this.advanceClock()
    if (resourceOf(routeOf(request).name) === 'people') await this.projectRemaining()
    const observed = await this.system.send(request)
    this.check({ request, observed })
    return observed
  }

  /** Sends many reads concurrently, without a write at the same time. */
  async readAll(requests: readonly Request[]): Promise<void> {
    this.advanceClock()
    await this.projectRemaining()
    const observed = await Promise.all(requests.map((request) => this.system.send(request)))
    for (const [index, request] of requests.entries()) this.check({ request, observed: observed[index]! })
  }

  check(exchange: Exchange): void {
    this.states = statesAfter(this.states, exchange)
    this.rememberKey(exchange.request)
  }

  /**
   * Sends a request with a fault, and repeats it with the same key. The response to the repetition must be that of a
   * request that took effect once: whether the function died before or after its commit, or the response was lost.
   */
  async sendWithRetry(request: Request, fault: Fault | 'lost'): Promise<void> {
    this.advanceClock()
    if (fault !== 'lost') this.system.fault.prepare(fault)
    const first = await this.system.send(request)
    const occurred = this.system.fault.hasOccurred()
    if (occurred) count(this.system.tally, fault)
    // A request whose key was used before gets its first response, although the transaction fails.
    const isAnswered = fault !== 'lost' && !failedBy(first, fault)
    if (!occurred || isAnswered) return this.check({ request, observed: first })
    const observed = await this.system.send(request)
    if (fault === 'lost' || fault === 'dies-after')
      this.states = statesAfter(this.states, { request, observed, isResponseLost: true })
    this.check({ request, observed })
  }

  rememberKey(request: Request): void {
    if (request.key !== undefined) this.keyedRequests.push(request)
  }

  /** The changes of visits and entries, projected or not. */
  get changes(): readonly Change[] {
    return this.system.fault.changes.filter(({ subject }) => /^visits\/|\/entries\//.test(subject))
  }

  async project(change: Change): Promise<void> {
    this.projected.add(change)
    await projectNamesOf(change as Change<Occasion>, this.system.people)
  }

  /** Projects every change that is not projected yet, the latest first. */
  private async projectRemaining(): Promise<void> {
    const rest = this.changes.filter((change) => !this.projected.has(change))
    for (const change of rest.toReversed()) await this.project(change)
  }
}
