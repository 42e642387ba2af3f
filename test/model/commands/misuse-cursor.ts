import type { Office } from '../office'
import { told, type Request } from '../request'
import type { Intent } from '../requests/intent'
import type { Command } from './ask'

/** Somebody takes a list's cursor to another list, or bends it: it is refused. */
export class MisuseCursor implements Command {
  private story = ''

  constructor(
    private readonly list: Intent,
    private readonly isBent: boolean,
  ) {}

  check(office: Office): boolean {
    return this.list(office.world) !== undefined
  }

  async run(office: Office): Promise<void> {
    const asked = this.list(office.world)
    if (!asked) return
    const request: Request = { ...asked, query: { ...asked.query, limit: '1' }, caller: 'ada' }
    const { link } = await office.real.askPage(request)
    if (link === undefined) return
    const misused = this.isBent ? bent(link) : moved(link)
    this.story = `${told(request)}, then ${misused}`
    const { status, code } = await office.real.askPage(request, misused)
    if (code !== 'malformed') throw new Error(`${this.story}\n  is ${status}, should be malformed`)
  }

  toString(): string {
    return `\n  ${this.story}`
  }
}

/** Another character amid the cursor. */
function bent(link: string): string {
  const url = new URL(link, 'http://office')
  const cursor = url.searchParams.get('cursor') ?? ''
  const place = Math.floor(cursor.length / 2)
  const other = cursor[place] === 'A' ? 'B' : 'A'
  url.searchParams.set('cursor', cursor.slice(0, place) + other + cursor.slice(place + 1))
  return url.pathname + url.search
}

/** The same list in the other order. */
function moved(link: string): string {
  const url = new URL(link, 'http://office')
  url.searchParams.set('order', url.searchParams.get('order') === 'asc' ? 'desc' : 'asc')
  return url.pathname + url.search
}
