/** Asks all routes for everything as one reader, and looks through all that is answered. */
import { ROUTES } from '../../../contract/catalogue'
import { hiddenSubjects, twinsOf, withSubjects } from './hidden'
import { asksOf, type Asked, type Values } from './plan'
import { nextPage, readable, send, type Answer, type Reader } from './readers'
import type { World } from './world'

export interface Swept {
  /** What was told that the reader may not know, a sentence each. */
  readonly leaks: string[]
  /** The canaries that were found. */
  readonly found: Set<string>
  readonly requests: number
}

/** Deliveries name what was told before it was hidden. */
const NAME_EARLIER_THINGS: ReadonlySet<string> = new Set(['listDeliveries', 'readDelivery'])

/** Requests at once. */
const AT_ONCE = 8
const MAX_PAGES = 60

export class Sweep {
  private readonly answers = new Map<string, Answer>()
  private readonly leaks: string[] = []
  private readonly found = new Set<string>()
  private readonly subjects: Map<string, RegExp>

  constructor(
    private readonly world: World,
    private readonly reader: Reader,
  ) {
    this.subjects = hiddenSubjects(world, reader.clearance)
  }

  async run(values: Values): Promise<Swept> {
    // What a reader does with its own comes after all that it reads.
    const routes = ROUTES.toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
    const asked = routes.flatMap((route) => asksOf(route, values))
    const waiting = asked.values()
    const work = async (): Promise<void> => {
      for (const each of waiting) await this.ask(each)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await this.askForHeads(asked)
    this.compareTwins()
    return { leaks: this.leaks, found: this.found, requests: this.answers.size }
  }

  /** Asks, and follows the cursors to the last page. */
  private async ask(asked: Asked): Promise<void> {
    const { canaries, registry } = this.world
    let path: string | undefined = asked.path
    for (let page = 0; path !== undefined && page < MAX_PAGES; page += 1) {
      const request: Asked = { ...asked, path }
      const answer = await send(registry.run.url, this.reader, request)
      this.answers.set(keyOf(request), answer)
      this.examine(request, answer)
      for (const word of canaries.wordsIn(readable(answer.text))) this.found.add(word)
      path = nextPage(answer)
    }
  }

  private examine({ route, path, body }: Asked, { status, headers, text }: Answer): void {
    const { canaries } = this.world
    const request = `${this.reader.name}: ${route.method} ${path}`
    const told = readable(`${headers}\n${withSubjects(text)}`)
    const said = `${decodeURIComponent(path)} ${JSON.stringify(body)}`
    for (const leak of canaries.leaksIn(told, this.reader.clearance, readable(said)))
      this.leaks.push(`${request} tells ${leak}`)
    if (!NAME_EARLIER_THINGS.has(route.name))
      for (const [subject, pattern] of this.subjects)
        if (pattern.test(told) && !pattern.test(said)) this.leaks.push(`${request} names ${subject}`)
    if (status === 403 && route.method === 'GET') this.leaks.push(`${request} is forbidden`)
    if (status >= 500) this.leaks.push(`${request} fails with ${status}`)
  }

  private async askForHeads(asked: readonly Asked[]): Promise<void> {
    const heads = new Map(
      asked.filter(({ route }) => route.method === 'GET').map((each) => [each.route, each]),
    )
    for (const each of heads.values())
      this.examine(each, await send(this.world.registry.run.url, this.reader, each, 'HEAD'))
  }

  /** An answer about what is hidden is that about nothing, but for what was asked for. */
  private compareTwins(): void {
    const { clearance, name } = this.reader
    for (const { hidden, nothing } of twinsOf(this.world, clearance))
      for (const [key, answer] of this.answers) {
        if (!isAbout(key, hidden)) continue
        const twin = this.answers.get(key.replace(hidden, nothing))
        if (!twin) this.leaks.push(`${name}: ${key} was asked of what is hidden only`)
        else if (shapeOf(answer, hidden) !== shapeOf(twin, nothing))
          this.leaks.push(`${name}: ${key} is told from nothing by ${shapeOf(answer, hidden)}`)
      }
  }
}

const keyOf = ({ route, path, headers, body }: Asked): string =>
  `${route.method} ${path} ${JSON.stringify([headers, body])}`

/** Whether it is asked about this, and not about what begins with the same digits. */
const isAbout = (key: string, part: string): boolean => {
  const [, after] = key.split(part)
  return after !== undefined && !/^[\w-]/.test(after)
}

/** The answer without what differs between any two, and without what was asked for. */
function shapeOf({ status, headers, text }: Answer, part: string): string {
  const {
    date: _d,
    'content-length': _l,
    'apigw-requestid': _a,
    ...others
  } = JSON.parse(headers) as Record<string, string>
  const body = text.replace(/"instance":"[^"]*"/, '')
  const named = part.replace(/^\/v1\//, '').replace(/^\w+=/, '')
  return JSON.stringify([status, others, body]).replaceAll(named, '…')
}
