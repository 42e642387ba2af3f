/** Test data in which every text is a canary: things of every kind and visibility, each with all of its changes. */
import type { Clearance } from '../../../contract/things'
import { SCOPES, tokenScope } from '../../../contract/route'
import type { LocalRegistry } from '../../support/local-registry'
import type { ApiResponse } from '../../support/send-request'
import {
  entryBody,
  canaryFieldsFor,
  partnershipBody,
  PATCHED_THINGS,
  visitBody,
  type CanaryFields,
} from './bodies'
import { CLEARANCES, type Canaries } from './canaries'
import { recordNotices, type NoticeOfVisit } from './notices'

/** A thing that has a visibility. */
export interface ThingWithVisibility {
  readonly path: string
  readonly visibility: Clearance
  /** The response to the request that recorded it. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface TestData {
  readonly registry: LocalRegistry
  readonly canaries: Canaries
  readonly writer: RegistryWriter
  readonly visits: ThingWithVisibility[]
  readonly entries: ThingWithVisibility[]
  /** The things of other resources that have a visibility. */
  readonly others: readonly ThingWithVisibility[]
  readonly notices: readonly NoticeOfVisit[]
  /** A feed and a subscription of another owner than the readers. */
  readonly foreign: { subscriptionId: string; feedId: string; feedPath: string }
}

/** Everything that has a visibility. */
export const thingsWithVisibility = ({ visits, entries, others }: TestData): ThingWithVisibility[] => [
  ...visits,
  ...entries,
  ...others,
]

/** Writes to the registry. Each request has an actor whose name and `sub` are canaries. */
export class RegistryWriter {
  constructor(
    private readonly registry: LocalRegistry,
    private readonly canaries: Canaries,
  ) {}

  /** Sends a request with a new token and `If-Match: *`. Throws if it is refused. */
  async send(method: string, path: string, body?: object): Promise<ApiResponse> {
    const subject = this.canaries.put('internal', `the actor of ${method} ${path.split('/')[2]}`)
    const name = this.canaries.put('internal', `the actor's name of ${method} ${path.split('/')[2]}`)
    const token = await this.registry.run.issuer.mint({
      scope: SCOPES.map(tokenScope).join(' '),
      subject,
      name,
    })
    const answered = await this.registry.send(method, path, {
      token,
      headers: { 'if-match': '*' },
      ...(body ? { body } : {}),
    })
    if (answered.status >= 300) throw new Error(`${method} ${path} was refused: ${answered.text}`)
    return answered
  }

  /** Records a thing, and returns its path and its body. */
  async record(path: string, body: object): Promise<Omit<ThingWithVisibility, 'visibility'>> {
    const { headers, body: thing } = await this.send('POST', path, body)
    return { path: headers.get('location') ?? '', body: thing }
  }
}

export async function recordTestData(
  registry: LocalRegistry,
  canaries: Canaries,
  writer: RegistryWriter,
): Promise<TestData> {
  const visits: ThingWithVisibility[] = []
  const entries: ThingWithVisibility[] = []
  const others = await recordPatched(writer, canaries)
  // A stop may be seen by more readers than its trip.
  const trip = await recordTrip(writer, canaryFieldsFor(canaries, 'visit', 'internal'))
  for (const visibility of CLEARANCES)
    visits.push(
      ...(await recordVisits(
        writer,
        visibility,
        canaryFieldsFor(canaries, 'visit', visibility),
        trip.body['id'],
      )),
    )
  visits.push(trip)
  const hidden = visits.find(({ visibility }) => visibility === 'internal')
  for (const visibility of CLEARANCES) {
    // An entry may be seen by more readers than its visit.
    const more = { visitId: hidden?.body['id'] }
    entries.push(
      ...(await recordEntries(writer, visibility, canaryFieldsFor(canaries, 'entry', visibility), more)),
    )
  }
  const notices = await recordNotices({ registry, writer }, canaries, visits)
  await writer.send('POST', '/v1/books/guest-book/volumes', {})
  const foreign = await recordServices(writer, canaries)
  return { registry, canaries, writer, visits, entries, others, notices, foreign }
}

export async function recordPartnerships(writer: RegistryWriter, canaries: Canaries): Promise<void> {
  const fields = canaryFieldsFor(canaries, 'partnership', 'public')
  for (const id of ['first', 'second']) {
    const { path } = await writer.record('/v1/partnerships', partnershipBody(id, fields))
    if (id === 'second') continue
    for (const status of ['suspended', 'active', 'ended', 'active'])
      await writer.send('POST', `${path}/status`, { status, reason: fields.office('reason') })
    await writer.send('PATCH', path, { notes: fields.office('notes') })
  }
}

/** Records the things that are changed by patches only. Returns those that can be hidden. */
async function recordPatched(writer: RegistryWriter, canaries: Canaries): Promise<ThingWithVisibility[]> {
  const withVisibility: ThingWithVisibility[] = []
  for (const [resource, { visibilities, body, patches }] of Object.entries(PATCHED_THINGS))
    for (const visibility of visibilities) {
      const fields = canaryFieldsFor(canaries, resource, visibility)
      const thing = await writer.record(`/v1/${resource}`, body(visibility, fields))
      for (const patch of patches(fields)) await writer.send('PATCH', thing.path, patch)
      if ('visibility' in thing.body) withVisibility.push({ ...thing, visibility })
    }
  return withVisibility
}

