import type { SendOptions } from '../send-options'
import type { Comparison } from '../comparison'
import { describeRequest, type Request } from '../request'
import type { Intent } from '../requests/intent'
import { RULES } from '../rules/rules'
import type { Fields, ModelState } from '../model-state'
import { SendRequest, type Command } from './send-request'

/** Reads a list page by page, with a write after each page: each unchanged thing must be found exactly once. */
export class PageThroughList implements Command {
  private description = ''
  private readonly writes: readonly SendRequest[]

  constructor(
    private readonly list: Intent,
    writes: readonly (readonly [Intent, SendOptions])[],
  ) {
    this.writes = writes.map(([intent, options]) => new SendRequest(intent, options))
  }

  check(comparison: Comparison): boolean {
    return comparison.states.length === 1 && this.list(comparison.state) !== undefined
  }

  async run(comparison: Comparison): Promise<void> {
    const target = this.list(comparison.state)
    if (!target) return
    const request = { ...target, query: { ...target.query, limit: '1' }, caller: 'ada' }
    this.description = describeRequest(request)
    const before = comparison.state
    const found = await this.readPages(request, comparison)
    for (const state of comparison.states) requireEachOnce(request, found, before, state)
  }

  private async readPages(request: Request, comparison: Comparison): Promise<readonly string[]> {
    const found: string[] = []
    const remaining = [...this.writes]
    let page = await comparison.system.sendForPage(request)
    for (;;) {
      if (page.status !== 200) return found
      found.push(...(page.body.items as Fields[]).map(nameOf))
      if (page.link === undefined) return found
      await remaining.shift()?.run(comparison)
      page = await comparison.system.sendForPage(request, page.link)
    }
  }

  toString(): string {
    const writes = this.writes.join('').replaceAll('\n', '\n  ')
    return `\n  read by pages: ${this.description}, with a write after each page:${writes}`
  }
}

const nameOf = ({ id, number }: Fields): string => String(id ?? number)

function requireEachOnce(
  request: Request,
  found: readonly string[],
  before: ModelState,
  after: ModelState,
): void {
  const [was, is] = [versionsIn(before, request), versionsIn(after, request)]
  for (const [name, version] of was) {
    const times = found.filter((each) => each === name).length
    if (is.get(name) === version && times !== 1)
      throw new Error(`${describeRequest(request)}\n  ${name} is found ${times} times`)
  }
  const unexpected = found.find((name) => !was.has(name) && !is.has(name))
  if (unexpected !== undefined)
    throw new Error(`${describeRequest(request)}\n  ${unexpected} is found, but is not in the list`)
}

/** The items of a list in a state, each with its version. */
function versionsIn(state: ModelState, request: Request): Map<string, unknown> {
  const result = RULES[request.route]?.(state, request, { status: 200, body: {}, replayed: false })
  const items = result && 'read' in result ? (result.read.items as Fields[]) : []
  return new Map(items.map((item) => [nameOf(item), item.version]))
}
