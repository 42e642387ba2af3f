/** The model and the real thing side by side: what is asked of the one is judged by the other. */
import { resourceOf } from '../../contract/catalogue'
import type { Occasion } from '../../domain/people/appearance'
import { projectNamesOf } from '../../lambdas/project/people-names'
import type { Change } from '../../contract/changes'
import { after, type Exchange, type Worlds } from './worlds'
import type { Real } from './real'
import { routeOf, type Observed, type Request } from './request'
import { count } from './tally'
import { isBroken, type Trouble } from './troubled-client'
import { newWorld, type World } from './world'

const START = '2026-11-24T08:00:00.000Z'

export class Office {
  worlds: Worlds = [newWorld(START)]
  /** The requests with a key that have been sent. */
  readonly keyed: Request[] = []
  private readonly heard = new Set<Change>()

  constructor(readonly real: Real) {
    real.setClock(START)
  }

  get world(): World {
    const [world] = this.worlds
    if (world) return world
    throw new Error('There is always a world.')
  }

  /** A second passes with everything that is asked, more where somebody waits. */
  pass(seconds = 1): void {
    const now = new Date(Date.parse(this.world.now) + seconds * 1000).toISOString()
    this.worlds = this.worlds.map((world) => ({ ...world, now }))
    this.real.setClock(now)
  }

  /** Asks once; the answer must be what the model says in one world at least. */
  async ask(request: Request): Promise<Observed> {
    this.pass()
    if (resourceOf(routeOf(request).name) === 'people') await this.hearRest()
    const observed = await this.real.ask(request)
    this.judge({ request, observed })
    return observed
  }

  /** Asks many things at once while nobody writes. */
  async readAll(requests: readonly Request[]): Promise<void> {
    this.pass()
    await this.hearRest()
    const observed = await Promise.all(requests.map((request) => this.real.ask(request)))
    for (const [index, request] of requests.entries()) this.judge({ request, observed: observed[index]! })
  }

  judge(exchange: Exchange): void {
    this.worlds = after(this.worlds, exchange)
    this.keep(exchange.request)
  }

  /**
   * Asks, loses the answer, and asks the same again: whether the function died before or after it had committed, or
   * only the answer was lost, the second answer is that of one effect.
   */
  async askTwice(request: Request, trouble: Trouble | 'lost'): Promise<void> {
    this.pass()
    if (trouble !== 'lost') this.real.trouble.prepare(trouble)
    const first = await this.real.ask(request)
    const happened = this.real.trouble.hasHappened()
    if (happened) count(this.real.tally, trouble)
    // Who has asked the same before is told what was recorded then, although the store is too busy to record it again.
    const isAnswered = trouble !== 'lost' && !isBroken(first, trouble)
    if (!happened || isAnswered) return this.judge({ request, observed: first })
    const observed = await this.real.ask(request)
    if (trouble === 'lost' || trouble === 'dies-after')
      this.worlds = after(this.worlds, { request, observed, unseen: true })
    this.judge({ request, observed })
  }

  keep(request: Request): void {
    if (request.key !== undefined) this.keyed.push(request)
  }

  /** The changes that the stream has of visits and entries, heard of or not. */
  get changes(): readonly Change[] {
    return this.real.trouble.changes.filter(({ subject }) => /^visits\/|\/entries\//.test(subject))
  }

  async hear(change: Change): Promise<void> {
    this.heard.add(change)
    await projectNamesOf(change as Change<Occasion>, this.real.people)
  }

  /** Hears of every change that nobody has heard of yet, the last first. */
  private async hearRest(): Promise<void> {
    const rest = this.changes.filter((change) => !this.heard.has(change))
    for (const change of rest.toReversed()) await this.hear(change)
  }
}