/** A completed, a planned and a cancelled visit, which together have every type of change. The planned one is a stop. */
async function recordVisits(
  writer: RegistryWriter,
  visibility: Clearance,
  fields: CanaryFields,
  trip: unknown,
): Promise<ThingWithVisibility[]> {
  const { own, office } = fields
  // Things of the three visibilities are neighbours in every list.
  const day = `0${CLEARANCES.indexOf(visibility) + 1}`
  const body = () => visitBody(visibility, fields)
  const reason = () => office('reason')

  const over = await writer.record('/v1/visits', { ...body(), start: `2026-11-${day}` })
  const outcome = { de: own('outcome'), en: own('outcome') }
  for (const step of [{ status: 'confirmed' }, { status: 'completed', outcome }])
    await writer.send('POST', `${over.path}/status`, { ...step, reason: reason() })
  const patch = { outcome: { de: own('outcome'), en: own('outcome') }, notes: office('notes') }
  await writer.send('POST', `${over.path}/corrections`, { patch, reason: reason() })

  const coming = await writer.record('/v1/visits', {
    ...body(),
    start: `2026-12-${day}T10:00`,
    end: `2026-12-${day}T11:00`,
    partOf: trip,
  })
  await writer.send('PATCH', coming.path, { venues: [own('venue')], reason: reason() })
  await writer.send('PATCH', coming.path, { notes: office('notes') })
  for (const status of ['postponed', 'planned'])
    await writer.send('POST', `${coming.path}/status`, { status, reason: reason() })

  const cancelled = await writer.record('/v1/visits', {
    ...body(),
    start: `2026-10-${day}`,
    partnershipId: 'second',
    origin: 'archive',
    status: 'cancelled',
    statusReason: reason(),
  })
  await writer.send('POST', `${cancelled.path}/status`, { status: 'void', reason: reason() })

  const visits = [
    { ...over, visibility },
    { ...cancelled, visibility },
    { ...coming, visibility },
  ]
  return visibility === 'public' ? [...visits, await recordLongVisit(writer, visibility, fields)] : visits
}

const recordTrip = async (writer: RegistryWriter, fields: CanaryFields): Promise<ThingWithVisibility> => ({
  ...(await writer.record('/v1/visits', {
    ...visitBody('internal', fields),
    start: '2026-12-01',
    end: '2026-12-03',
  })),
  visibility: 'internal',
})

/** A visit that is too large for a message, which has its address instead of the data. */
async function recordLongVisit(
  writer: RegistryWriter,
  visibility: Clearance,
  fields: CanaryFields,
): Promise<ThingWithVisibility> {
  const { statements, ...body } = visitBody(visibility, fields)
  const long = Array.from({ length: 5 }, () => ({
    speaker: fields.own('speaker'),
    text: `${fields.own('long statement')} ${'x '.repeat(2400)}`,
    language: 'de',
    status: 'approved',
  }))
  const visit = { ...body, start: '2026-09-01', statements: [...statements, ...long] }
  return { ...(await writer.record('/v1/visits', visit)), visibility }
}

/** One in each book: the first is corrected, the second is void. */
async function recordEntries(
  writer: RegistryWriter,
  visibility: Clearance,
  fields: CanaryFields,
  more: object,
): Promise<ThingWithVisibility[]> {
  const body = () => ({ ...entryBody(visibility, fields), ...more })
  const reason = () => fields.office('reason')
  const corrected = await writer.record('/v1/books/golden-book/entries', body())
  const patch = { place: fields.own('place') }
  await writer.send('POST', `${corrected.path}/corrections`, { patch, reason: reason() })
  const voided = await writer.record('/v1/books/guest-book/entries', body())
  await writer.send('POST', `${voided.path}/voiding`, { reason: reason() })
  return [
    { ...corrected, visibility },
    { ...voided, visibility },
  ]
}

/** Records all changes of a subscription and a feed, and one of each that is not deleted. */
async function recordServices(writer: RegistryWriter, canaries: Canaries): Promise<TestData['foreign']> {
  const { own } = canaryFieldsFor(canaries, 'service', 'internal')
  const subscribe = () =>
    writer.record('/v1/subscriptions', {
      name: own('name'),
      url: `http://127.0.0.1:9/${own('url')}`,
      types: ['calendar-feed.revoked'],
      owner: own('owner'),
    })
  const deleted = await subscribe()
  await writer.send('PATCH', deleted.path, { name: own('name') })
  await writer.send('POST', `${deleted.path}/secret-rotation`)
  await writer.send('DELETE', deleted.path)
  const feed = () => writer.record('/v1/calendar-feeds', { name: own('name'), clearance: 'internal' })
  await writer.send('DELETE', (await feed()).path)
  const [subscription, kept] = [await subscribe(), await feed()]
  return {
    subscriptionId: String(subscription.body['id']),
    feedId: String(kept.body['id']),
    feedPath: String(kept.body['path']),
  }
}
