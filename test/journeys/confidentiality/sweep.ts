/** Sends every request of a reader to all routes, and searches the responses for canaries. */
import { ROUTES } from '../../../contract/catalogue'
import { hiddenSubjects, twinsOf, withSubjects } from './hidden'
import { requestsOf, type PlannedRequest, type Values } from './plan'
import { nextPage, readable, send, type Answer, type Reader } from './readers'
import type { TestData } from './test-data'

interface SweepResult {
  /** One sentence for each canary that the reader may not see. */
  readonly leaks: string[]
  /** The canaries that were found. */
  readonly found: Set<string>
  readonly requests: number
  /** The names of the routes that were asked. */
  readonly routes: Set<string>
}

/** Deliveries name things that were visible when they were sent. */
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
    private readonly testData: TestData,
    private readonly reader: Reader,
  ) {
    this.subjects = hiddenSubjects(testData, reader.clearance)
  }

  async run(values: Values): Promise<SweepResult> {
    // Routes that write come after those that read.
    const routes = ROUTES.toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
    const requests = routes.flatMap((route) => requestsOf(route, values))
    const waiting = requests.values()
    const work = async (): Promise<void> => {
      for (const each of waiting) await this.sendAllPages(each)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await this.sendHeads(requests)
    this.compareTwins()
    return {
      leaks: this.leaks,
      found: this.found,
      requests: this.answers.size,
      routes: new Set(requests.map(({ route }) => route.name)),
    }
  }

  /** Sends a request, and follows the cursors to the last page. */
  private async sendAllPages(requests: PlannedRequest): Promise<void> {
    const { canaries, registry } = this.testData
    let path: string | undefined = requests.path
    for (let page = 0; path !== undefined && page < MAX_PAGES; page += 1) {
      const request: PlannedRequest = { ...requests, path }
      const answer = await send(registry.run.url, this.reader, request)
      this.answers.set(keyOf(request), answer)
      this.examine(request, answer)
      for (const word of canaries.wordsIn(readable(answer.text))) this.found.add(word)
      path = nextPage(answer)
    }
  }

  private examine({ route, path, body }: PlannedRequest, { status, headers, text }: Answer): void {
    const { canaries } = this.testData
    const request = `${this.reader.name}: ${route.method} ${path}`
    const shown = readable(`${headers}\n${withSubjects(text)}`)
    const said = `${decodeURIComponent(path)} ${JSON.stringify(body)}`
    for (const leak of canaries.leaksIn(shown, this.reader.clearance, readable(said)))
      this.leaks.push(`${request} tells ${leak}`)
    if (!NAME_EARLIER_THINGS.has(route.name))
      for (const [subject, pattern] of this.subjects)
        if (pattern.test(shown) && !pattern.test(said)) this.leaks.push(`${request} names ${subject}`)
    if (status === 403 && route.method === 'GET') this.leaks.push(`${request} is forbidden`)
    if (status >= 500) this.leaks.push(`${request} fails with ${status}`)
  }

  private async sendHeads(requests: readonly PlannedRequest[]): Promise<void> {
    const heads = new Map(
      requests.filter(({ route }) => route.method === 'GET').map((each) => [each.route, each]),
    )
    for (const each of heads.values())
      this.examine(each, await send(this.testData.registry.run.url, this.reader, each, 'HEAD'))
  }

  /** A response about a hidden thing must equal that about a missing thing, except for the requested id. */
  private compareTwins(): void {
    const { clearance, name } = this.reader
    for (const { hidden, nothing } of twinsOf(this.testData, clearance))
      for (const [key, answer] of this.answers) {
        if (!isAbout(key, hidden)) continue
        const twin = this.answers.get(key.replace(hidden, nothing))
        if (!twin) this.leaks.push(`${name}: ${key} was sent for the hidden thing only`)
        else if (shapeOf(answer, hidden) !== shapeOf(twin, nothing))
          this.leaks.push(`${name}: ${key} is shown from nothing by ${shapeOf(answer, hidden)}`)
      }
  }
}

const keyOf = ({ route, path, headers, body }: PlannedRequest): string =>
  `${route.method} ${path} ${JSON.stringify([headers, body])}`

/** Whether the request is about this part, and not about a longer one with the same prefix. */
const isAbout = (key: string, part: string): boolean => {
  const [, after] = key.split(part)
  return after !== undefined && !/^[\w-]/.test(after)
}

/** The response without the headers that always differ, and without the requested id. */
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
