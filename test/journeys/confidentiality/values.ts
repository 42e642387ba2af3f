/** The values of the parameters of a reader's requests. */
import type { Clearance } from '../../../contract/things'
import { ROUTES } from '../../../contract/catalogue'
import { COUNTRY } from './bodies'
import { personIdOf } from './hidden-things'
import { MISSING, type ParameterValues } from './request-planner'
import { readerOf } from './readers'
import type { SubscribedReader } from './subscribed-readers'
import type { ThingWithVisibility, TestData } from './test-data'

const BOOKS = ['golden-book', 'guest-book']

/**
 * The values for a reader of this clearance: the ids and fields of the given things, and values that no thing has.
 */
export async function valuesFor(
  { visits, entries, others, notices, foreign, registry }: TestData,
  services: readonly SubscribedReader[],
  clearance: Clearance,
  things: readonly ThingWithVisibility[],
): Promise<ParameterValues> {
  const own = services.filter((each) => each.clearance === clearance).map(({ service }) => service)
  const other = services.find((each) => each.clearance !== clearance)
  const [delivery] = (await other?.service.deliveries('?limit=1')) ?? []
  const ownDeliveries = await Promise.all(
    own.map(async (service) => (await service.deliveries('?limit=3')).map(({ id }) => `${service.id} ${id}`)),
  )
  const token = (await readerOf(registry, clearance)).token ?? ''
  const makeFeed = async () =>
    String((await registry.send('POST', '/v1/calendar-feeds', { token, body: { clearance } })).body['id'])
  const withPeople = things.filter((each) => visits.includes(each) || entries.includes(each))
  const [some, ids] = [
    withPeople.filter(isFirstOfItsKind),
    idsOf(things.filter((each) => visits.includes(each))),
  ]
  return {
    ...idsOfOthers(others, things),
    visitId: [...ids, MISSING.visitId],
    'visitId=': [...idsOf(some.filter((each) => visits.includes(each))), MISSING.visitId],
    entry: [
      ...things.filter((each) => entries.includes(each)).map(({ path }) => path.split('/')),
      ...BOOKS.map((book) => ['', 'v1', 'books', book, 'entries', MISSING.number]),
    ].map((path) => `${path[3]} ${path[5]}`),
    notice: [...notices, { visitId: visits[0]?.body['id'], noticeId: MISSING.visitId }].flatMap(
      ({ visitId, noticeId }) => [visitId, MISSING.visitId].map((id) => `${String(id)} ${noticeId}`),
    ),
    noticeId: [...notices.map(({ noticeId }) => noticeId), MISSING.visitId],
    book: [...BOOKS, 'no-book'],
    partnershipId: ['first', 'second', 'nowhere'],
    'partnershipId=': ['first', 'nowhere'],
    anniversaryId: ['opening', 'partnership-first', 'nothing'],
    personId: [...some.map(personIdOf), MISSING.personId],
    'personId=': [...some.map(personIdOf), MISSING.personId],
    'externalId=': [...some.map(({ body }) => String(body['externalId'])), MISSING.externalId],
    'country=': [...Object.values(COUNTRY), 'SE'],
    subscriptionId: [...own.map(({ id }) => id), foreign.subscriptionId, MISSING.subscriptionId],
    delivery: [
      ...ownDeliveries.flat(),
      ...[other?.service.id, foreign.subscriptionId, MISSING.subscriptionId].map(
        (id) => `${id} ${delivery?.id}`,
      ),
    ],
    feedId: [await makeFeed(), foreign.feedId, MISSING.feedId],
    revoked: [await makeFeed(), foreign.feedId, MISSING.feedId],
    secret: ['A'.repeat(43), 'short'],
  }
}
const idsOf = (things: readonly ThingWithVisibility[]) => things.map(({ body }) => String(body['id']))

/** The ids of the things of other resources, by path parameter, each with an id that no thing has. */
function idsOfOthers(
  others: readonly ThingWithVisibility[],
  things: readonly ThingWithVisibility[],
): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const thing of others) {
    const { path, body } = thing
    const list = path.slice(0, path.lastIndexOf('/'))
    const route = ROUTES.find((each) => each.path.startsWith(`${list}/{`))
    const [, name = ''] = /\{(\w+)\}/.exec(route?.path ?? '') ?? []
    const ids = values[name] ?? [MISSING.visitId]
    values[name] = things.includes(thing) ? [String(body['id']), ...ids] : ids
  }
  return values
}

/** The first of each kind and visibility. */
export const isFirstOfItsKind = (
  thing: ThingWithVisibility,
  at: number,
  all: readonly ThingWithVisibility[],
): boolean => all.findIndex((each) => keyOf(each) === keyOf(thing)) === at
const keyOf = ({ path, visibility }: ThingWithVisibility) => `${path.split('/')[2]} ${visibility}`
