import { handler } from './example-function'
import { httpEvent } from './http-event'

let lines: string[] = []
beforeEach(() => {
  lines = []
  jest.spyOn(process.stdout, 'write').mockImplementation((written) => lines.push(String(written)) > 0)
})
afterEach(() => jest.restoreAllMocks())

const requested = (rawPath: string, over: object = {}) =>
  handler(httpEvent('GET /v1/people/{personId}/things', { rawPath, ...over }))
const posted = (body: string | Buffer, over: object = {}) =>
  handler(
    httpEvent('POST /v1/things', {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : body.toString('base64'),
      isBase64Encoded: typeof body !== 'string',
      ...over,
    }),
  )
const problem = ({ body = '' }: { body?: string }) => JSON.parse(body) as Record<string, unknown>

describe('the path', () => {
  test('is not decoded twice', async () => {
    expect(await requested('/v1/people/ekrem/things')).toMatchObject({ statusCode: 200 })
    const pathParameters = { personId: '%65krem' }
    expect(await requested('/v1/people/%65krem/things', { pathParameters })).toMatchObject({
      statusCode: 404,
    })
  })

  test('is taken from rawPath and not from pathParameters', async () => {
    for (const pathParameters of [undefined, null, {}, { personId: 'imamo%C4%9Flu' }, { personId: 'x' }]) {
      const answer = await requested('/v1/people/imamoğlu/things', { pathParameters })
      expect(answer).toMatchObject({ statusCode: 200, headers: { link: expect.any(String) } })
      expect(problem(answer)).toMatchObject({ items: ['imamoğlu'] })
      expect(answer.headers?.link).toBe('</v1/people/imamo%C4%9Flu/things?cursor=c>; rel="next"')
    }
  })

  test.each(['/v1/people/a/b/things', '/v1/people/a', '/v1/people//things', '/v1/people/%2e%2e/things'])(
    'is not found at %s',
    async (rawPath) => {
      expect(await requested(rawPath)).toMatchObject({ statusCode: 404 })
    },
  )
})

test('accepts events with null parameters, query and body, and without headers', async () => {
  const nothing = { headers: undefined, pathParameters: null, queryStringParameters: null, body: null }
  expect(await requested('/v1/people/a/things', nothing)).toMatchObject({ statusCode: 200 })
  expect(await handler(httpEvent('POST /v1/things', nothing))).toMatchObject({ statusCode: 415 })
})

describe('a query', () => {
  test.each([{ q: 'M\uFFFDnchen' }, { 'q\uFFFD': 'x' }])('of %j is not UTF-8', async (query) => {
    const answer = await requested('/v1/people/a/things', { queryStringParameters: query })
    expect(problem(answer)).toMatchObject({
      status: 400,
      errors: [{ pointer: `/${Object.keys(query)[0]}`, message: 'must be text in UTF-8' }],
    })
  })

  test('is kept in the address of the next page', async () => {
    const answer = await requested('/v1/people/a/things', { queryStringParameters: { q: 'ü &' } })
    expect(answer.headers?.link).toBe('</v1/people/a/things?q=%C3%BC+%26&cursor=c>; rel="next"')
  })
})

describe('a body', () => {
  const latin1 = Buffer.from('{"name":"M\u00fcnchen"}', 'latin1')

  test.each([
    ['in Latin-1, as bytes', latin1],
    ['in Latin-1, as API Gateway hands it over', latin1.toString('utf8')],
    ['in UTF-16 with a mark', Buffer.from('\uFEFF{"name":"x"}', 'utf16le')],
    ['in UTF-16 without', Buffer.from('{"name":"x"}', 'utf16le')],
    [
      'in UTF-16, as API Gateway hands it over',
      Buffer.from('\uFEFF{"name":"x"}', 'utf16le').toString('utf8'),
    ],
    [
      'with a surrogate in CESU-8',
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    ],
    ['with U+FFFD itself', Buffer.from('{"name":"\uFFFD"}')],
    ['with two byte order marks', Buffer.from('\uFEFF\uFEFF{"name":"x"}')],
    ['with a mark within', Buffer.from('{\uFEFF"name":"x"}')],
    ['with a name twice', '{"name":"a","name":"b"}'],
    ['with a name twice, once escaped', '{"name":"a","n\\u0061me":"b"}'],
    ['with a name twice, deep inside', '{"name":"a","more":[{"x":{"y":1}},{"x":1,"z":[],"x":2}]}'],
    ['with a comment', '{"name":"a"/* */}'],
    ['with a comma at the end', '{"name":"a",}'],
    ['with two values', '{"name":"a"}{}'],
    ['with NaN', '{"name":NaN}'],
  ])('%s is malformed', async (_what, body) => {
    expect(problem(await posted(body))).toMatchObject({
      type: 'urn:golden-book:problem:malformed',
      status: 400,
    })
  })

  test.each([
    ['in UTF-8', '{"name":"M\u00fcnchen"}', 'M\u00fcnchen'],
    ['in UTF-8, as bytes', Buffer.from('{"name":"M\u00fcnchen"}'), 'M\u00fcnchen'],
    ['with a byte order mark', '\uFEFF{"name":"x"}', 'x'],
    ['with a byte order mark, as bytes', Buffer.from('\uFEFF{"name":"x"}'), 'x'],
    ['with the same name in different objects', '{"name":"x","more":[{"name":1},{"name":{"name":2}}]}', 'x'],
    ['with names and colons in its texts', '{"name":"{\\"a\\":1,\\"a\\":2}","more":"name"}', '{"a":1,"a":2}'],
    ['with space around', ' \r\n\t{"name" : "x"} ', 'x'],
  ])('%s is read', async (_what, body, name) => {
    const answer = await posted(body)
    expect([answer.statusCode, problem(answer)]).toEqual([201, { name, by: 'office' }])
  })
})

