import type { CallOptions } from '../call-options'
import type { Office } from '../office'
import { told, type Request } from '../request'
import type { Intent } from '../requests/intent'
import { RULES } from '../rules/rules'
import type { Fields, World } from '../world'
import { Ask, type Command } from './ask'

/** Somebody walks a list page by page while others write: what they do not touch is found exactly once. */
export class Walk implements Command {
  private story = ''
  private readonly meanwhile: readonly Ask[]

  constructor(
    private readonly list: Intent,
    writes: readonly (readonly [Intent, CallOptions])[],
  ) {
    this.meanwhile = writes.map(([intent, options]) => new Ask(intent, options))
  }

  check(office: Office): boolean {
    return office.worlds.length === 1 && this.list(office.world) !== undefined
  }

  async run(office: Office): Promise<void> {
    const asked = this.list(office.world)
    if (!asked) return
    const request = { ...asked, query: { ...asked.query, limit: '1' }, caller: 'ada' }
    this.story = told(request)
    const before = office.world
    const found = await this.walk(request, office)
    for (const world of office.worlds) requireOnce(request, found, before, world)
  }

  private async walk(request: Request, office: Office): Promise<readonly string[]> {
    const found: string[] = []
    const writes = [...this.meanwhile]
    let page = await office.real.askPage(request)
    for (;;) {
      if (page.status !== 200) return found
      found.push(...(page.body.items as Fields[]).map(nameOf))
      if (page.link === undefined) return found
      await writes.shift()?.run(office)
      page = await office.real.askPage(request, page.link)
    }
  }

  toString(): string {
    return `\n  walking ${this.story}, and meanwhile:${this.meanwhile.join('').replaceAll('\n', '\n  ')}`
  }
}

const nameOf = ({ id, number }: Fields): string => String(id ?? number)

function requireOnce(request: Request, found: readonly string[], before: World, after: World): void {
  const [was, is] = [versionsIn(before, request), versionsIn(after, request)]
  for (const [name, version] of was) {
    const times = found.filter((each) => each === name).length
    if (is.get(name) === version && times !== 1)
      throw new Error(`${told(request)}\n  ${name} is found ${times} times`)
  }
  const stray = found.find((name) => !was.has(name) && !is.has(name))
  if (stray !== undefined) throw new Error(`${told(request)}\n  ${stray} is found, and does not belong there`)
}

/** What a list has in a world, with the version of each. */
function versionsIn(world: World, request: Request): Map<string, unknown> {
  const verdict = RULES[request.route]?.(world, request, { status: 200, body: {}, replayed: false })
  const items = verdict && 'read' in verdict ? (verdict.read.items as Fields[]) : []
  return new Map(items.map((item) => [nameOf(item), item.version]))
}
