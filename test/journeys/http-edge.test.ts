import { routeKey } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('HTTP standards', () => {
  let registry: Registry
  const { partnership, visit } = istanbul()
  const path = '/v1/partnerships/istanbul'

  beforeAll(async () => {
    registry = await startRegistry()
    await registry.send('POST', '/v1/partnerships', { body: partnership })
  })
  afterAll(() => registry.stop())

  test.each(['application/json', 'application/merge-patch+json'])(
    'a body of %s in Latin-1 is malformed, and nothing is recorded',
    async (type) => {
      const raw = Uint8Array.from(Buffer.from('{"name":{"de":"M\u00fcnchen"}}', 'latin1'))
      const headers = { 'content-type': type, 'if-match': '"1"' }
      expect(await registry.send('PATCH', path, { raw, headers })).toMatchObject({
        status: 400,
        body: { type: 'urn:golden-book:problem:malformed' },
      })
      expect((await registry.send('GET', path)).body).toMatchObject({ version: 1 })
    },
  )

  test.each(['/v1/people?q=M%FCnchen', '/v1/visits?externalId=%EF%BF%BD'])(
    '%s is malformed',
    async (address) => {
      expect(await registry.send('GET', address)).toMatchObject({ status: 400 })
    },
  )

  test('answers 404 to a path that is encoded twice', async () => {
    expect(await registry.send('GET', '/v1/partnerships/%69stanbul')).toMatchObject({ status: 200 })
    expect(await registry.send('GET', '/v1/partnerships/%2569stanbul')).toMatchObject({ status: 404 })
    expect(await registry.send('GET', '/v1/people/%2565krem-imamoglu')).toMatchObject({ status: 404 })
  })

  const addresses: Record<string, string> = {
    readHealth: '/v1/health',
    readDocument: '/v1/openapi.json',
    readPartnership: path,
    listPartnerships: '/v1/partnerships?limit=1',
    readCalendar: '/v1/calendar.ics?from=2024-01-01&to=2024-12-31',
    readVisit: '/v1/visits/00000000-0000-7000-8000-000000000000',
    listVisits: '/v1/visits?limit=0',
  }
  const shown = ROUTES.filter(({ name }) => addresses[name] !== undefined)

  test.each(shown.map((route) => [routeKey(route), addresses[route.name] ?? '']))(
    '%s answers HEAD as GET, without a body',
    async (_key, address) => {
      const get = await registry.send('GET', address)
      const token = await registry.tokenFor('read', 'admin')
      const head = await fetch(`${registry.url}${address}`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${token}` },
      })
      const lasting = (headers: Headers) =>
        [...headers].filter(
          ([name]) => !/^(apigw-requestid|date|content-length|connection|keep-alive)$/.test(name),
        )
      expect([head.status, await head.text(), lasting(head.headers)]).toEqual([
        get.status,
        '',
        lasting(get.headers),
      ])
      // A Content-Length of HEAD must be that of GET.
      expect([null, String(Buffer.byteLength(get.text))]).toContain(head.headers.get('content-length'))
    },
  )

  test('HEAD needs the token and the scope of GET, and does not exist on routes that write', async () => {
    const head = async (address: string, token?: string) => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      return (await fetch(`${registry.url}${address}`, { method: 'HEAD', headers })).status
    }
    expect(await head(path)).toBe(401)
    expect(await head(path, await registry.tokenFor('write'))).toBe(403)
    expect(await head(`${path}/status`, await registry.tokenFor('write'))).toBe(404)
  })

  test('answers 304 while a calendar is unchanged', async () => {
    const feed = await registry.send('POST', '/v1/calendar-feeds', { body: { name: 'Phone' } })
    const calendars = [addresses.readCalendar ?? '', String(feed.body.path)]
    const tags: (string | null)[] = []
    for (const address of calendars) {
      const first = await registry.send('GET', address)
      const etag = first.headers.get('etag') ?? ''
      tags.push(etag)
      expect(etag).toMatch(/^"[\w-]{43}"$/)
      const again = await registry.send('GET', address, { headers: { 'if-none-match': etag } })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
      expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'))
    }
    expect((await registry.send('GET', calendars[1] ?? '')).headers.get('cache-control')).toBe(
      'private, no-cache',
    )
    await registry.send('POST', '/v1/visits', { body: { ...visit, start: '2024-06-19' } })
    const changed = await registry.send('GET', calendars[0] ?? '', {
      headers: { 'if-none-match': tags[0] ?? '' },
    })
    expect(changed.status).toBe(200)
  })

  describe('a change that does not require If-Match respects it:', () => {
    const subscription = { name: 'Press', url: 'http://127.0.0.1:9/', types: ['visit.*'] }
    test.each([
      ['the rotation of a secret', '/v1/subscriptions', subscription, 'POST', '/secret-rotation'],
      ['the deletion of a subscription', '/v1/subscriptions', subscription, 'DELETE', ''],
      ['the revocation of a feed', '/v1/calendar-feeds', { name: 'Phone' }, 'DELETE', ''],
    ])('%s', async (_what, list, body, method, below) => {
      const { id } = (await registry.send('POST', list, { body })).body
      const address = `${list}/${String(id)}`
      const send = async (headers: Record<string, string>) =>
        (await registry.send(method, `${address}${below}`, { headers })).status
      expect(await send({ 'if-match': '"2"' })).toBe(412)
      expect(await send({ 'if-match': 'W/"1"*' })).toBe(400)
      expect(await send({ 'if-none-match': '"1"' })).toBe(412)
      expect((await registry.send('GET', address)).body).toMatchObject({ version: 1 })
      expect(await send({ 'if-match': '"1"' })).toBe(200)
    })
  })
})
