/** The ids and filters that a reader requests. */
import type { Clearance } from '../../../contract/things'
import { ROUTES } from '../../../contract/catalogue'
import { COUNTRY } from './bodies'
import { personIdOf } from './hidden'
import { NOTHING, type Values } from './plan'
import { readerOf } from './readers'
import type { SubscribedService } from './services'
import type { Hideable, TestData } from './test-data'

const BOOKS = ['golden-book', 'guest-book']

/** The parameters of all requests of a reader, for the given visits and entries. */
export async function valuesFor(
  { visits, entries, others, foreign, registry }: TestData,
  services: readonly SubscribedService[],
  clearance: Clearance,
  requests: readonly Hideable[],
): Promise<Values> {
  const own = services.filter((each) => each.clearance === clearance).map(({ service }) => service)
  const other = services.find((each) => each.clearance !== clearance)
  const [delivery] = (await other?.service.deliveries('?limit=1')) ?? []
  const ownDeliveries = await Promise.all(
    own.map(async (service) => (await service.deliveries('?limit=3')).map(({ id }) => `${service.id} ${id}`)),
  )
  const token = (await readerOf(registry.run, clearance)).token ?? ''
  const makeFeed = async () =>
    String((await registry.send('POST', '/v1/calendar-feeds', { token, body: { clearance } })).body['id'])
  const withPeople = requests.filter((each) => visits.includes(each) || entries.includes(each))
  const [some, ids] = [
    withPeople.filter(isFirstOfItsKind),
    idsOf(requests.filter((each) => visits.includes(each))),
  ]
  return {
    ...idsOfOthers(others, requests),
    visitId: [...ids, NOTHING.visitId],
    'visitId=': [...idsOf(some.filter((each) => visits.includes(each))), NOTHING.visitId],
    entry: [
      ...requests.filter((each) => entries.includes(each)).map(({ path }) => path.split('/')),
      ...BOOKS.map((book) => ['', 'v1', 'books', book, 'entries', NOTHING.number]),
    ].map((path) => `${path[3]} ${path[5]}`),
    book: [...BOOKS, 'no-book'],
    partnershipId: ['first', 'second', 'nowhere'],
    'partnershipId=': ['first', 'nowhere'],
    anniversaryId: ['opening', 'partnership-first', 'nothing'],
    personId: [...some.map(personIdOf), NOTHING.personId],
    'personId=': [...some.map(personIdOf), NOTHING.personId],
    'externalId=': [...some.map(({ body }) => String(body['externalId'])), NOTHING.externalId],
    'country=': [...Object.values(COUNTRY), 'SE'],
    subscriptionId: [...own.map(({ id }) => id), foreign.subscriptionId, NOTHING.subscriptionId],
    delivery: [
      ...ownDeliveries.flat(),
      ...[other?.service.id, foreign.subscriptionId, NOTHING.subscriptionId].map(
        (id) => `${id} ${delivery?.id}`,
      ),
    ],
    feedId: [await makeFeed(), foreign.feedId, NOTHING.feedId],
    revoked: [await makeFeed(), foreign.feedId, NOTHING.feedId],
    secret: ['A'.repeat(43), 'short'],
  }
}
const idsOf = (things: readonly Hideable[]) => things.map(({ body }) => String(body['id']))

/** The ids of the things of other resources by the parameter of their path, each with one that names nothing. */
function idsOfOthers(others: readonly Hideable[], requests: readonly Hideable[]): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const thing of others) {
    const { path, body } = thing
    const list = path.slice(0, path.lastIndexOf('/'))
    const route = ROUTES.find((each) => each.path.startsWith(`${list}/{`))
    const [, name = ''] = /\{(\w+)\}/.exec(route?.path ?? '') ?? []
    const ids = values[name] ?? [NOTHING.visitId]
    values[name] = requests.includes(thing) ? [String(body['id']), ...ids] : ids
  }
  return values
}

/** The first of each kind and visibility. */
export const isFirstOfItsKind = (thing: Hideable, at: number, all: readonly Hideable[]): boolean =>
  all.findIndex((each) => keyOf(each) === keyOf(thing)) === at
const keyOf = ({ path, visibility }: Hideable) => `${path.split('/')[2]} ${visibility}`
