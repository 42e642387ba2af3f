/** The conventions that every route follows: known parameters, scopes and media types. */
import { ROUTES } from '../../contract/catalogue'
import { routeKey, SCOPES, scopesOf } from '../../contract/route'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('every route', () => {
  let registry: Registry
  let visitId = ''
  const { partnership, visit: linkedVisit } = istanbul()
  // Others may have recorded a visit with the same external id.
  const { externalId: _, ...visit } = linkedVisit
  const post = '/v1/visits'

  beforeAll(async () => {
    registry = await startRegistry()
    await registry.send('POST', '/v1/partnerships', { body: partnership })
    visitId = String((await registry.send('POST', post, { body: visit })).body.id)
  })
  afterAll(() => registry.stop())

  const strict = ROUTES.filter(({ ignoresQuery }) => !ignoresQuery)

  test('refuses unknown query parameters, unless it is a feed', () => {
    const feeds = ROUTES.filter(({ ignoresQuery }) => ignoresQuery).map(({ path }) => path)
    expect(feeds.toSorted()).toEqual(['/v1/feeds/{secret}/calendar.ics', '/v1/notices.atom'])
  })

  test.each(strict.map((route) => [routeKey(route), route] as const))(
    '%s refuses an unknown query parameter by name',
    async (_key, { method, path }) => {
      const address = path
        .replace('{visitId}', visitId)
        .replace('{number}', '1')
        .replace('{book}', 'golden-book')
        .replaceAll(/\{(?:subscriptionId|deliveryId|feedId|noticeId)\}/g, visitId)
        .replace('{secret}', 'a'.repeat(43))
        .replaceAll(/\{\w+\}/g, 'istanbul')
      const options = method === 'GET' ? {} : { body: {} }
      const answer = await registry.send(method, `${address}?colour=red`, options)
      expect(answer).toMatchObject({ status: 400, body: { type: 'urn:golden-book:problem:malformed' } })
      expect(answer.body.errors).toContainEqual({ pointer: '/colour', message: 'is not known here' })
    },
  )

  test.each(
    ROUTES.filter(({ access }) => access !== 'none').map(
      (route) => [scopesOf(route).join(' or '), routeKey(route), route] as const,
    ),
  )('requires the scope %s for %s', async (_scopes, _key, route) => {
    const others = SCOPES.filter((each) => !scopesOf(route).includes(each))
    const token = await registry.tokenFor(...others)
    const options = route.method === 'GET' ? { token } : { token, body: {} }
    const answer = await registry.send(route.method, route.path.replaceAll(/\{\w+\}/g, '1'), options)
    expect(answer).toMatchObject({ status: 403, body: { message: 'Forbidden' } })
  })

  test.each([
    '*/*',
    'application/json',
    'APPLICATION/JSON',
    'application/*;q=0.5',
    'text/html, application/json;q=0.001',
    'application/problem+json, */*;q=0.1',
  ])('answers a client that accepts %s', async (accept) => {
    const answer = await registry.send('GET', post, { headers: { accept } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  })

  test.each([
    'text/html',
    'text/*',
    'application/problem+json',
    'application/jsonp',
    'application/json;q=0',
    'application/*; q=0.000',
  ])('answers 406 to a client that accepts only %s, and records nothing', async (accept) => {
    const body = { ...visit, externalId: 'accepted' }
    for (const answer of [
      await registry.send('GET', post, { headers: { accept } }),
      await registry.send('POST', post, { body, headers: { accept } }),
    ]) {
      expect(answer).toMatchObject({ status: 406, body: { type: 'urn:golden-book:problem:not-acceptable' } })
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    expect((await registry.send('GET', `${post}?externalId=accepted`)).body.items).toEqual([])
  })
})
