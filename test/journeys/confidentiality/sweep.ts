/**
 * Sends all planned requests of a reader to all routes, and searches the responses for canaries and hidden things.
 */
import { ROUTES } from '../../../contract/catalogue'
import { hiddenSubjects, hiddenAndMissingIn, withSubjects } from './hidden-things'
import { requestsOf, type PlannedRequest, type ParameterValues } from './request-planner'
import { nextPage, readable, send, type ReaderResponse, type Reader } from './readers'
import type { TestData } from './test-data'

interface SweepResult {
  /** One sentence for each leak or failure. */
  readonly leaks: string[]
  /** The canaries in the responses. */
  readonly found: Set<string>
  readonly requests: number
  /** The names of the requested routes. */
  readonly routes: Set<string>
}

/** Routes that may name a hidden thing: it was visible when the delivery was sent. */
const NAME_EARLIER_THINGS: ReadonlySet<string> = new Set(['listDeliveries', 'readDelivery'])

const CONCURRENT_REQUESTS = 8
const MAX_PAGES = 60

export class Sweep {
  private readonly responses = new Map<string, ReaderResponse>()
  private readonly leaks: string[] = []
  private readonly found = new Set<string>()
  private readonly subjects: Map<string, RegExp>

  constructor(
    private readonly testData: TestData,
    private readonly reader: Reader,
  ) {
    this.subjects = hiddenSubjects(testData, reader.clearance)
  }

  async run(values: ParameterValues): Promise<SweepResult> {
    // Routes that write come after those that read.
    const routes = ROUTES.toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
    const requests = routes.flatMap((route) => requestsOf(route, values))
    const queue = requests.values()
    const sendFromQueue = async (): Promise<void> => {
      for (const each of queue) await this.sendAllPages(each)
    }
    await Promise.all(Array.from({ length: CONCURRENT_REQUESTS }, sendFromQueue))
    await this.sendHeads(requests)
    this.compareHiddenWithMissing()
    return {
      leaks: this.leaks,
      found: this.found,
      requests: this.responses.size,
      routes: new Set(requests.map(({ route }) => route.name)),
    }
  }

  /** Sends a request, and follows the cursors to the last page. */
  private async sendAllPages(first: PlannedRequest): Promise<void> {
    const { canaries, registry } = this.testData
    let path: string | undefined = first.path
    for (let page = 0; path !== undefined && page < MAX_PAGES; page += 1) {
      const request: PlannedRequest = { ...first, path }
      const response = await send(registry.url, this.reader, request)
      this.responses.set(keyOf(request), response)
      this.examine(request, response)
      for (const word of canaries.wordsIn(readable(response.text))) this.found.add(word)
      path = nextPage(response)
    }
  }

  private examine({ route, path, body }: PlannedRequest, { status, headers, text }: ReaderResponse): void {
    const { canaries } = this.testData
    const request = `${this.reader.name}: ${route.method} ${path}`
    const shown = readable(`${headers}\n${withSubjects(text)}`)
    const requested = `${decodeURIComponent(path)} ${JSON.stringify(body)}`
    for (const leak of canaries.leaksIn(shown, this.reader.clearance, readable(requested)))
      this.leaks.push(`${request} shows ${leak}`)
    if (!NAME_EARLIER_THINGS.has(route.name))
      for (const [subject, pattern] of this.subjects)
        if (pattern.test(shown) && !pattern.test(requested)) this.leaks.push(`${request} names ${subject}`)
    if (status === 403 && route.method === 'GET') this.leaks.push(`${request} is forbidden`)
    if (status >= 500) this.leaks.push(`${request} fails with ${status}`)
  }

  private async sendHeads(requests: readonly PlannedRequest[]): Promise<void> {
    const heads = new Map(
      requests.filter(({ route }) => route.method === 'GET').map((each) => [each.route, each]),
    )
    for (const each of heads.values())
      this.examine(each, await send(this.testData.registry.url, this.reader, each, 'HEAD'))
  }

  /** A response about a hidden thing must equal that about a missing thing, except for the requested id. */
  private compareHiddenWithMissing(): void {
    const { clearance, name } = this.reader
    for (const { hidden, missing } of hiddenAndMissingIn(this.testData, clearance))
      for (const [key, response] of this.responses) {
        if (!isAbout(key, hidden)) continue
        const responseAboutMissing = this.responses.get(key.replace(hidden, missing))
        if (!responseAboutMissing)
          this.leaks.push(`${name}: ${key} has no request about a missing thing to compare with`)
        else if (shapeOf(response, hidden) !== shapeOf(responseAboutMissing, missing))
          this.leaks.push(
            `${name}: ${key} differs from the response about a missing thing: ${shapeOf(response, hidden)}`,
          )
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
function shapeOf({ status, headers, text }: ReaderResponse, part: string): string {
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
