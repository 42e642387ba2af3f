/** A trip of several stops: the links, the list of stops, what counts, and what readers below `internal` see. */
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

const guest = { name: 'Ada Beispiel', office: 'Mayor', officeClass: 'partner-city-mayor', country: 'TR' }
const plan = {
  direction: 'outgoing',
  kind: 'delegation',
  start: '2024-09-02',
  end: '2024-09-05',
  occasion: { en: 'A trip' },
  guests: [guest],
}

/** `TRIP_RACES=200 npx jest test/journeys/trips` runs more. */
const RACES = Number(process.env['TRIP_RACES'] ?? 10)

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const post = (path: string, body: object, headers = {}) => registry.send('POST', path, { body, headers })
const get = (path: string, token?: string) => registry.send('GET', path, token === undefined ? {} : { token })
const version = async (path: string) => ({ 'if-match': (await get(path)).headers.get('etag') ?? '' })
const record = async (fields: object = {}): Promise<string> => {
  const answer = await post('/v1/visits', { ...plan, ...fields })
  expect([answer.status, answer.body.errors]).toEqual([201, undefined])
  return String(answer.body.id)
}
const pathOf = (id: string): string => `/v1/visits/${id}`
const patch = async (id: string, body: object) =>
  registry.send('PATCH', pathOf(id), { body, headers: { 'if-match': '*' } })
const step = async (id: string, status: string) =>
  post(`${pathOf(id)}/status`, { status, reason: 'because' }, await version(pathOf(id)))
const stopsOf = async (id: string, query = '') => {
  const { items = [] } = (await get(`${pathOf(id)}/stops${query}`)).body as { items?: { id: string }[] }
  return items.map((item) => item.id)
}
const refusedAt = ({ status, body }: ApiResponse) => [
  status,
  ...((body.errors ?? []) as { pointer: string; message: string }[]).map(
    ({ pointer, message }) => `${pointer} ${message}`,
  ),
]
const warned = ({ body }: ApiResponse) =>
  ((body.warnings ?? []) as { code: string }[]).map(({ code }) => code)

test('a trip lists its stops by the day they start, page by page', async () => {
  const trip = await record()
  const days = ['2024-09-04', '2024-09-02', '2024-09-03T10:00']
  const stops: string[] = []
  for (const start of days)
    stops.push(await record({ start, end: undefined, partOf: trip, city: { en: 'Istanbul' } }))
  const [last = '', first = '', second = ''] = stops
  expect(await stopsOf(trip)).toEqual([first, second, last])
  const page = await get(`${pathOf(trip)}/stops?limit=2`)
  expect(page.body.items).toHaveLength(2)
  const rest = `?limit=2&cursor=${encodeURIComponent(String(page.body['nextCursor']))}`
  expect(await stopsOf(trip, rest)).toEqual([last])
  expect((await get(pathOf(first))).body).toMatchObject({ partOf: trip, city: { en: 'Istanbul' } })
  expect(await stopsOf(first)).toEqual([])
  expect((await get(pathOf(trip.replace(/.{4}$/, '0000')) + '/stops')).status).toBe(404)
})

test('a visit leaves its trip with null, joins another, and is corrected when it is over', async () => {
  const [one, other] = [await record(), await record()]
  const stop = await record({ start: '2024-09-03', end: undefined, partOf: one })
  expect(await patch(stop, { partOf: other })).toMatchObject({ status: 200, body: { partOf: other } })
  expect([await stopsOf(one), await stopsOf(other)]).toEqual([[], [stop]])
  await step(stop, 'confirmed')
  await step(stop, 'completed')
  const correct = async (partOf: string | null) =>
    post(`${pathOf(stop)}/corrections`, { patch: { partOf }, reason: 'misread' }, await version(pathOf(stop)))
  expect((await correct(null)).body).not.toHaveProperty('partOf')
  expect(await stopsOf(other)).toEqual([])
  expect(refusedAt(await correct(stop))).toEqual([422, expect.stringMatching(/^\/patch\/partOf .*itself/)])
  expect((await correct(one)).status).toBe(200)
  expect(await stopsOf(one)).toEqual([stop])
})

