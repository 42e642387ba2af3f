/** Test data in which every text is a canary: things of every kind and visibility, each with all of its changes. */
import type { Clearance } from '../../../contract/things'
import { SCOPES, tokenScope } from '../../../contract/route'
import type { ApiResponse, Registry } from '../../support/registry'
import { entryBody, marksOf, partnershipBody, PATCHED_THINGS, visitBody, type Marks } from './bodies'
import { CLEARANCES, type Canaries } from './canaries'

/** A thing that has a visibility. */
export interface Hideable {
  readonly path: string
  readonly visibility: Clearance
  /** As it was recorded. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface TestData {
  readonly registry: Registry
  readonly canaries: Canaries
  readonly writer: RegistryWriter
  readonly visits: Hideable[]
  readonly entries: Hideable[]
  /** Of the other resources. */
  readonly others: readonly Hideable[]
  /** Feeds and subscriptions that belong to none of the readers. */
  readonly foreign: { subscriptionId: string; feedId: string; feedPath: string }
}

/** Everything that has a visibility. */
export const hideablesIn = ({ visits, entries, others }: TestData): Hideable[] => [
  ...visits,
  ...entries,
  ...others,
]

/** Writes to the registry under names that are canaries. */
export class RegistryWriter {
  constructor(
    private readonly registry: Registry,
    private readonly canaries: Canaries,
  ) {}

  /** Sends a request as a new client for the current version, and expects success. */
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
    if (answered.status >= 300) throw new Error(`${method} ${path} is answered with ${answered.text}`)
    return answered
  }

  /** Records a thing, and returns its address and its body. */
  async record(path: string, body: object): Promise<Omit<Hideable, 'visibility'>> {
    const { headers, body: thing } = await this.send('POST', path, body)
    return { path: headers.get('location') ?? '', body: thing }
  }
}

export async function recordTestData(
  registry: Registry,
  canaries: Canaries,
  writer: RegistryWriter,
): Promise<TestData> {
  const visits: Hideable[] = []
  const entries: Hideable[] = []
  const others = await recordPatched(writer, canaries)
  for (const visibility of CLEARANCES)
    visits.push(...(await recordVisits(writer, visibility, marksOf(canaries, 'visit', visibility))))
  const hidden = visits.find(({ visibility }) => visibility === 'internal')
  for (const visibility of CLEARANCES) {
    // An entry may be seen by more readers than its visit.
    const more = { visitId: hidden?.body['id'] }
    entries.push(...(await recordEntries(writer, visibility, marksOf(canaries, 'entry', visibility), more)))
  }
  await writer.send('POST', '/v1/books/guest-book/volumes', {})
  const foreign = await recordServices(writer, canaries)
  return { registry, canaries, writer, visits, entries, others, foreign }
}

export async function recordPartnerships(writer: RegistryWriter, canaries: Canaries): Promise<void> {
  const marks = marksOf(canaries, 'partnership', 'public')
  for (const id of ['first', 'second']) {
    const { path } = await writer.record('/v1/partnerships', partnershipBody(id, marks))
    if (id === 'second') continue
    for (const status of ['suspended', 'active', 'ended', 'active'])
      await writer.send('POST', `${path}/status`, { status, reason: marks.office('reason') })
    await writer.send('PATCH', path, { notes: marks.office('notes') })
  }
}

/** Records the things that are changed by patches only. Returns those that can be hidden. */
async function recordPatched(writer: RegistryWriter, canaries: Canaries): Promise<Hideable[]> {
  const hideable: Hideable[] = []
  for (const [resource, { visibilities, body, patches }] of Object.entries(PATCHED_THINGS))
    for (const visibility of visibilities) {
      const marks = marksOf(canaries, resource, visibility)
      const thing = await writer.record(`/v1/${resource}`, body(visibility, marks))
      for (const patch of patches(marks)) await writer.send('PATCH', thing.path, patch)
      if ('visibility' in thing.body) hideable.push({ ...thing, visibility })
    }
  return hideable
}

/** A completed, a planned and a cancelled visit, which together have every type of change. */
async function recordVisits(
  writer: RegistryWriter,
  visibility: Clearance,
  marks: Marks,
): Promise<Hideable[]> {
  const { own, office } = marks
  // Those of the three visibilities follow each other in every list.
  const day = `0${CLEARANCES.indexOf(visibility) + 1}`
  const body = () => visitBody(visibility, marks)
  const reason = () => office('reason')

  const over = await writer.record('/v1/visits', { ...body(), start: `2026-11-${day}` })
  for (const status of ['confirmed', 'completed'])
    await writer.send('POST', `${over.path}/status`, { status, reason: reason() })
  const patch = { outcome: { de: own('outcome'), en: own('outcome') }, notes: office('notes') }
  await writer.send('POST', `${over.path}/corrections`, { patch, reason: reason() })

  const coming = await writer.record('/v1/visits', {
    ...body(),
    start: `2026-12-${day}T10:00`,
    end: `2026-12-${day}T11:00`,
  })
  await writer.send('PATCH', coming.path, { venues: [own('venue')] })
  await writer.send('PATCH', coming.path, { notes: office('notes') })

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
  return visibility === 'public' ? [...visits, await recordLong(writer, visibility, marks)] : visits
}

/** Too large for a message, which therefore has an address in place of the data. */
async function recordLong(writer: RegistryWriter, visibility: Clearance, marks: Marks): Promise<Hideable> {
  const { statements, ...body } = visitBody(visibility, marks)
  const long = Array.from({ length: 5 }, () => ({
    speaker: marks.own('speaker'),
    text: `${marks.own('long statement')} ${'x '.repeat(2400)}`,
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
  marks: Marks,
  more: object,
): Promise<Hideable[]> {
  const body = () => ({ ...entryBody(visibility, marks), ...more })
  const reason = () => marks.office('reason')
  const corrected = await writer.record('/v1/books/golden-book/entries', body())
  const patch = { place: marks.own('place') }
  await writer.send('POST', `${corrected.path}/corrections`, { patch, reason: reason() })
  const voided = await writer.record('/v1/books/guest-book/entries', body())
  await writer.send('POST', `${voided.path}/voiding`, { reason: reason() })
  return [
    { ...corrected, visibility },
    { ...voided, visibility },
  ]
}

/** A subscription and a feed with all of their changes, and one of each that stays. */
async function recordServices(writer: RegistryWriter, canaries: Canaries): Promise<TestData['foreign']> {
  const { own } = marksOf(canaries, 'service', 'internal')
  const subscribe = () =>
    writer.record('/v1/subscriptions', {
      name: own('name'),
      url: `http://127.0.0.1:9/${own('url')}`,
      types: ['calendar-feed.revoked'],
      owner: own('owner'),
    })
  const passing = await subscribe()
  await writer.send('PATCH', passing.path, { name: own('name') })
  await writer.send('POST', `${passing.path}/secret-rotation`)
  await writer.send('DELETE', passing.path)
  const feed = () => writer.record('/v1/calendar-feeds', { name: own('name'), clearance: 'internal' })
  await writer.send('DELETE', (await feed()).path)
  const [subscription, staying] = [await subscribe(), await feed()]
  return {
    subscriptionId: String(subscription.body['id']),
    feedId: String(staying.body['id']),
    feedPath: String(staying.body['path']),
  }
}
