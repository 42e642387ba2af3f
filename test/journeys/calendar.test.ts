/** The calendar as a calendar program has it: with a token, and by the address of a feed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { ask, startRegistry, type Answered, type Registry } from '../support/registry'
import { temporaryFolder } from '../support/temporary-folder'

const folder = temporaryFolder()
let registry: Registry
beforeAll(async () => {
  registry = await startRegistry({ data: folder.path })
})
afterAll(async () => {
  await registry.stop()
  folder.remove()
})

const post = (path: string, body: unknown, headers = {}) => registry.ask('POST', path, { body, headers })
/** As a calendar program does: without a token. */
const open = (path: string, headers = {}) => ask(registry.run.url, 'GET', path, { headers })

const eventsIn = ({ text }: Answered): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
const told = (answered: Answered, name = 'summary') =>
  eventsIn(answered).map((event) => String(event.getFirstPropertyValue(name)))

const plan = async (occasion: string, fields: object = {}) => {
  const { partnershipId: _p, anniversary: _a, externalId: _e, ...visit } = istanbul().visit
  const { body, status } = await post('/v1/visits', { ...visit, occasion: { de: occasion }, ...fields })
  expect(status).toBe(201)
  return body as { readonly id: string }
}
const makeFeed = async (body: object = {}, headers = {}) => {
  const { body: feed, ...answered } = await post('/v1/calendar-feeds', body, headers)
  return { ...answered, feed, id: String(feed['id']), path: String(feed['path']) }
}
const day = (daysAhead: number) => new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10)

