/** Things by which an answer tells as whom it was made: one of each visibility, and a service of somebody else. */
import { examplesOf, ROUTES } from '../../../contract/catalogue'
import type { Route } from '../../../contract/route'
import { eventually } from '../../support/eventually'
import type { Registry } from '../../support/registry'
import { Subscriber } from '../../support/subscriber'
import { hasVisibility } from './answers'

export const VISIBILITIES = ['internal', 'press', 'public'] as const

export interface Things {
  /** The values of the parameters of paths: each names a thing that every reader may see. */
  readonly params: Readonly<Record<string, string>>
  /** The addresses of the things that have a visibility, by their path, in the order of `VISIBILITIES`. */
  readonly addresses: ReadonlyMap<string, readonly string[]>
  /** Records a subscription of somebody else, or makes a feed; gives its id. */
  readonly subscribe: () => Promise<string>
  readonly makeFeed: () => Promise<string>
  readonly close: () => Promise<void>
}

export async function recordThings(registry: Registry): Promise<Things> {
  const { send } = registry
  const subscriber = await Subscriber.open()
  const record = async (path: string, body: object) => {
    const { status, body: thing } = await send('POST', path, { body })
    expect([path, thing['errors'], status]).toEqual([path, undefined, 201])
    return thing
  }
  await record('/v1/partnerships', { id: 'istanbul', city: { en: 'Istanbul' }, country: 'TR' })
  const visits: string[] = []
  const entries: string[] = []
  const trip = String((await record('/v1/visits', visitOf('public')))['id'])
  for (const visibility of VISIBILITIES) {
    // The summary of the office counts the stops, and not their trip; those of the press and the public count it.
    const stop = await record('/v1/visits', { ...visitOf(visibility), partOf: trip })
    visits.push(visibility === 'public' ? trip : String(stop['id']))
    entries.push(String((await record('/v1/books/guest-book/entries', entryOf(visibility)))['number']))
  }
  // Without it, the summaries of the office and the press would be the same.
  await record('/v1/visits', visitOf('internal'))
  const examples = await recordExamples(record)
  const subscribe = async () => {
    const body = { name: 'Service', url: subscriber.url, types: ['book.*'], owner: 'somebody' }
    return String((await record('/v1/subscriptions', body))['id'])
  }
  const subscription = await subscribe()
  const list = `/v1/visits/${visits[2]}/notices`
  const notice = await record(list, { kind: 'notice' })
  await issue(registry, `${list}/${String((await record(list, { kind: 'notice' }))['id'])}`)
  await send('POST', `/v1/subscriptions/${subscription}/test`)
  await eventually(() => expect(subscriber.received).toHaveLength(1))
  const params = {
    ...examples.params,
    partnershipId: 'istanbul',
    personId: 'public',
    visitId: visits[2] ?? '',
    book: 'guest-book',
    number: entries[2] ?? '',
    subscriptionId: subscription,
    deliveryId: subscriber.received[0]?.id ?? '',
    noticeId: String(notice['id']),
    secret: 'A'.repeat(43),
  }
  return {
    params,
    addresses: new Map([
      ...examples.addresses,
      ['/v1/visits/{visitId}', visits.map((id) => `/v1/visits/${id}`)],
      [
        '/v1/books/{book}/entries/{number}',
        entries.map((number) => `/v1/books/guest-book/entries/${number}`),
      ],
    ]),
    subscribe,
    makeFeed: async () => String((await record('/v1/calendar-feeds', {}))['id']),
    close: () => subscriber.close(),
  }
}

/** Approves a notice as a second person, and issues it. */
async function issue({ send, callerOf }: Registry, notice: string): Promise<void> {
  const headers = { 'if-match': '*' }
  const { token } = await callerOf('approver', 'press')
  for (const step of ['approval', 'issue'])
    expect((await send('POST', `${notice}/${step}`, { headers, token })).status).toBe(200)
}

const personOf = (name: string) => ({ name, office: 'Minister', officeClass: 'minister', country: 'TR' })

/** A visit that is over, so that the summary of its partnership counts it. */
export const visitOf = (visibility: string) => ({
  direction: 'incoming',
  kind: 'working-visit',
  occasion: { en: visibility },
  start: '2026-10-01',
  origin: 'archive',
  status: 'completed',
  guests: [personOf(visibility)],
  partnershipId: 'istanbul',
  visibility,
})

export const entryOf = (visibility: string) => ({
  signedOn: '2026-10-01',
  occasion: { en: visibility },
  signers: [personOf(visibility)],
  visibility,
})

type RecordThing = (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>

/** The routes that record things by themselves: the things of the others need a partnership, people or a service. */
export const recordingRoutes = ROUTES.filter(
  ({ name, method, access, answer }) =>
    method === 'POST' &&
    access === 'write' &&
    answer.status === 201 &&
    !['recordPartnership', 'recordVisit'].includes(name),
)

/** The body of a route's first example, without links to other things; with the visibility, if the things have one. */
export function exampleBody(route: Route, visibility: string): object {
  const { visitId: _, ...body } = { visitId: undefined, ...examplesOf(route.name)[0]?.body }
  return hasVisibility(route.answer.schema) ? { ...body, visibility } : body
}

/** Records the examples of the routes, in each visibility. */
async function recordExamples(record: RecordThing): Promise<Pick<Things, 'params' | 'addresses'>> {
  const params: Record<string, string> = {}
  const addresses = new Map<string, readonly string[]>()
  for (const route of recordingRoutes) {
    const one = ROUTES.find(({ method, path }) => method === 'GET' && isBelow(route.path, path))
    const ids: string[] = []
    for (const visibility of hasVisibility(route.answer.schema) ? VISIBILITIES : ['public'])
      ids.push(String((await record(route.path, exampleBody(route, visibility)))['id']))
    if (one) {
      params[/\{(\w+)\}$/.exec(one.path)?.[1] ?? ''] = ids.at(-1) ?? ''
      addresses.set(
        one.path,
        ids.map((id) => `${route.path}/${id}`),
      )
    }
  }
  return { params, addresses }
}

const isBelow = (list: string, path: string): boolean =>
  path.startsWith(`${list}/{`) && !path.slice(list.length + 1).includes('/')
