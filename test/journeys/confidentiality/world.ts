/** A world of which every text is a canary: things of every kind and visibility, each with all of its changes. */
import type { Clearance } from '../../../contract/things'
import { SCOPES, tokenScope } from '../../../contract/route'
import type { Answered, Registry } from '../../support/registry'
import { anniversaryBody, entryBody, marksOf, partnershipBody, visitBody, type Marks } from './bodies'
import { CLEARANCES, type Canaries } from './canaries'

/** A thing that has a visibility. */
export interface Hideable {
  readonly path: string
  readonly visibility: Clearance
  /** As it was recorded. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface World {
  readonly registry: Registry
  readonly canaries: Canaries
  readonly clerks: Clerks
  readonly visits: Hideable[]
  readonly entries: Hideable[]
  /** Feeds and subscriptions that belong to none of the readers. */
  readonly foreign: { subscriptionId: string; feedId: string; feedPath: string }
}

/** Writes to the registry as clerks, whose names are canaries. */
export class Clerks {
  constructor(
    private readonly registry: Registry,
    private readonly canaries: Canaries,
  ) {}

  /** Asks as a new clerk, in the version that there is, and expects success. */
  async ask(method: string, path: string, body?: object): Promise<Answered> {
    const subject = this.canaries.put('internal', `the actor of ${method} ${path.split('/')[2]}`)
    const token = await this.registry.run.issuer.mint({ scope: SCOPES.map(tokenScope).join(' '), subject })
    const answered = await this.registry.ask(method, path, {
      token,
      headers: { 'if-match': '*' },
      ...(body ? { body } : {}),
    })
    if (answered.status >= 300) throw new Error(`${method} ${path} is answered with ${answered.text}`)
    return answered
  }

  /** Records a thing; gives its address and its body. */
  async record(path: string, body: object): Promise<Omit<Hideable, 'visibility'>> {
    const { headers, body: thing } = await this.ask('POST', path, body)
    return { path: headers.get('location') ?? '', body: thing }
  }
}

export async function recordWorld(registry: Registry, canaries: Canaries, clerks: Clerks): Promise<World> {
  const visits: Hideable[] = []
  const entries: Hideable[] = []
  await recordAnniversary(clerks, canaries)
  for (const visibility of CLEARANCES)
    visits.push(...(await recordVisits(clerks, visibility, marksOf(canaries, 'visit', visibility))))
  const hidden = visits.find(({ visibility }) => visibility === 'internal')
  for (const visibility of CLEARANCES) {
    // An entry may be seen by more readers than its visit.
    const more = { visitId: hidden?.body['id'] }
    entries.push(...(await recordEntries(clerks, visibility, marksOf(canaries, 'entry', visibility), more)))
  }
  await clerks.ask('POST', '/v1/books/guest-book/volumes', {})
  return { registry, canaries, clerks, visits, entries, foreign: await recordServices(clerks, canaries) }
}

export async function recordPartnerships(clerks: Clerks, canaries: Canaries): Promise<void> {
  const marks = marksOf(canaries, 'partnership', 'public')
  for (const id of ['first', 'second']) {
    const { path } = await clerks.record('/v1/partnerships', partnershipBody(id, marks))
    if (id === 'second') continue
    for (const status of ['suspended', 'active', 'ended', 'active'])
      await clerks.ask('POST', `${path}/status`, { status, reason: marks.office('reason') })
    await clerks.ask('PATCH', path, { notes: marks.office('notes') })
  }
}

async function recordAnniversary(clerks: Clerks, canaries: Canaries): Promise<void> {
  const marks = marksOf(canaries, 'anniversary', 'public')
  const { path } = await clerks.record('/v1/anniversaries', anniversaryBody('opening', marks))
  for (const patch of [{ status: 'muted' }, { status: 'active' }, { title: { en: marks.own('title') } }])
    await clerks.ask('PATCH', path, patch)
}

