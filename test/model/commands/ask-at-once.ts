import { requestOf, type CallOptions } from '../call-options'
import type { Office } from '../office'
import { told, type Observed, type Request } from '../request'
import type { Intent } from '../requests/intent'
import { count } from '../tally'
import { isBroken, type Trouble } from '../troubled-client'
import { turnsBy } from '../turns'
import { afterSome, type Exchange } from '../worlds'
import { withKey, type Command } from './ask'

export interface Together {
  readonly asked: readonly (readonly [Intent, CallOptions])[]
  /** How many ask the first of them. */
  readonly twins: number
  /** What happens to the first transaction of theirs. */
  readonly trouble: Trouble | null
  /** Whose call of the store is next, again and again. */
  readonly turns: readonly number[]
}

const atOnce = (observed: Observed): Observed => ({ ...observed, atOnce: true })

/**
 * Several ask at once; their answers must be those of some order of the requests. Whose answer breaks asks again
 * when the others are through.
 */
export class AskAtOnce implements Command {
  private story: readonly string[] = []

  constructor(private readonly together: Together) {}

  check(office: Office): boolean {
    return this.requestsOf(office).length > 0
  }

  async run(office: Office): Promise<void> {
    const { real } = office
    const { trouble } = this.together
    const requests = this.requestsOf(office)
    this.story = requests.map(told)
    office.pass()
    if (trouble) real.trouble.prepare(trouble)
    const exchanges = await this.askAll(requests, office)
    if (real.trouble.hasHappened() && trouble) count(real.tally, trouble)
    count(real.tally, 'asked at once', requests.length)
    const broken = exchanges.filter(({ observed }) => trouble && isBroken(observed, trouble))
    const again: Exchange[] = []
    for (const { request } of broken) again.push({ request, observed: await real.ask(request) })
    const unseen =
      trouble === 'dies-after'
        ? again.map(({ request, observed }): Exchange => ({
            request,
            observed: atOnce(observed),
            unseen: true,
          }))
        : []
    const seen = exchanges.filter((exchange) => !broken.includes(exchange))
    office.worlds = afterSome(office.worlds, [...seen, ...unseen])
    for (const exchange of again) office.judge(exchange)
    for (const { request } of seen) office.keep(request)
  }

  private requestsOf(office: Office): readonly Request[] {
    const { asked, twins, trouble } = this.together
    const all = asked.flatMap(([intent, options]): Request[] => {
      const found = intent(office.world)
      const request = found && requestOf(office.world, found, options)
      return request ? [trouble ? withKey(request, office) : request] : []
    })
    const [first] = all
    return first ? [...Array.from({ length: twins - 1 }, () => first), ...all] : []
  }

  private async askAll(requests: readonly Request[], { real }: Office): Promise<Exchange[]> {
    real.setTurns(turnsBy(this.together.turns))
    try {
      return await Promise.all(
        requests.map(async (request) => ({ request, observed: atOnce(await real.ask(request)) })),
      )
    } finally {
      real.setTurns(undefined)
    }
  }

  toString(): string {
    const { turns, trouble } = this.together
    const how = `at once, turns ${turns.join()}${trouble ? `, ${trouble}` : ''}`
    return `\n  ${how}:${this.story.map((line) => `\n    ${line}`).join('')}`
  }
}
