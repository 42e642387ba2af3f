import { connect } from 'node:net'
import type { Run } from '../../src/run'
import { smallAssembly } from '../support/small-assembly'
import { request, type RequestOptions, stopRuns, startSmallRun } from '../support/small-run'
import { route } from '../support/template-parts'

const echo = `exports.handler = async (event) => event.rawPath === '/open' || event.body || event.headers['x-plain']
  ? { statusCode: 200, body: JSON.stringify(event) } : event.headers`

const respond = `exports.handler = async (event) => {
  const mode = event.queryStringParameters?.mode
  if (mode === 'error') throw new Error('inside')
  if (mode === 'invalid') return { statusCode: 'fine' }
  if (mode === 'splitting') return { statusCode: 200, headers: { location: 'a\\r\\nset-cookie: b=1' } }
  if (mode === 'slow') await new Promise((go) => setTimeout(go, 2000))
  if (mode === 'cookies') return { statusCode: 200, headers: { 'X-One': '1' }, cookies: ['a=1', 'b=2'], body: 'ok' }
  return { statusCode: 204 }
}`

let echoing: Run
let responding: Run

beforeAll(async () => {
  ;[echoing, responding] = await Promise.all([startWith(echo), startWith(respond)])
})

afterAll(stopRuns)

/** Starts a run with this function behind its API, and changed properties of resources. */
async function startWith(code: string, changes: Record<string, Record<string, unknown>> = {}): Promise<Run> {
  const assembly = smallAssembly({ things: code })
  for (const [id, properties] of Object.entries(changes))
    Object.assign(assembly.template.Resources[id]!.Properties!, properties)
  return await startSmallRun({ assembly })
}

async function eventOf(run: Run, method: string, path: string, options: RequestOptions = {}) {
  return (await (await request(run, method, path, options)).json()) as Record<string, unknown>
}

describe('the event of a function', () => {
  it('has payload format 2.0', async () => {
    const run = echoing
    const event = await eventOf(run, 'GET', '/open?b=1&a=%C3%BC&b=2&c', {
      headers: { cookie: 'one=1; two=2', 'X-Plain': 'Yes', 'user-agent': 'test' },
    })
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open',
      rawPath: '/open',
      rawQueryString: 'b=1&a=%C3%BC&b=2&c',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { a: 'ü', b: '1,2', c: '' },
      headers: { 'x-plain': 'Yes', 'x-forwarded-proto': 'http', host: new URL(run.url).host },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: expect.stringMatching(/^[0-9a-f]{10}$/),
        http: {
          method: 'GET',
          path: '/open',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: expect.stringMatching(/^[\w-]{15}=$/),
        routeKey: 'GET /open',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
    })
    for (const absent of ['body', 'pathParameters']) expect(event).not.toHaveProperty(absent)
    expect(event['headers']).not.toHaveProperty('cookie')
    expect(event['requestContext']).not.toHaveProperty('authorizer')
  })

  it('omits query and cookies when the request has none', async () => {
    const event = await eventOf(echoing, 'GET', '/open')
    expect(event['rawQueryString']).toBe('')
    for (const absent of ['queryStringParameters', 'cookies']) expect(event).not.toHaveProperty(absent)
  })

  it('has the decoded path and its parameters', async () => {
    const run = echoing
    const options = { scope: 'small/read', headers: { 'x-plain': 'yes' } }
    expect(await eventOf(run, 'GET', '/things/%C4%B0mamo%C4%9Flu%20E', options)).toMatchObject({
      rawPath: '/things/İmamoğlu E',
      pathParameters: { id: 'İmamoğlu E' },
    })
  })

  it('has the rest of the path in the parameter of a greedy route', async () => {
    const assembly = smallAssembly({ things: 'exports.handler = async (event) => event' })
    Object.assign(assembly.template.Resources, { Home: route('GET /'), Page: route('GET /{page+}') })
    const run = await startSmallRun({ assembly })
    expect(await eventOf(run, 'GET', '/')).toMatchObject({ routeKey: 'GET /', rawPath: '/' })
    expect(await eventOf(run, 'GET', '/help/G%C3%BCl%20E?a=1')).toMatchObject({
      routeKey: 'GET /{page+}',
      rawPath: '/help/Gül E',
      pathParameters: { page: 'help/Gül E' },
    })
    expect((await request(run, 'GET', '/things/1')).status).toBe(401)
  })

  it('has the token’s claims as strings, and its scopes', async () => {
    const run = echoing
    const options = { scope: 'small/read other', headers: { 'x-plain': 'yes' } }
    expect(await eventOf(run, 'GET', '/things/1', options)).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: {
              client_id: 'office',
              exp: expect.stringMatching(/^\d+$/),
              scope: 'small/read other',
              version: '2',
            },
            scopes: ['small/read', 'other'],
          },
        },
      },
    })
  })

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/plain', false],
    ['application/merge-patch+json', true],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
  ])('has a body of type %s with isBase64Encoded: %s', async (type, isBase64Encoded) => {
    const run = echoing
    const headers = { 'content-type': type }
    const event = await eventOf(run, 'POST', '/things', { scope: 'small/write', body: '{"ä":1}', headers })
    expect(event).toMatchObject({
      body: isBase64Encoded ? Buffer.from('{"ä":1}').toString('base64') : '{"ä":1}',
      isBase64Encoded,
    })
  })

  it('joins headers of the same name by a comma', async () => {
    const run = echoing
    const socket = connect(Number(new URL(run.url).port), '127.0.0.1')
    socket.write('GET /open HTTP/1.1\r\nHost: x\r\nX-Many: a\r\nx-many: b\r\nConnection: close\r\n\r\n')
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    expect(text).toContain('"x-many":"a,b"')
  })
})