/** One that is over, one to come, and one that was cancelled: together they have every type of change. */
async function recordVisits(clerks: Clerks, visibility: Clearance, marks: Marks): Promise<Hideable[]> {
  const { own, office } = marks
  // Those of the three visibilities follow each other in every list.
  const day = `0${CLEARANCES.indexOf(visibility) + 1}`
  const body = () => visitBody(visibility, marks)
  const reason = () => office('reason')

  const over = await clerks.record('/v1/visits', { ...body(), start: `2026-11-${day}` })
  for (const status of ['confirmed', 'completed'])
    await clerks.ask('POST', `${over.path}/status`, { status, reason: reason() })
  const patch = { outcome: { de: own('outcome'), en: own('outcome') }, notes: office('notes') }
  await clerks.ask('POST', `${over.path}/corrections`, { patch, reason: reason() })

  const coming = await clerks.record('/v1/visits', {
    ...body(),
    start: `2026-12-${day}T10:00`,
    end: `2026-12-${day}T11:00`,
  })
  await clerks.ask('PATCH', coming.path, { venues: [own('venue')] })
  await clerks.ask('PATCH', coming.path, { notes: office('notes') })

  const cancelled = await clerks.record('/v1/visits', {
    ...body(),
    start: `2026-10-${day}`,
    partnershipId: 'second',
    origin: 'archive',
    status: 'cancelled',
    statusReason: reason(),
  })
  await clerks.ask('POST', `${cancelled.path}/status`, { status: 'void', reason: reason() })

  const visits = [
    { ...over, visibility },
    { ...cancelled, visibility },
    { ...coming, visibility },
  ]
  return visibility === 'public' ? [...visits, await recordLong(clerks, visibility, marks)] : visits
}

/** More than a message holds: it is sent with an address in place of the thing. */
async function recordLong(clerks: Clerks, visibility: Clearance, marks: Marks): Promise<Hideable> {
  const { statements, ...body } = visitBody(visibility, marks)
  const long = Array.from({ length: 5 }, () => ({
    speaker: marks.own('speaker'),
    text: `${marks.own('long statement')} ${'x '.repeat(2400)}`,
    language: 'de',
    status: 'approved',
  }))
  const visit = { ...body, start: '2026-09-01', statements: [...statements, ...long] }
  return { ...(await clerks.record('/v1/visits', visit)), visibility }
}

/** One in each book: the first is corrected, the second is void. */
async function recordEntries(
  clerks: Clerks,
  visibility: Clearance,
  marks: Marks,
  more: object,
): Promise<Hideable[]> {
  const body = () => ({ ...entryBody(visibility, marks), ...more })
  const reason = () => marks.office('reason')
  const corrected = await clerks.record('/v1/books/golden-book/entries', body())
  const patch = { place: marks.own('place') }
  await clerks.ask('POST', `${corrected.path}/corrections`, { patch, reason: reason() })
  const voided = await clerks.record('/v1/books/guest-book/entries', body())
  await clerks.ask('POST', `${voided.path}/voiding`, { reason: reason() })
  return [
    { ...corrected, visibility },
    { ...voided, visibility },
  ]
}

/** A subscription and a feed that go through all of their changes, and one of each that stay. */
async function recordServices(clerks: Clerks, canaries: Canaries): Promise<World['foreign']> {
  const { own } = marksOf(canaries, 'service', 'internal')
  const subscribe = () =>
    clerks.record('/v1/subscriptions', {
      name: own('name'),
      url: `http://127.0.0.1:9/${own('url')}`,
      types: ['calendar-feed.revoked'],
      owner: own('owner'),
    })
  const passing = await subscribe()
  await clerks.ask('PATCH', passing.path, { name: own('name') })
  await clerks.ask('POST', `${passing.path}/secret-rotation`)
  await clerks.ask('DELETE', passing.path)
  const feed = () => clerks.record('/v1/calendar-feeds', { name: own('name'), clearance: 'internal' })
  await clerks.ask('DELETE', (await feed()).path)
  const [subscription, staying] = [await subscribe(), await feed()]
  return {
    subscriptionId: String(subscription.body['id']),
    feedId: String(staying.body['id']),
    feedPath: String(staying.body['path']),
  }
}
