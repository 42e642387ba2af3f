/** What a calendar feed lists, and whom it belongs to. */
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'
import { calendarClient, propertiesIn } from './calendar-client'

let registry: Registry
const { post, open, plan, makeFeed } = calendarClient(() => registry)

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)

describe('a calendar feed', () => {
  beforeAll(async () => {
    await post('/v1/partnerships', istanbul().partnership)
    await plan('Für alle', { start: day(10), visibility: 'public' })
    await plan('Für die Presse', { start: day(11), visibility: 'press' })
    await plan('Für das Haus', { start: day(12), visibility: 'internal' })
    await plan('Lange her', { start: day(-400), visibility: 'public' })
    await plan('Fern', { start: day(800), visibility: 'public' })
  })

  /** The occasions that `beforeAll` has planned. */
  const visitsIn = (answered: ApiResponse) =>
    propertiesIn(answered).filter((title) => /^(Für|Lange|Fern)/.test(title))

  test('opens without a token, by an address that is shown once', async () => {
    const made = await makeFeed({ name: 'Telefon' })
    expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/calendar-feeds/${made.id}`])
    expect(made.path).toMatch(/^\/v1\/feeds\/[\w-]{43}\/calendar\.ics$/)
    const answered = await open(made.path)
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    const { path: _, ...feed } = made.feed
    const read = await registry.send('GET', `/v1/calendar-feeds/${made.id}`)
    expect(read.body).toEqual(feed)
    expect(feed).toMatchObject({ name: 'Telefon', clearance: 'public', version: 1 })
  })

  test.each([
    [{}, ['Für alle']],
    [{ clearance: 'press' }, ['Für alle', 'Für die Presse']],
    [{ clearance: 'internal' }, ['Für alle', 'Für die Presse', 'Für das Haus']],
    [{ clearance: 'internal', kinds: ['state-visit'] }, []],
  ])('of %j lists, from a year ago to two years ahead, %j', async (body, expected) => {
    const answered = await open((await makeFeed(body)).path)
    expect(answered.status).toBe(200)
    expect(visitsIn(answered)).toEqual(expected)
  })

  test('lists anniversaries in its language', async () => {
    const answered = await open((await makeFeed({ lang: 'en' })).path)
    expect(propertiesIn(answered)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Istanbul – \d+ years$/)]),
    )
  })

  test('no longer lists a visit that becomes internal', async () => {
    const { path } = await makeFeed()
    const { id } = await plan('Für kurze Zeit', { start: day(20), visibility: 'public' })
    expect(visitsIn(await open(path))).toContain('Für kurze Zeit')
    await registry.send('PATCH', `/v1/visits/${id}`, {
      body: { visibility: 'internal' },
      headers: { 'if-match': '"1"' },
    })
    expect(visitsIn(await open(path))).not.toContain('Für kurze Zeit')
  })

  test('answers 404 once it is revoked, and leaves the list', async () => {
    const { id, path, feed } = await makeFeed({ name: 'Verloren' })
    const names = async () =>
      ((await registry.send('GET', '/v1/calendar-feeds?limit=100')).body.items as { name?: string }[]).map(
        ({ name }) => name,
      )
    expect(await names()).toContain('Verloren')
    const revoked = await registry.send('DELETE', `/v1/calendar-feeds/${id}`)
    expect([revoked.status, revoked.body['version']]).toEqual([200, 2])
    expect(revoked.body).toMatchObject({ id, createdAt: feed['createdAt'] })
    expect((await open(path)).status).toBe(404)
    expect((await registry.send('GET', `/v1/calendar-feeds/${id}`)).status).toBe(404)
    expect((await registry.send('DELETE', `/v1/calendar-feeds/${id}`)).status).toBe(404)
    expect(await names()).not.toContain('Verloren')
  })

  test('gives the same 404 to a revoked, an unknown and a malformed secret', async () => {
    const { id, path } = await makeFeed()
    await registry.send('DELETE', `/v1/calendar-feeds/${id}`)
    const others = [`/v1/feeds/${'A'.repeat(43)}/calendar.ics`, '/v1/feeds/short/calendar.ics']
    const answers = await Promise.all([path, ...others].map((each) => open(each)))
    const shapes = answers.map(({ status, body: { instance, ...body }, headers }) => {
      expect(instance).toBeDefined()
      return { status, body, type: headers.get('content-type') }
    })
    expect(shapes[0]).toMatchObject({ status: 404, type: 'application/problem+json' })
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1)
  })

  test('is visible to its maker only', async () => {
    const { id, path } = await makeFeed()
    const { token } = await registry.callerOf('somebody-else', 'read')
    const asOther = (method: string, address: string) => registry.send(method, address, { token })
    const address = `/v1/calendar-feeds/${id}`
    expect((await asOther('GET', address)).status).toBe(404)
    expect((await asOther('DELETE', address)).status).toBe(404)
    expect((await asOther('GET', '/v1/calendar-feeds')).body).toEqual({ items: [] })
    expect((await open(path)).status).toBe(200)
  })

  test('is made once by two requests with one key, and shows its address only once', async () => {
    const headers = { 'idempotency-key': 'a phone' }
    const first = await makeFeed({ name: 'Einmal' }, headers)
    const again = await makeFeed({ name: 'Einmal' }, headers)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const { path: _, ...feed } = first.feed
    expect(again.feed).toEqual(feed)
    expect((await open(first.path)).status).toBe(200)
  })
})