describe('the calendar of some days', () => {
  beforeAll(async () => {
    await post('/v1/partnerships', istanbul().partnership)
    const hours = { start: '2024-06-19T10:00', end: '2024-06-19T12:00' }
    await post('/v1/visits', { ...istanbul().visit, ...hours })
    await plan('Im Juni', { start: '2024-06', kind: 'delegation', visibility: 'internal' })
    await plan('Langer Besuch', { start: '2024-06-30', end: '2024-07-02' })
    await plan('Später', { start: '2024-07-03' })
  })

  const june = '/v1/calendar.ics?from=2024-06-01&to=2024-06-30'

  test('has the visits of these days and of the months they are in, as text/calendar', async () => {
    const answered = await registry.ask('GET', june)
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    expect(told(answered)).toEqual([
      'Im Juni',
      '35 Jahre Städtepartnerschaft Berlin-Istanbul',
      'Langer Besuch',
    ])
    expect(told(answered, 'dtstart')).toEqual(['2024-06-01', '2024-06-19T10:00:00', '2024-06-30'])
    expect(answered.text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Berlin'])
  })

  test('has the occurrences of jubilees, with the version of theirs', async () => {
    const answered = await registry.ask('GET', '/v1/calendar.ics?from=2024-11-01&to=2025-11-30')
    expect(told(answered)).toEqual(['Istanbul – 35 Jahre', 'Istanbul – 36 Jahre'])
    expect(told(answered, 'uid')).toEqual([
      'occurrences/partnership-istanbul/35@golden-book',
      'occurrences/partnership-istanbul/36@golden-book',
    ])
    expect(told(answered, 'sequence')).toEqual(['1', '1'])
  })

  test('has some kinds only, of visits and of jubilees, where they are asked for', async () => {
    const of = async (kinds: string) =>
      told(await registry.ask('GET', `/v1/calendar.ics?from=2024-06-01&to=2024-12-31&kinds=${kinds}`))
    expect(await of('delegation')).toEqual(['Im Juni'])
    expect(await of('partnership')).toEqual(['Istanbul – 35 Jahre'])
    expect(await of('delegation,partnership')).toEqual(['Im Juni', 'Istanbul – 35 Jahre'])
    expect(await of('historic')).toEqual([])
  })

  test('is told in the language that is asked for', async () => {
    const answered = await registry.ask('GET', '/v1/calendar.ics?from=2024-11-01&to=2024-11-30&lang=en')
    expect(told(answered)).toEqual(['Istanbul – 35 years'])
    expect(answered.text).toContain('X-WR-CALNAME:Protocol\r\n')
  })

  test('shows what becomes of a visit, under the same address and with the next sequence', async () => {
    const { id } = await plan('Verschobenes', { start: '2024-08-01' })
    const august = '/v1/calendar.ics?from=2024-08-01&to=2024-08-31'
    const [uid] = told(await registry.ask('GET', august), 'uid')
    const reason = 'illness'
    await post(`/v1/visits/${id}/status`, { status: 'cancelled', reason }, { 'if-match': '"1"' })
    const answered = await registry.ask('GET', august)
    expect([
      told(answered, 'uid'),
      told(answered, 'status'),
      told(answered, 'sequence'),
      told(answered),
    ]).toEqual([[uid], ['CANCELLED'], ['2'], ['Abgesagt: Verschobenes']])
    expect(answered.text).not.toContain(reason)
  })

  test('has more than a page of a list', async () => {
    await Promise.all(
      Array.from({ length: 130 }, (_, index) => plan(`Empfang ${index}`, { start: '2025-01-15' })),
    )
    const answered = await registry.ask('GET', '/v1/calendar.ics?from=2025-01-01&to=2025-01-31')
    expect(new Set(told(answered)).size).toBe(130)
    expect(eventsIn(answered)).toHaveLength(130)
  })

  test('adds no line for whatever an occasion or a place holds', async () => {
    const occasion = 'Besuch\r\nBEGIN:VEVENT\r\nUID:forged\r\nEND:VEVENT'
    await plan(occasion, { start: '2023-05-05', venues: ['a; b, c\\n'] })
    const answered = await registry.ask('GET', '/v1/calendar.ics?from=2023-05-05&to=2023-05-05')
    expect(told(answered)).toEqual([occasion.replaceAll('\r\n', ' ')])
    expect(told(answered, 'location')).toEqual(['a; b, c\\n'])
  })

  test.each([
    ['without its days', '/v1/calendar.ics', 400],
    ['of more than three years', '/v1/calendar.ics?from=2024-01-01&to=2027-01-02', 400],
    ['that ends before it begins', '/v1/calendar.ics?from=2024-01-02&to=2024-01-01', 400],
    ['of unknown kinds', '/v1/calendar.ics?from=2024-01-01&to=2024-01-02&kinds=party', 400],
    ['of three years', '/v1/calendar.ics?from=2021-01-01&to=2024-01-01', 200],
  ])('%s is answered as it should be', async (_what, path, status) => {
    expect((await registry.ask('GET', path)).status).toBe(status)
  })

  test('needs a token, and is text/calendar to whoever takes that', async () => {
    expect((await open(june)).status).toBe(401)
    const accepting = (accept: string) => registry.ask('GET', june, { headers: { accept } })
    expect((await accepting('text/calendar')).status).toBe(200)
    expect((await accepting('application/json')).status).toBe(406)
  })
})

describe('a feed', () => {
  beforeAll(async () => {
    await plan('Für alle', { start: day(10), visibility: 'public' })
    await plan('Für die Presse', { start: day(11), visibility: 'press' })
    await plan('Für das Haus', { start: day(12), visibility: 'internal' })
    await plan('Lange her', { start: day(-400), visibility: 'public' })
    await plan('Fern', { start: day(800), visibility: 'public' })
  })

  /** What it tells of the visits that this part has planned. */
  const visitsIn = (answered: Answered) => told(answered).filter((title) => /^(Für|Lange|Fern)/.test(title))

  test('opens in a calendar program without a token, by an address that is shown once', async () => {
    const made = await makeFeed({ name: 'Telefon' })
    expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/calendar-feeds/${made.id}`])
    expect(made.path).toMatch(/^\/v1\/feeds\/[\w-]{43}\/calendar\.ics$/)
    const answered = await open(made.path)
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    const { path: _, ...feed } = made.feed
    const read = await registry.ask('GET', `/v1/calendar-feeds/${made.id}`)
    expect(read.body).toEqual(feed)
    expect(feed).toMatchObject({ name: 'Telefon', clearance: 'public', version: 1 })
  })

  test.each([
    [{}, ['Für alle']],
    [{ clearance: 'press' }, ['Für alle', 'Für die Presse']],
    [{ clearance: 'internal' }, ['Für alle', 'Für die Presse', 'Für das Haus']],
    [{ clearance: 'internal', kinds: ['state-visit'] }, []],
  ])('that is %j shows, from a year ago to two years ahead, %j', async (body, expected) => {
    const answered = await open((await makeFeed(body)).path)
    expect(answered.status).toBe(200)
    expect(visitsIn(answered)).toEqual(expected)
  })

  test('shows jubilees to everybody, in its language', async () => {
    const answered = await open((await makeFeed({ lang: 'en' })).path)
    expect(told(answered)).toEqual(expect.arrayContaining([expect.stringMatching(/^Istanbul – \d+ years$/)]))
  })

  test('shows no more of a visit that is made internal', async () => {
    const { path } = await makeFeed()
    const { id } = await plan('Für kurze Zeit', { start: day(20), visibility: 'public' })
    expect(visitsIn(await open(path))).toContain('Für kurze Zeit')
    await registry.ask('PATCH', `/v1/visits/${id}`, {
      body: { visibility: 'internal' },
      headers: { 'if-match': '"1"' },
    })
    expect(visitsIn(await open(path))).not.toContain('Für kurze Zeit')
  })

  test('is answered no more once it is revoked, and is gone from the list', async () => {
    const { id, path, feed } = await makeFeed({ name: 'Verloren' })
    const names = async () =>
      ((await registry.ask('GET', '/v1/calendar-feeds?limit=100')).body.items as { name?: string }[]).map(
        ({ name }) => name,
      )
    expect(await names()).toContain('Verloren')
    const revoked = await registry.ask('DELETE', `/v1/calendar-feeds/${id}`)
    expect([revoked.status, revoked.body['version']]).toEqual([200, 2])
    expect(revoked.body).toMatchObject({ id, createdAt: feed['createdAt'] })
    expect((await open(path)).status).toBe(404)
    expect((await registry.ask('GET', `/v1/calendar-feeds/${id}`)).status).toBe(404)
    expect((await registry.ask('DELETE', `/v1/calendar-feeds/${id}`)).status).toBe(404)
    expect(await names()).not.toContain('Verloren')
  })

  test('that is revoked, one that never was, and what is no secret are told apart by nothing', async () => {
    const { id, path } = await makeFeed()
    await registry.ask('DELETE', `/v1/calendar-feeds/${id}`)
    const others = [`/v1/feeds/${'A'.repeat(43)}/calendar.ics`, '/v1/feeds/short/calendar.ics']
    const answers = await Promise.all([path, ...others].map((each) => open(each)))
    const shapes = answers.map(({ status, body: { instance, ...body }, headers }) => {
      expect(instance).toBeDefined()
      return { status, body, type: headers.get('content-type') }
    })
    expect(shapes[0]).toMatchObject({ status: 404, type: 'application/problem+json' })
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1)
  })

  test('belongs to whoever made it, and is there for nobody else', async () => {
    const { id, path } = await makeFeed()
    const token = await registry.run.issuer.mint({ scope: 'golden-book/read', subject: 'somebody-else' })
    const asOther = (method: string, address: string) => registry.ask(method, address, { token })
    const address = `/v1/calendar-feeds/${id}`
    expect((await asOther('GET', address)).status).toBe(404)
    expect((await asOther('DELETE', address)).status).toBe(404)
    expect((await asOther('GET', '/v1/calendar-feeds')).body).toEqual({ items: [] })
    expect((await open(path)).status).toBe(200)
  })

  test('that is made twice with one key is made once, and its address is not shown again', async () => {
    const headers = { 'idempotency-key': 'a phone' }
    const first = await makeFeed({ name: 'Einmal' }, headers)
    const again = await makeFeed({ name: 'Einmal' }, headers)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const { path: _, ...feed } = first.feed
    expect(again.feed).toEqual(feed)
    expect((await open(first.path)).status).toBe(200)
  })

  test('holds a secret that is neither announced, nor logged, nor kept', async () => {
    const { id, path } = await makeFeed()
    await open(path)
    await registry.ask('DELETE', `/v1/calendar-feeds/${id}`)
    await eventually(() =>
      expect(
        registry
          .events()
          .filter(({ detail }) => detail.subject === `calendar-feeds/${id}`)
          .map(({ detail }) => detail.type),
      ).toEqual(['calendar-feed.recorded', 'calendar-feed.revoked']),
    )
    const secret = path.split('/')[3] ?? ''
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    const holdingOf = (text: string) =>
      files
        .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(text))
        .map(({ name }) => name)
    expect(holdingOf(id)).not.toEqual([])
    expect(holdingOf(secret)).toEqual([])
  })
})