describe('a token', () => {
  const withClaims = (claims: object) =>
    posted('{"name":"x"}', {
      requestContext: {
        requestId: 'request-1',
        authorizer: { jwt: { claims: { scope: 'golden-book/write', ...claims } } },
      },
    })

  test.each([
    ['without sub and client_id', {}],
    ['with an empty sub', { sub: '' }],
    ['with an empty sub beside a client_id', { sub: '', client_id: 'office' }],
    ['with an empty client_id', { client_id: '' }],
    ['with a sub of spaces', { sub: '  ' }],
    ['with a sub of 256 characters', { sub: 'x'.repeat(256) }],
    ['with a sub of 3,000 characters', { sub: 'x'.repeat(3000) }],
    ['with a line feed', { sub: 'office\n' }],
    ['with a NUL', { sub: 'a\u0000b' }],
    ['with a direction override', { sub: 'a\u202Eb' }],
    ['with a zero-width space', { sub: 'a\u200Bb' }],
    ['with half a character', { sub: '\uD800' }],
  ])('%s is answered with 401, and nothing of it is logged', async (_what, claims) => {
    expect(await withClaims(claims)).toEqual({
      statusCode: 401,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'www-authenticate': 'Bearer error="invalid_token"',
      },
      body: '{"message":"Unauthorized"}',
    })
    expect(lines.map((logged) => JSON.parse(logged) as object)).toEqual([
      expect.not.objectContaining({ actor: expect.anything() }),
    ])
  })

  test.each([
    [{ sub: 'auth0|5f7c8ec7c33c6c004bbafe82' }, 'auth0|5f7c8ec7c33c6c004bbafe82'],
    [{ sub: 'x'.repeat(255) }, 'x'.repeat(255)],
    [{ sub: 'Protokoll Büro', client_id: 'other' }, 'Protokoll Büro'],
    [{ client_id: 'press' }, 'press'],
  ])('of %j is taken', async (claims, by) => {
    expect(problem(await withClaims(claims))).toMatchObject({ by })
  })

  test.each([
    ['is recorded', 'Ada Beispiel', 'Ada Beispiel'],
    ['is left out if it is empty', '', undefined],
    ['is left out if it has a direction override', 'a\u202Eb', undefined],
    ['is left out if it has 2,000 characters', 'x'.repeat(2000), undefined],
  ])("'s name %s, and never logged", async (_what, name, byName) => {
    expect(problem(await withClaims({ sub: 'person-1', name })).byName).toBe(byName)
    expect(lines.join()).not.toContain('Ada')
  })

  test('is ignored where none is needed', async () => {
    const requestContext = { requestId: 'request-1', authorizer: { jwt: { claims: { sub: '' } } } }
    const answer = await handler(httpEvent('GET /v1/open', { requestContext }))
    expect([answer.statusCode, problem(answer)]).toEqual([200, { actor: 'anonymous' }])
  })
})

describe('headers', () => {
  test.each([
    ['personal data', 'GET /v1/people/{personId}/things', '/v1/people/a/things', 'no-store'],
    ['a problem', 'GET /v1/people/{personId}/things', '/v1/people/A/things', 'no-store'],
    ['an unknown route', 'GET /v1/nothing', '/v1/nothing', 'no-store'],
    ['a route that needs no token', 'GET /v1/open', '/v1/open', 'no-cache'],
    ['a route with a secret in its path', 'GET /v1/open/{secret}', '/v1/open/x', 'private, no-cache'],
  ])('of %s say how long it is kept, and that its type is no guess', async (_what, key, rawPath, caching) => {
    const { headers } = await handler(httpEvent(key, { rawPath }))
    expect(headers).toMatchObject({ 'cache-control': caching, 'x-content-type-options': 'nosniff' })
  })

  test('of a 403 say so too', async () => {
    const requestContext = { requestId: '1', authorizer: { jwt: { claims: { sub: 'a', scope: 'openid' } } } }
    expect(await posted('{}', { requestContext })).toMatchObject({
      statusCode: 403,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      body: '{"message":"Forbidden"}',
    })
  })
})

describe('HEAD', () => {
  test.each(['/v1/people/a/things', '/v1/people/A/things'])(
    'of %s has the headers of GET and no body',
    async (rawPath) => {
      const key = '/v1/people/{personId}/things'
      const { body, ...head } = await handler(httpEvent(`GET ${key}`, { rawPath }))
      expect(body).toEqual(expect.any(String))
      expect(await handler(httpEvent(`HEAD ${key}`, { rawPath }))).toEqual(head)
    },
  )

  test('does not exist on routes that write', async () => {
    expect(await handler(httpEvent('HEAD /v1/things'))).toMatchObject({ statusCode: 404 })
  })
})
