/** The system that is compared with the model: the handlers of the API in one process, over a table on the engine. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../lambdas/table/table'
import type { ProblemCode } from '../../contract/problems'
import { resourceOf, type Resource } from '../../contract/catalogue'
import { handlers as anniversaries } from '../../lambdas/anniversaries/handler'
import { handlers as books } from '../../lambdas/books/handler'
import { handlers as meta } from '../../lambdas/meta/handler'
import { handlers as partnerships } from '../../lambdas/partnerships/handler'
import { handlers as people } from '../../lambdas/people/handler'
import type { HttpEvent, HttpResult } from '../../lambdas/http/http'
import { serve } from '../../lambdas/http/serve'
import { cursorsOf } from '../../lambdas/table/cursor'
import { openPeople, type People } from '../../lambdas/people/people'
import { rebuildNames } from '../../lambdas/people/rebuild-names'
import { entriesOf } from '../../lambdas/books/record'
import { VISITS } from '../../lambdas/visits/record'
import { openStore } from '../../lambdas/table/store'
import { handlers as visits } from '../../lambdas/visits/handler'
import { eventOf } from './event'
import { pathOf, routeOf, type ObservedResponse, type Request } from './request'
import { count, type Tally } from './tally'
import { faultyClient, type FaultyClient } from './faulty-client'
import { BOOKS, type Fields } from './model-state'

export interface System {
  /** Sends a request, and follows a list to its last page. */
  readonly send: (request: Request) => Promise<ObservedResponse>
  /** Reads one page only, at `link` if it is given. */
  readonly sendForPage: (request: Request, link?: string) => Promise<Page>
  readonly fault: FaultyClient
  readonly people: People
  /** Rebuilds the people from the changes, and returns how many were repaired or had unclaimed names. */
  readonly rebuildPeople: () => Promise<number>
  readonly setClock: (now: string) => void
  /** Sets the scheduler of the calls of the store, or removes it. */
  readonly setCallScheduler: (scheduler: CallScheduler | undefined) => void
  readonly tally: Tally
}

export type CallScheduler = <T>(call: () => Promise<T>) => Promise<T>
export type Page = ObservedResponse & { readonly link?: string | undefined }

export function openSystem(table: string, inner: DynamoDBDocumentClient, tally: Tally): System {
  let now = new Date(0)
  let scheduler: CallScheduler | undefined
  const fault = faultyClient(inner, (call) => (scheduler ? scheduler(call) : call()))
  const clock = { now: () => now, newId: () => uuidv7({ msecs: now.getTime() }) }
  const store = openStore(openTable(table, fault.client), clock)
  const cursors = cursorsOf('model')
  const registry = { store, cursors, books: BOOKS, officeZone: 'Europe/Berlin', now: clock.now }
  const openedPeople = openPeople(openTable(table, fault.client))
  const functions: Partial<Record<Resource, (event: HttpEvent) => Promise<HttpResult>>> = {
    partnerships: serve(() => registry, partnerships),
    visits: serve(() => registry, visits),
    books: serve(() => registry, books),
    anniversaries: serve(() => registry, anniversaries),
    people: serve(
      () => ({ people: openedPeople, cursors, lists: [VISITS, ...BOOKS.map(entriesOf)] }),
      people,
    ),
    meta: serve(() => store, meta),
  }
  const sendForPage = async (request: Request, link?: string): Promise<Page> => {
    const serving = functions[resourceOf(routeOf(request).name)]
    if (!serving) throw new Error(`The model has no function for ${request.route}.`)
    const page = pageOf(await serving(eventOf(request, link)))
    count(tally, `${request.route} ${page.status}`)
    for (const { code } of (page.body.warnings ?? []) as Fields[]) count(tally, `warning ${String(code)}`)
    return page
  }
  return {
    sendForPage,
    send: async (request) => readAllPages(request, sendForPage),
    fault,
    people: openedPeople,
    rebuildPeople: async () => {
      const { repaired, claimed } = await rebuildNames(inner, table)
      return repaired + claimed
    },
    setClock: (time) => (now = new Date(time)),
    setCallScheduler: (next) => (scheduler = next),
    tally,
  }
}

/** Joins the pages of a list, and checks their lengths. */
async function readAllPages(request: Request, sendForPage: System['sendForPage']): Promise<ObservedResponse> {
  const { link, ...first } = await sendForPage(request)
  if (!('items' in first.body)) return first
  const items: unknown[] = []
  let page: Page = { ...first, link }
  for (;;) {
    const found = page.body.items as unknown[]
    if (found.length > Number(request.query.limit ?? 25)) throw new Error(`A page has ${found.length} items.`)
    items.push(...found)
    if ((page.link === undefined) !== (page.body.nextCursor === undefined))
      throw new Error('`nextCursor` and the Link header do not agree.')
    if (page.link === undefined) return { ...first, body: { items } }
    if (!page.link.startsWith(`${pathOf(request)}?`)) throw new Error(`The next page is ${page.link}.`)
    page = await sendForPage(request, page.link)
  }
}

function pageOf({ statusCode = 0, headers = {}, body = '' }: Exclude<HttpResult, string>): Page {
  const parsed = body === '' ? {} : (JSON.parse(body) as Fields)
  const code = typeof parsed.type === 'string' ? (parsed.type.split(':').at(-1) as ProblemCode) : undefined
  return {
    status: statusCode,
    ...(code && statusCode >= 400 ? { code } : {}),
    body: parsed,
    etag: headers.etag as string | undefined,
    location: headers.location as string | undefined,
    replayed: headers['idempotent-replayed'] === 'true',
    link: /^<(.*)>; rel="next"$/.exec(String(headers.link ?? ''))?.[1],
  }
}