test('trips have one level', async () => {
  const [trip, other] = [await record(), await record()]
  const stop = await record({ start: '2024-09-03', end: undefined, partOf: trip })
  const refused = async (id: string, partOf: string) => refusedAt(await patch(id, { partOf }))
  expect(await refused(other, stop)).toEqual([422, expect.stringMatching(/^\/partOf .*not a stop/)])
  expect(await refused(trip, other)).toEqual([422, expect.stringMatching(/^\/partOf .*has stops/)])
  expect(await refused(trip, stop)).toEqual([422, expect.stringMatching(/^\/partOf .*not a stop/)])
  expect(await refused(other, other)).toEqual([422, expect.stringMatching(/^\/partOf .*itself/)])
  expect(await refused(other, trip.replace(/.{4}$/, '0000'))).toEqual([
    422,
    '/partOf is not the id of a visit',
  ])
  expect(refusedAt(await patch(other, { partOf: 'istanbul' }))[0]).toBe(422)
  await patch(stop, { partOf: null })
  expect((await patch(trip, { partOf: other })).status).toBe(200)
})

test('a trip without its last stop can become a stop; a void stop is none', async () => {
  const [trip, other] = [await record(), await record()]
  const stop = await record({ start: '2024-09-03', end: undefined, partOf: trip })
  expect(warned(await step(stop, 'void'))).toEqual([])
  expect((await get(pathOf(stop))).body['partOf']).toBe(trip)
  expect(await stopsOf(trip)).toEqual([])
  expect((await patch(trip, { partOf: other })).status).toBe(200)
})

test('cancelling or voiding a trip leaves its stops as they are, and says so', async () => {
  const trip = await record()
  const stop = await record({ start: '2024-09-03', end: undefined, partOf: trip })
  const cancelled = await step(trip, 'cancelled')
  expect(cancelled.body.warnings).toMatchObject([{ code: 'trip-has-stops', stops: [stop] }])
  expect((await get(pathOf(stop))).body).toMatchObject({ status: 'planned', partOf: trip, version: 1 })
  expect(refusedAt(await post('/v1/visits', { ...plan, partOf: trip }))).toEqual([
    422,
    expect.stringMatching(/^\/partOf .*cancelled/),
  ])
  const archived = { ...plan, origin: 'archive', status: 'cancelled', partOf: trip }
  expect((await post('/v1/visits', archived)).status).toBe(201)
  await step(trip, 'void')
  expect(await stopsOf(trip)).toHaveLength(2)
  expect((await patch(stop, { notes: 'The stop can still be changed.' })).status).toBe(200)
})

test('a stop outside the days of its trip gives a warning, from either side', async () => {
  const trip = await record()
  const stop = await post('/v1/visits', { ...plan, start: '2024-09-06', end: undefined, partOf: trip })
  expect(stop.body.warnings).toMatchObject([{ code: 'stop-outside-trip', pointer: '/start', visitId: trip }])
  const id = String(stop.body.id)
  expect(warned(await patch(id, { notes: 'No day is changed.' }))).toEqual([])
  expect(warned(await patch(id, { start: '2024-09-05' }))).toEqual([])
  const moved = await patch(trip, { start: '2024-09-01', end: '2024-09-04' })
  expect(moved.body.warnings).toMatchObject([{ code: 'stop-outside-trip', pointer: '/start', visitId: id }])
})