describe('API Gateway’s own response', () => {
  const contentOf = async (response: Response) => [response.status, await response.json()]

  it.each([
    ['an unknown route', 'GET', '/nowhere', {}, [404, { message: 'Not Found' }]],
    ['another method', 'DELETE', '/open', {}, [404, { message: 'Not Found' }]],
    ['a path with invalid percent-encoding', 'GET', '/things/%C3', {}, [400, { message: 'Bad Request' }]],
    ['no token', 'GET', '/things/1', {}, [401, { message: 'Unauthorized' }]],
    ['another scope', 'GET', '/things/1', { scope: 'small/write' }, [403, { message: 'Forbidden' }]],
    ['a function that throws', 'GET', '/open?mode=error', {}, [500, { message: 'Internal Server Error' }]],
    [
      'an invalid response of a function',
      'GET',
      '/open?mode=invalid',
      {},
      [500, { message: 'Internal Server Error' }],
    ],
    [
      'an invalid header of a function',
      'GET',
      '/open?mode=splitting',
      {},
      [500, { message: 'Internal Server Error' }],
    ],
  ])('to %s', async (_, method, path, options, expected) => {
    const response = await request(responding, method, path, options)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('apigw-requestid')).toMatch(/=$/)
    expect(await contentOf(response)).toEqual(expected)
  })

  it('has a challenge without a token, and the scopes without a scope', async () => {
    const run = responding
    const withoutToken = await request(run, 'GET', '/things/1')
    expect(withoutToken.headers.get('www-authenticate')).toBe('Bearer')
    const withoutScope = await request(run, 'GET', '/things/1', { scope: 'other' })
    expect(withoutScope.headers.get('www-authenticate')).toContain('scope="small/read"')
  })

  it('to a body of more than 10 MB', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1)
    const response = await request(responding, 'POST', '/things', { scope: 'small/write', body })
    expect(await contentOf(response)).toEqual([413, { message: 'Request Entity Too Large' }])
  })

  it('to a function that exceeds the integration timeout', async () => {
    const run = await startWith(respond, { Integration: { TimeoutInMillis: 100 } })
    expect(await contentOf(await request(run, 'GET', '/open?mode=slow'))).toEqual([
      503,
      { message: 'Service Unavailable' },
    ])
  })

  it('to a function that exceeds its own timeout', async () => {
    const run = await startWith(respond, { Things: { Timeout: 0.2 } })
    expect(await contentOf(await request(run, 'GET', '/open?mode=slow'))).toEqual([
      500,
      { message: 'Internal Server Error' },
    ])
  })

  it('to requests above the burst of their route only', async () => {
    const run = await startWith(respond, {
      Stage: {
        DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1000 },
        RouteSettings: { 'GET /open': { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 } },
      },
    })
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await request(run, 'GET', '/open')).status)
    expect(statuses).toEqual([204, 204, 429])
    expect((await request(run, 'GET', '/things/1')).status).toBe(401)
  })

  it('to headers of more than 10,240 bytes', async () => {
    const headers = { 'x-much': 'x'.repeat(12_000) }
    expect((await request(responding, 'GET', '/open', { headers })).status).toBe(431)
  })
})

describe('the response of a function', () => {
  it('is sent with its headers and cookies', async () => {
    const response = await request(responding, 'GET', '/open?mode=cookies')
    expect(response.headers.get('x-one')).toBe('1')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('ok')
  })
})
