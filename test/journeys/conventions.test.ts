import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { routeKey, SCOPES, scopesOf } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('the conventions of the API', () => {
  let registry: Registry
  let visitId = ''
  const { partnership, visit } = istanbul()
  const post = '/v1/visits'

  beforeAll(async () => {
    registry = await startRegistry()
    await registry.ask('POST', '/v1/partnerships', { body: partnership })
    visitId = String((await registry.ask('POST', post, { body: visit })).body.id)
  })
  afterAll(() => registry.stop())

  const recorded = async () => (await registry.ask('GET', post)).body.items

  test('every fault of a body is named with its pointer, and nothing is recorded', async () => {
    const { occasion: _, ...rest } = visit
    const body = {
      ...rest,
      externalId: 'other',
      kind: 'tea',
      start: '2024-02-30',
      guests: [{ name: 'A', office: 'B', country: 'XX', officeClass: 'monarch', shoeSize: 43 }],
      'a/b': true,
    }
    const answer = await registry.ask('POST', post, { body })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toMatchObject({ type: 'urn:golden-book:problem:invalid', status: 422 })
    const pointers = (answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(pointers.toSorted()).toEqual(
      ['/a~1b', '/guests/0/country', '/guests/0/shoeSize', '/kind', '/occasion', '/start'].toSorted(),
    )
    expect(await recorded()).toHaveLength(1)
  })

  test.each([
    ['unreadable JSON', '{"a":', {}, 400, 'malformed'],
    ['an empty body', '', {}, 400, 'malformed'],
    ['JSON nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), {}, 400, 'malformed'],
    ['a field named __proto__', '{"__proto__":{"admin":true}}', {}, 400, 'malformed'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    [
      'another character set',
      '{}',
      { 'content-type': 'application/json; charset=latin1' },
      415,
      'unsupported-media-type',
    ],
    ['compressed JSON', Uint8Array.from(gzipSync('{}')), { 'content-encoding': 'gzip' }, 400, 'malformed'],
    ['300 KB', JSON.stringify({ notes: 'x'.repeat(300 * 1024) }), {}, 413, 'too-large'],
    ['a list', '[]', {}, 422, 'invalid'],
    ['a lone surrogate', '{"notes":"\\ud800"}', {}, 422, 'invalid'],
    ['an empty idempotency key', '{}', { 'idempotency-key': '' }, 400, 'malformed'],
    ['an idempotency key of 256 characters', '{}', { 'idempotency-key': 'k'.repeat(256) }, 400, 'malformed'],
  ])('%s is refused, and nothing is recorded', async (_what, raw, headers, status, code) => {
    const answer = await registry.ask('POST', post, { raw, headers })
    expect(answer).toMatchObject({ status, body: { type: `urn:golden-book:problem:${code}`, status } })
    expect(answer.body.detail).toEqual(expect.any(String))
    expect(answer.body.instance).toEqual(expect.any(String))
    expect(await recorded()).toHaveLength(1)
  })

  test.each([
    ['GET', '/v1/nothing', 404, 'Not Found'],
    ['DELETE', '/v1/visits', 404, 'Not Found'],
  ])('%s %s is answered as API Gateway does', async (method, path, status, message) => {
    expect(await registry.ask(method, path)).toMatchObject({ status, body: { message } })
  })

  test('no token is 401, and a token without the scope is 403, as API Gateway answers them', async () => {
    const open = await fetch(`${registry.run.url}${post}`)
    expect([open.status, await open.json()]).toEqual([401, { message: 'Unauthorized' }])
    const token = await registry.tokenFor('read')
    expect(await registry.ask('POST', post, { body: visit, token })).toMatchObject({
      status: 403,
      body: { message: 'Forbidden' },
    })
    expect(await registry.ask('GET', post, { token })).toMatchObject({ status: 200 })
  })

  test('health and the document are open to everybody', async () => {
    const health = await fetch(`${registry.run.url}/v1/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    const document = await fetch(`${registry.run.url}/v1/openapi.json`)
    expect(await document.json()).toMatchObject({ openapi: '3.1.1' })
  })

  test.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['from=2024-02-30', '/from'],
    ['from=2024-06', '/from'],
    ['from=2024-06-02&to=2024-06-01', '/to'],
    ['status=done', '/status'],
    ['status=planned&status=confirmed', '/status'],
    ['country=Turkey', '/country'],
    ['colour=red', '/colour'],
    ['cursor=AAAA', '/cursor'],
  ])('a list with ?%s is malformed at %s', async (query, pointer) => {
    const answer = await registry.ask('GET', `${post}?${query}`)
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:golden-book:problem:malformed' } })
    expect(answer.body.errors).toMatchObject([{ pointer }])
  })

  test.each([
    '*/*',
    'application/json',
    'APPLICATION/JSON',
    'application/*;q=0.5',
    'text/html, application/json;q=0.001',
    'application/problem+json, */*;q=0.1',
  ])('an answer is acceptable to who accepts %s', async (accept) => {
    const answer = await registry.ask('GET', post, { headers: { accept } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  })

  test.each([
    'text/html',
    'text/*',
    'application/problem+json',
    'application/jsonp',
    'application/json;q=0',
    'application/*; q=0.000',
  ])('no answer is acceptable to who accepts %s alone, and nothing is recorded', async (accept) => {
    const body = { ...visit, externalId: 'accepted' }
    for (const answer of [
      await registry.ask('GET', post, { headers: { accept } }),
      await registry.ask('POST', post, { body, headers: { accept } }),
    ]) {
      expect(answer).toMatchObject({ status: 406, body: { type: 'urn:golden-book:problem:not-acceptable' } })
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    expect((await registry.ask('GET', `${post}?externalId=accepted`)).body.items).toEqual([])
  })

  // Calendar programs add parameters of their own to the address of a feed.
  const strict = ROUTES.filter(({ name }) => name !== 'readFeedCalendar')

  test.each(strict.map((route) => [routeKey(route), route] as const))(
    '%s refuses a parameter of the query that it does not know, by name',
    async (_key, { method, path }) => {
      const address = path
        .replace('{visitId}', visitId)
        .replace('{number}', '1')
        .replace('{book}', 'golden-book')
        .replaceAll(/\{(?:subscriptionId|deliveryId|feedId)\}/g, visitId)
        .replace('{secret}', 'a'.repeat(43))
        .replaceAll(/\{\w+\}/g, 'istanbul')
      const asking = method === 'GET' ? {} : { body: {} }
      const answer = await registry.ask(method, `${address}?colour=red`, asking)
      expect(answer).toMatchObject({ status: 400, body: { type: 'urn:golden-book:problem:malformed' } })
      expect(answer.body.errors).toContainEqual({ pointer: '/colour', message: 'is not known here' })
    },
  )

  test.each(
    ROUTES.filter(({ access }) => access !== 'none').map(
      (route) => [scopesOf(route).join(' or '), routeKey(route), route] as const,
    ),
  )('the scope %s is needed for %s, and no other will do', async (_scopes, _key, route) => {
    const others = SCOPES.filter((each) => !scopesOf(route).includes(each))
    const token = await registry.tokenFor(...others)
    const asking = route.method === 'GET' ? { token } : { token, body: {} }
    const answer = await registry.ask(route.method, route.path.replaceAll(/\{\w+\}/g, '1'), asking)
    expect(answer).toMatchObject({ status: 403, body: { message: 'Forbidden' } })
  })

  test.each(['00000000-0000-7000-8000-000000000000', 'x', '..%2F..', '%00'])(
    'there is no visit %s',
    async (id) => {
      expect(await registry.ask('GET', `${post}/${id}`)).toMatchObject({
        status: 404,
        body: { type: 'urn:golden-book:problem:not-found' },
      })
    },
  )

  test('a step needs the version that was read', async () => {
    const path = `${post}/${visitId}/status`
    const body = { status: 'confirmed' }
    expect(await registry.ask('POST', path, { body })).toMatchObject({ status: 428 })
    expect(await registry.ask('POST', path, { body, headers: { 'if-match': '1' } })).toMatchObject({
      status: 400,
    })
    expect(await registry.ask('POST', path, { body, headers: { 'if-match': '"2"' } })).toMatchObject({
      status: 412,
    })
    expect(await registry.ask('POST', path, { body, headers: { 'if-match': 'W/"1"' } })).toMatchObject({
      status: 412,
    })
  })

  test('a forbidden step names the allowed ones', async () => {
    const asking = { body: { status: 'completed' }, headers: { 'if-match': '"1"' } }
    expect(await registry.ask('POST', `${post}/${visitId}/status`, asking)).toMatchObject({
      status: 409,
      body: { type: 'urn:golden-book:problem:forbidden-step', allowed: ['confirmed', 'cancelled', 'void'] },
    })
  })

  test('a thing that is there already is answered with 304', async () => {
    const path = `${post}/${visitId}`
    const same = await registry.ask('GET', path, { headers: { 'if-none-match': '"1"' } })
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', '"1"'])
    expect(await registry.ask('GET', path, { headers: { 'if-none-match': '"2"' } })).toMatchObject({
      status: 200,
    })
  })

  test('a patch that changes nothing records nothing', async () => {
    const asking = { body: { visibility: 'press' }, headers: { 'if-match': '"1"' } }
    expect(await registry.ask('PATCH', `${post}/${visitId}`, asking)).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
  })

  test('a merge patch is understood by its own media type, and null removes', async () => {
    const asking = {
      raw: JSON.stringify({ anniversary: null, occasion: { tr: 'Ziyaret' }, end: '2024-07' }),
      headers: { 'if-match': '"1"', 'content-type': 'application/merge-patch+json' },
    }
    const answer = await registry.ask('PATCH', `${post}/${visitId}`, asking)
    expect(answer).toMatchObject({
      status: 200,
      body: { version: 2, occasion: { de: expect.any(String), tr: 'Ziyaret' } },
    })
    expect(answer.body).not.toHaveProperty('anniversary')
  })

  test('what refers to nothing is invalid', async () => {
    const body = { ...visit, externalId: 'v', partnershipId: 'atlantis' }
    expect(await registry.ask('POST', post, { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/partnershipId' }] },
    })
  })

  test('what would grow over 64 KB is too large', async () => {
    const programme = Array.from({ length: 100 }, () => ({ what: 'x'.repeat(500), where: 'y'.repeat(300) }))
    const body = { ...visit, externalId: 'large', programme }
    expect(await registry.ask('POST', post, { body })).toMatchObject({ status: 413 })
  })

  test.each([
    ['/v1/partnerships', partnership, '/v1/partnerships/istanbul'],
    ['/v1/partnerships', { ...partnership, externalId: 'another' }, '/v1/partnerships/istanbul'],
    ['/v1/partnerships', { ...partnership, id: 'constantinople' }, '/v1/partnerships/istanbul'],
  ])('a duplicate in %s is refused with the address of the first', async (path, body, location) => {
    const answer = await registry.ask('POST', path, { body })
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:golden-book:problem:duplicate' } })
    expect(answer.headers.get('location')).toBe(location)
  })

  test('a visit of the same externalId is refused with the address of the first', async () => {
    const answer = await registry.ask('POST', post, { body: visit })
    expect(answer.status).toBe(409)
    expect(answer.headers.get('location')).toBe(`/v1/visits/${visitId}`)
  })

  test('names of every script come out as they went in, and make readable ids', async () => {
    const names = [
      'Łukasz Żółć',
      'Jahongir Artikxo‘jayev',
      '蔡奇',
      'عمدة المدينة',
      'Ənvər Məmmədov',
      'Nguyễn Văn Đức',
    ]
    const guests = names.map((name) => ({ name, office: 'Mayor', officeClass: 'mayor', country: 'PL' }))
    const answer = await registry.ask('POST', post, { body: { ...visit, externalId: 'names', guests } })
    expect(answer.status).toBe(201)
    expect((answer.body.guests as { name: string }[]).map(({ name }) => name)).toEqual(names)
    const chinese = await registry.ask('GET', `${post}?personId=${encodeURIComponent('蔡奇')}`)
    expect(chinese.body.items).toHaveLength(1)
  })

  test('the functions’ logs know every request and no person', () => {
    const folder = join(registry.run.data, 'logs')
    const text = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
    expect(text).toContain('"route":"POST /v1/visits"')
    expect(text).not.toMatch(/mamo|Wegner|wegner|Artikx|蔡奇/)
  })
})
