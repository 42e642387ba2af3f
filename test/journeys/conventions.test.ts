import { gzipSync } from 'node:zlib'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('the conventions of the API', () => {
  let registry: Registry
  let visitId = ''
  const { partnership, visit } = istanbul()
  const post = '/v1/visits'

  beforeAll(async () => {
    registry = await startRegistry()
    await registry.send('POST', '/v1/partnerships', { body: partnership })
    visitId = String((await registry.send('POST', post, { body: visit })).body.id)
  })
  afterAll(() => registry.stop())

  const recorded = async () => (await registry.send('GET', post)).body.items

  test('names every error of a body with its pointer, and records nothing', async () => {
    const { occasion: _, ...rest } = visit
    const body = {
      ...rest,
      externalId: 'other',
      kind: 'tea',
      start: '2024-02-30',
      guests: [{ name: 'A', office: 'B', country: 'XX', officeClass: 'monarch', shoeSize: 43 }],
      'a/b': true,
    }
    const answer = await registry.send('POST', post, { body })
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
  ])('refuses %s, and records nothing', async (_what, raw, headers, status, code) => {
    const answer = await registry.send('POST', post, { raw, headers })
    expect(answer).toMatchObject({ status, body: { type: `urn:golden-book:problem:${code}`, status } })
    expect(answer.body.detail).toEqual(expect.any(String))
    expect(answer.body.instance).toEqual(expect.any(String))
    expect(await recorded()).toHaveLength(1)
  })

  test.each([
    ['GET', '/v1/nothing', 404, 'Not Found'],
    ['DELETE', '/v1/visits', 404, 'Not Found'],
  ])('answers %s %s as API Gateway does', async (method, path, status, message) => {
    expect(await registry.send(method, path)).toMatchObject({ status, body: { message } })
  })

  test('answers 401 without a token and 403 without the scope, as API Gateway does', async () => {
    const open = await fetch(`${registry.url}${post}`)
    expect([open.status, await open.json()]).toEqual([401, { message: 'Unauthorized' }])
    const token = await registry.tokenFor('read')
    expect(await registry.send('POST', post, { body: visit, token })).toMatchObject({
      status: 403,
      body: { message: 'Forbidden' },
    })
    expect(await registry.send('GET', post, { token })).toMatchObject({ status: 200 })
  })

  test('answers health and the OpenAPI document without a token', async () => {
    const health = await fetch(`${registry.url}/v1/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    const document = await fetch(`${registry.url}/v1/openapi.json`)
    expect(await document.json()).toMatchObject({ openapi: '3.1.1' })
  })

  test.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['from=2024-02-30', '/from'],
    ['from=2024-06', '/from'],
    ['from=2024-06-02&to=2024-06-01', '/to'],
    ['status=done', '/status/0'],
    ['direction=incoming&direction=outgoing', '/direction'],
    ['country=Turkey', '/country'],
    ['colour=red', '/colour'],
    ['cursor=AAAA', '/cursor'],
  ])('refuses a list with ?%s as malformed at %s', async (query, pointer) => {
    const answer = await registry.send('GET', `${post}?${query}`)
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:golden-book:problem:malformed' } })
    expect(answer.body.errors).toMatchObject([{ pointer }])
  })

  test.each(['00000000-0000-7000-8000-000000000000', 'x', '%00'])(
    'answers 404 for the visit %s',
    async (id) => {
      expect(await registry.send('GET', `${post}/${id}`)).toMatchObject({
        status: 404,
        body: { type: 'urn:golden-book:problem:not-found' },
      })
    },
  )

  test('answers 404 for a visit whose id is a path', async () => {
    // API Gateway may decode the slashes before it looks for the route, and answers by itself then.
    expect(await registry.send('GET', `${post}/..%2F..`)).toMatchObject({ status: 404 })
  })

  test('requires If-Match with the current version for a status change', async () => {
    const path = `${post}/${visitId}/status`
    const body = { status: 'confirmed' }
    expect(await registry.send('POST', path, { body })).toMatchObject({ status: 428 })
    expect(await registry.send('POST', path, { body, headers: { 'if-match': '1' } })).toMatchObject({
      status: 400,
    })
    expect(await registry.send('POST', path, { body, headers: { 'if-match': '"2"' } })).toMatchObject({
      status: 412,
    })
    expect(await registry.send('POST', path, { body, headers: { 'if-match': 'W/"1"' } })).toMatchObject({
      status: 412,
    })
  })

  test('names the allowed statuses when it refuses a status change', async () => {
    const options = { body: { status: 'completed' }, headers: { 'if-match': '"1"' } }
    expect(await registry.send('POST', `${post}/${visitId}/status`, options)).toMatchObject({
      status: 409,
      body: {
        type: 'urn:golden-book:problem:forbidden-step',
        allowed: ['confirmed', 'postponed', 'cancelled', 'void'],
      },
    })
  })

  test('answers 304 to the current ETag', async () => {
    const path = `${post}/${visitId}`
    const same = await registry.send('GET', path, { headers: { 'if-none-match': '"1"' } })
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', '"1"'])
    expect(await registry.send('GET', path, { headers: { 'if-none-match': '"2"' } })).toMatchObject({
      status: 200,
    })
  })

  test('records nothing for a patch without a change', async () => {
    const options = { body: { visibility: 'press' }, headers: { 'if-match': '"1"' } }
    expect(await registry.send('PATCH', `${post}/${visitId}`, options)).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
  })

  test('accepts the media type of merge patches, in which null removes a field', async () => {
    const options = {
      raw: JSON.stringify({ anniversary: null, occasion: { tr: 'Ziyaret' }, end: '2024-07' }),
      headers: { 'if-match': '"1"', 'content-type': 'application/merge-patch+json' },
    }
    const answer = await registry.send('PATCH', `${post}/${visitId}`, options)
    expect(answer).toMatchObject({
      status: 200,
      body: { version: 2, occasion: { de: expect.any(String), tr: 'Ziyaret' } },
    })
    expect(answer.body).not.toHaveProperty('anniversary')
  })

  test('refuses a reference to a missing partnership', async () => {
    const body = { ...visit, externalId: 'v', partnershipId: 'atlantis' }
    expect(await registry.send('POST', post, { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/partnershipId' }] },
    })
  })

  test('refuses a visit of more than 64 KB', async () => {
    const programme = Array.from({ length: 100 }, () => ({ what: 'x'.repeat(500), where: 'y'.repeat(300) }))
    const body = { ...visit, externalId: 'large', programme }
    expect(await registry.send('POST', post, { body })).toMatchObject({ status: 413 })
  })

  test.each([
    ['/v1/partnerships', partnership, '/v1/partnerships/istanbul'],
    ['/v1/partnerships', { ...partnership, externalId: 'another' }, '/v1/partnerships/istanbul'],
    ['/v1/partnerships', { ...partnership, id: 'constantinople' }, '/v1/partnerships/istanbul'],
  ])('refuses a duplicate in %s with the Location of the first', async (path, body, location) => {
    const answer = await registry.send('POST', path, { body })
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:golden-book:problem:duplicate' } })
    expect(answer.headers.get('location')).toBe(location)
  })

  test('refuses a visit with a used externalId with the Location of the first', async () => {
    const answer = await registry.send('POST', post, { body: visit })
    expect(answer.status).toBe(409)
    expect(answer.headers.get('location')).toBe(`/v1/visits/${visitId}`)
  })

  test('keeps names of every script, and makes ids of them', async () => {
    const names = [
      'Łukasz Żółć',
      'Jahongir Artikxo‘jayev',
      '蔡奇',
      'عمدة المدينة',
      'Ənvər Məmmədov',
      'Nguyễn Văn Đức',
    ]
    const guests = names.map((name) => ({ name, office: 'Mayor', officeClass: 'mayor', country: 'PL' }))
    const answer = await registry.send('POST', post, { body: { ...visit, externalId: 'names', guests } })
    expect(answer.status).toBe(201)
    expect((answer.body.guests as { name: string }[]).map(({ name }) => name)).toEqual(names)
    const chinese = await registry.send('GET', `${post}?personId=${encodeURIComponent('蔡奇')}`)
    expect(chinese.body.items).toHaveLength(1)
  })
})
