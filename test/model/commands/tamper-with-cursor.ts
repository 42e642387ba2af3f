import type { Comparison } from '../comparison'
import { describeRequest, type Request } from '../request'
import type { Intent } from '../requests/intent'
import type { Command } from './send-request'

/** Sends an altered cursor, or a cursor with another order of the list: the request must be refused. */
export class TamperWithCursor implements Command {
  private description = ''

  constructor(
    private readonly list: Intent,
    private readonly isAltered: boolean,
  ) {}

  check(comparison: Comparison): boolean {
    return this.list(comparison.state) !== undefined
  }

  async run(comparison: Comparison): Promise<void> {
    const target = this.list(comparison.state)
    if (!target) return
    const request: Request = { ...target, query: { ...target.query, limit: '1' }, caller: 'ada' }
    const { link } = await comparison.system.sendForPage(request)
    if (link === undefined) return
    const invalidLink = this.isAltered ? withAlteredCursor(link) : withOtherOrder(link)
    this.description = `${describeRequest(request)}, then ${invalidLink}`
    const { status, code } = await comparison.system.sendForPage(request, invalidLink)
    if (code !== 'malformed') throw new Error(`${this.description}\n  is ${status}, not malformed`)
  }

  toString(): string {
    return `\n  ${this.description}`
  }
}

/** Changes a character in the middle of the cursor. */
function withAlteredCursor(link: string): string {
  const url = new URL(link, 'http://office')
  const cursor = url.searchParams.get('cursor') ?? ''
  const place = Math.floor(cursor.length / 2)
  const other = cursor[place] === 'A' ? 'B' : 'A'
  url.searchParams.set('cursor', cursor.slice(0, place) + other + cursor.slice(place + 1))
  return url.pathname + url.search
}

/** The same list in the other order. */
function withOtherOrder(link: string): string {
  const url = new URL(link, 'http://office')
  url.searchParams.set('order', url.searchParams.get('order') === 'asc' ? 'desc' : 'asc')
  return url.pathname + url.search
}