test('stops count for their partner cities, and their trip does not', async () => {
  const city = async (name: string, country: string) => {
    const answer = await post('/v1/partnerships', { city: { en: name }, country })
    return String(answer.body.id)
  }
  const [first, second] = [await city('Trabzon', 'TR'), await city('Gdynia', 'PL')]
  const counted = async (partnershipId: string) => {
    const { visits, lastVisit } = (await get(`/v1/partnerships/${partnershipId}/summary`)).body as {
      visits?: { outgoing: number }
      lastVisit?: { visitId: string }
    }
    return [visits?.outgoing, lastVisit?.visitId]
  }
  const over = async (fields: object) => {
    const id = await record(fields)
    await step(id, 'confirmed')
    await step(id, 'completed')
    return id
  }
  const trip = await over({ partnershipId: first })
  expect(await counted(first)).toEqual([1, trip])
  const stop = await over({ start: '2024-09-02', end: undefined, partOf: trip, partnershipId: first })
  const further = await over({ start: '2024-09-04', end: undefined, partOf: trip, partnershipId: second })
  expect(await counted(first)).toEqual([1, stop])
  expect(await counted(second)).toEqual([1, further])
  const listed = (await get(`/v1/visits?partnershipId=${first}`)).body.items as { id: string }[]
  expect(listed.map(({ id }) => id).toSorted()).toEqual([trip, stop].toSorted())
  await step(stop, 'void')
  await step(further, 'void')
  expect(await counted(first)).toEqual([1, trip])
})

test('a reader below internal sees no link, and the visible stops of a visible trip alone', async () => {
  const [shown, hidden] = [await record({ visibility: 'public' }), await record()]
  const day = { start: '2024-09-03', end: undefined }
  const open = await record({ ...day, partOf: shown, visibility: 'public' })
  const secret = await record({ ...day, partOf: shown })
  const ofHidden = await record({ ...day, partOf: hidden, visibility: 'public' })
  const { token } = await registry.callerOf('trip-reader', 'read.public')
  for (const id of [open, ofHidden]) {
    const answer = await get(pathOf(id), token)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('partOf')
    expect(answer.text).not.toContain(hidden)
  }
  const stops = await get(`${pathOf(shown)}/stops`, token)
  expect(stops.body.items).toMatchObject([{ id: open }])
  expect(stops.text).not.toContain('partOf')
  expect(stops.text).not.toContain(secret)
  const missing = await get(`${pathOf(hidden)}/stops`, token)
  expect([missing.status, missing.body.detail]).toEqual([
    404,
    (await get(`${pathOf(secret)}/stops`, token)).body.detail,
  ])
})

describe(`of ${RACES} concurrent requests, trips keep one level`, () => {
  const race = async (run: () => Promise<void>) => {
    for (let number = 0; number < RACES; number += 1) await run()
  }
  const linkOf = async (id: string) => (await get(pathOf(id))).body['partOf']

  test('when A becomes a stop of B while B becomes a stop of C', () =>
    race(async () => {
      const [a, b, c] = [await record(), await record(), await record()]
      const answers = await Promise.all([patch(a, { partOf: b }), patch(b, { partOf: c })])
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]))
      expect([await linkOf(a), await linkOf(b)].filter((link) => link !== undefined)).toHaveLength(1)
    }))

  test('when two visits become stops of each other', () =>
    race(async () => {
      const [a, b] = [await record(), await record()]
      const answers = await Promise.all([patch(a, { partOf: b }), patch(b, { partOf: a })])
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]))
    }))

  test('when several stops are recorded while their trip becomes a stop', () =>
    race(async () => {
      const [trip, other] = [await record(), await record()]
      const recordStop = () => post('/v1/visits', { ...plan, partOf: trip })
      const [moved, ...stops] = await Promise.all([
        patch(trip, { partOf: other }),
        recordStop(),
        recordStop(),
      ])
      const linked = stops.filter(({ status }) => status === 201)
      expect([200, 422]).toContain(moved?.status)
      expect(linked).toHaveLength(moved?.status === 200 ? 0 : 2)
      expect(await stopsOf(trip)).toHaveLength(linked.length)
    }))
})
