/** Visits that are postponed, reinstated and planned again, and lists with several statuses: over HTTP. */
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'
import { propertiesIn } from './calendar-client'
import { SubscribedServices, type Service } from './subscribed-services'

const guest = { name: 'Ada Beispiel', office: 'Mayor', officeClass: 'partner-city-mayor', country: 'TR' }
const plan = {
  direction: 'incoming',
  kind: 'official-visit',
  visibility: 'public',
  start: '2031-03-04T10:00',
  venues: ['Rotes Rathaus'],
  occasion: { en: 'A visit' },
  guests: [guest],
}
const reason = 'A strike at the airport'
const spring = 'from=2031-03-01&to=2031-03-31'

let registry: Registry
const subscribed = new SubscribedServices(() => registry)
let house: Service
let website: Service

beforeAll(async () => {
  registry = await startRegistry()
  house = await subscribed.subscribe({ types: ['visit.*'], clearance: 'internal' })
  website = await subscribed.subscribe({ types: ['visit.postponed', 'visit.reinstated'] })
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

const get = (path: string) => registry.send('GET', path)
const send = (method: string, path: string, body: object) =>
  registry.send(method, path, { body, headers: { 'if-match': '*' } })
const step = (path: string, body: object) => send('POST', `${path}/status`, body)
const codesOf = ({ body }: ApiResponse) =>
  ((body['warnings'] ?? []) as { readonly code: string }[]).map(({ code }) => code)

async function recorded(fields: object = {}): Promise<string> {
  const { status, body } = await registry.send('POST', '/v1/visits', { body: { ...plan, ...fields } })
  expect(status).toBe(201)
  return `/v1/visits/${String(body['id'])}`
}

/** The steps of a visit, each of which must succeed. */
async function through(path: string, ...statuses: readonly string[]): Promise<string> {
  for (const status of statuses) expect(await step(path, { status, reason })).toMatchObject({ status: 200 })
  return path
}

const listed = async (query: string): Promise<string[]> =>
  ((await get(`/v1/visits?${query}`)).body['items'] as { readonly id: string }[]).map(
    ({ id }) => `/v1/visits/${id}`,
  )
const uidsIn = async (range: string) => propertiesIn(await get(`/v1/calendar.ics?${range}`), 'uid')

test('every step is recorded with its type and reason, and heard by a subscriber', async () => {
  const path = await through(await recorded(), 'confirmed', 'planned', 'postponed')
  await send('PATCH', path, { start: '2031-05-13T10:00', reason: 'The strike is off in May.' })
  await through(path, 'planned', 'cancelled', 'confirmed', 'postponed', 'confirmed', 'void')
  const changes = (await get(`${path}/changes`)).body['items'] as { type: string; data: object }[]
  const types = [
    'visit.planned',
    'visit.confirmed',
    'visit.planned',
    'visit.postponed',
    'visit.rescheduled',
    'visit.reinstated',
    'visit.cancelled',
    'visit.reinstated',
    'visit.postponed',
    'visit.reinstated',
    'visit.voided',
  ]
  expect(changes.map(({ type }) => type)).toEqual(types)
  expect(changes[4]?.data).toMatchObject({ status: 'postponed', start: '2031-05-13T10:00' })
  expect(changes[5]).toMatchObject({ reason, data: { status: 'planned', statusReason: reason } })
  await eventually(() => {
    const heard = house.changes.filter(({ subject }) => path.endsWith(subject))
    expect(heard.toSorted((a, b) => a.sequence - b.sequence).map(({ type }) => type)).toEqual(types)
    const told = website.changes.filter(({ subject }) => path.endsWith(subject))
    expect(told.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual([4, 6, 8, 9, 10])
    expect(JSON.stringify(told)).not.toContain(reason)
  })
})

test('a refused step names the allowed ones, and a step that needs a reason names the field', async () => {
  const postponed = await through(await recorded(), 'postponed')
  for (const status of ['completed', 'cancelled', 'postponed'])
    expect(await step(postponed, { status, reason })).toMatchObject({
      status: 409,
      body: { allowed: ['planned', 'confirmed', 'void'] },
    })
  expect(await step(await through(await recorded(), 'cancelled'), { status: 'postponed' })).toMatchObject({
    status: 409,
    body: { allowed: ['planned', 'confirmed', 'void'] },
  })
  for (const status of ['planned', 'confirmed'])
    expect(await step(postponed, { status })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    })
  expect(await step(await recorded(), { status: 'postponed' })).toMatchObject({ status: 422 })
})

test('the old days of a postponed visit leave the calendar, feeds and ranges of days, until it is reinstated', async () => {
  const feed = await registry.send('POST', '/v1/calendar-feeds', { body: { clearance: 'public' } })
  const inFeed = async () => (await get(String(feed.body['path']))).text
  // A feed shows two years ahead.
  const start = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const range = `from=${start}&to=${start}`
  const path = await recorded({ start, occasion: { en: 'A visit that is postponed' } })
  await eventually(async () => expect(await listed(range)).toContain(path))
  const [uid = ''] = await uidsIn(range)
  expect(await inFeed()).toContain(uid)

  await through(path, 'postponed')
  await eventually(async () => {
    expect(await listed(range)).not.toContain(path)
    expect(await uidsIn(range)).not.toContain(uid)
    expect(await inFeed()).not.toContain(uid)
  })
  expect(await listed('status=postponed')).toContain(path)
  expect(await listed(`status=postponed&${range}`)).toEqual([])

  await through(path, 'confirmed')
  await eventually(async () => {
    expect(await listed(range)).toContain(path)
    expect(await uidsIn(range)).toContain(uid)
    expect(await inFeed()).toContain(uid)
  })
})

test('a postponed visit occupies no venue and has no appearances, and a reinstated one has both', async () => {
  const venues = ['Wappensaal']
  const path = await recorded({ venues, guests: [{ ...guest, name: 'Berta Muster' }] })
  const person = '/v1/people/berta-muster'
  await eventually(async () => expect(await get(person)).toMatchObject({ status: 200 }))
  await through(path, 'postponed')
  await eventually(async () => expect(await get(person)).toMatchObject({ status: 404 }))
  const other = await registry.send('POST', '/v1/visits', { body: { ...plan, venues } })
  expect(codesOf(other)).toEqual([])
  await eventually(async () =>
    expect(await listed(spring)).toContain(`/v1/visits/${String(other.body['id'])}`),
  )
  expect(codesOf(await step(path, { status: 'planned', reason }))).toEqual(['venue-taken'])
  await eventually(async () =>
    expect((await get(`${person}/appearances`)).body['items']).toMatchObject([{ as: 'guest' }]),
  )
})

test('a live visit that is reinstated on days that are over is recorded with a warning', async () => {
  const path = await through(await recorded({ start: '2024-06-19', venues: [] }), 'cancelled')
  const reinstated = await step(path, { status: 'confirmed', reason: 'It did take place.' })
  expect([reinstated.status, codesOf(reinstated)]).toEqual([200, ['reinstated-in-past']])
  expect(await step(path, { status: 'completed' })).toMatchObject({ status: 200 })
  const archive = await recorded({ origin: 'archive', status: 'cancelled', start: '1987', venues: [] })
  expect(codesOf(await step(archive, { status: 'planned', reason }))).toEqual([])
})

test('a signing on a postponed visit is refused, and postponing a visit with entries gives a warning', async () => {
  const path = await recorded({ start: '2024-06-19', venues: [] })
  const visitId = path.split('/').at(-1)
  const sign = () =>
    registry.send('POST', '/v1/books/golden-book/entries', {
      body: { signedOn: '2024-06-19', signers: [guest], visitId },
    })
  await through(path, 'postponed')
  expect(await sign()).toMatchObject({ status: 409, body: { allowed: [] } })
  await through(path, 'planned')
  expect(await sign()).toMatchObject({ status: 201 })
  await eventually(async () => {
    expect((await get(`/v1/books/golden-book/entries?visitId=${visitId}`)).body['items']).toHaveLength(1)
  })
  expect(codesOf(await step(path, { status: 'postponed', reason }))).toEqual(['visit-has-entries'])
})

test('a list takes several statuses, in any order, and its cursors belong to all of these', async () => {
  const summer = 'from=2032-06-01&to=2032-06-30'
  const visit = (day: number) => recorded({ start: `2032-06-0${day}`, venues: [] })
  const planned = await visit(1)
  const confirmed = await through(await visit(2), 'confirmed')
  const cancelled = await through(await visit(3), 'cancelled')
  const all = [planned, confirmed, cancelled]
  const of = (status: string) => listed(`${summer}&order=asc&status=${status}`)
  await eventually(async () => {
    expect(await listed(`${summer}&order=asc`)).toEqual(all)
    expect(await of('planned,confirmed')).toEqual([planned, confirmed])
    expect(await of('cancelled')).toEqual([cancelled])
  })
  expect(await of('confirmed%2Cplanned,planned')).toEqual([planned, confirmed])
  expect(await of('planned,confirmed,postponed,completed,cancelled,void')).toEqual(all)

  const first = await get(`/v1/visits?${summer}&order=asc&limit=1&status=planned,confirmed`)
  expect(first.headers.get('link')).toMatch(/status=planned(?:,|%2C)confirmed/)
  const cursor = String(first.body['nextCursor'])
  expect(await listed(`${summer}&order=asc&status=confirmed,planned&cursor=${cursor}`)).toEqual([confirmed])
  for (const other of ['planned', 'planned,cancelled', 'planned,confirmed,cancelled'])
    expect(await get(`/v1/visits?${summer}&order=asc&status=${other}&cursor=${cursor}`)).toMatchObject({
      status: 400,
    })
  expect(await get('/v1/visits?status=planned,postpned')).toMatchObject({
    status: 400,
    body: {
      errors: [
        {
          pointer: '/status/1',
          message: 'must be one of planned, confirmed, postponed, completed, cancelled, void, not "postpned"',
        },
      ],
    },
  })
})
