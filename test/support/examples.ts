/** Sends the examples of the contract to a registry, with the registry's ids instead of those in the examples. */
import { pathOf } from '../../client/request'
import type { RouteName } from '../../client/routes'
import { EXAMPLES, ROUTES } from '../../contract/catalogue'
import { EXAMPLE_IDS, type Example } from '../../contract/docs'
import type { Route } from '../../contract/route'
import type { Registry } from './registry'
import type { ApiResponse } from './send-request'

type Body = ApiResponse['body']

/** Ids in the examples that are not the `id` of a thing, by the route whose response has the real id. */
const FURTHER_IDS: Readonly<Record<string, (body: Body) => readonly [example: string, real: unknown]>> = {
  testSubscription: ({ deliveryId }) => [EXAMPLE_IDS.delivery, deliveryId],
  recordCalendarFeed: ({ path }) => [EXAMPLE_IDS.feedSecret, String(path).split('/')[3]],
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The UUID that the examples use for the thing that this route records; undefined for a readable id. */
function exampleIdOf({ method, path }: Route): string | undefined {
  if (method !== 'POST') return undefined
  const named = EXAMPLES.find(
    ({ route }) =>
      route.path.startsWith(`${path}/{`) && route.path.split('/').length === path.split('/').length + 1,
  )
  const id = Object.values(named?.params ?? {}).at(-1)
  return id !== undefined && UUID.test(id) ? id : undefined
}

/** The token of a person who has written nothing yet. */
export const secondPerson = async ({ personOf }: Registry): Promise<string> =>
  (await personOf('second-person', 'administrator')).token

export class ExampleSender {
  /** Real ids by example id. If several things have the same example id, the first is used. */
  private readonly ids = new Map<string, string>()

  /** @param secondToken of another person, who approves what the first one has written */
  constructor(
    private readonly request: Registry['send'],
    private readonly secondToken: string,
  ) {}

  /** Uses this id instead of the example's, unless it has one already. */
  use(exampleId: string, id: string): void {
    if (!this.ids.has(exampleId)) this.ids.set(exampleId, id)
  }

  /** The text with real ids. */
  translate(text: string): string {
    return [...this.ids].reduce((all, [exampleId, id]) => all.replaceAll(exampleId, id), text)
  }

  /** Sends an example with the current version as `If-Match`, and keeps the ids of the response. */
  async send(example: Example): Promise<ApiResponse> {
    const { route, body } = example
    const address = this.addressOf(example)
    const isThing = ROUTES.some(({ method, path }) => method === 'GET' && path === route.path)
    const thing = isThing ? address : address.replace(/\/[^/]+$/, '')
    const headers = {
      'content-type': route.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      ...(route.ifMatch ? { 'if-match': (await this.request('GET', thing)).headers.get('etag') ?? '' } : {}),
    }
    const raw = body && this.translate(JSON.stringify(body))
    const answer = await this.request(route.method, address, {
      headers,
      ...(route.problems?.includes('four-eyes') ? { token: this.secondToken } : {}),
      ...(raw === undefined ? {} : { raw }),
    })
    this.learn(route, answer.body)
    return answer
  }

  private addressOf({ route, params = {}, query }: Example): string {
    const path = pathOf(route.name as RouteName, params)
    const search = new URLSearchParams(query)
    return this.translate(search.size > 0 ? `${path}?${search.toString()}` : path)
  }

  private learn(route: Route, body: Body): void {
    const exampleId = exampleIdOf(route)
    if (exampleId !== undefined && typeof body['id'] === 'string') this.use(exampleId, body['id'])
    const further = FURTHER_IDS[route.name]?.(body)
    if (further) this.use(further[0], String(further[1]))
  }
}
