import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from '../../src/run'
import { smallAssembly } from '../assembly-fixture'
import { ask, type Asking, endRuns, startSmall } from '../small-run'

const echo = `exports.handler = async (event) => event.rawPath === '/open' || event.body || event.headers['x-plain']
  ? { statusCode: 200, body: JSON.stringify(event) } : event.headers`

const answers = `exports.handler = async (event) => {
  const wanted = event.queryStringParameters?.wanted
  if (wanted === 'error') throw new Error('inside')
  if (wanted === 'rubbish') return { statusCode: 'fine' }
  if (wanted === 'splitting') return { statusCode: 200, headers: { location: 'a\\r\\nset-cookie: b=1' } }
  if (wanted === 'late') await new Promise((go) => setTimeout(go, 2000))
  if (wanted === 'cookies') return { statusCode: 200, headers: { 'X-One': '1' }, cookies: ['a=1', 'b=2'], body: 'ok' }
  return { statusCode: 204 }
}`

let echoing: Run
let answering: Run

beforeAll(async () => {
  ;[echoing, answering] = await Promise.all([running(echo), running(answers)])
})

afterAll(endRuns)

/** A run whose one function is this code, its resources changed. */
async function running(code: string, changes: Record<string, Record<string, unknown>> = {}): Promise<Run> {
  const assembly = smallAssembly({ things: code })
  for (const [id, properties] of Object.entries(changes))
    Object.assign(assembly.template.Resources[id]!.Properties!, properties)
  return await startSmall({ assembly })
}

async function eventOf(run: Run, method: string, path: string, asking: Asking = {}) {
  return (await (await ask(run, method, path, asking)).json()) as Record<string, unknown>
}

describe('the event that a function gets', () => {
  it('is of payload format 2.0', async () => {
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

  it('has no query and no cookies when the request has none', async () => {
    const event = await eventOf(echoing, 'GET', '/open')
    expect(event['rawQueryString']).toBe('')
    for (const absent of ['queryStringParameters', 'cookies']) expect(event).not.toHaveProperty(absent)
  })

  it('has the decoded path and its parameters', async () => {
    const run = echoing
    const asking = { scope: 'small/read', headers: { 'x-plain': 'yes' } }
    expect(await eventOf(run, 'GET', '/things/%C4%B0mamo%C4%9Flu%20E', asking)).toMatchObject({
      rawPath: '/things/İmamoğlu E',
      pathParameters: { id: 'İmamoğlu E' },
    })
  })

  it('has the token’s claims as texts, and its scopes', async () => {
    const run = echoing
    const asking = { scope: 'small/read other', headers: { 'x-plain': 'yes' } }
    expect(await eventOf(run, 'GET', '/things/1', asking)).toMatchObject({
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
  ])('has a body of type %s, in base64: %s', async (type, isBase64Encoded) => {
    const run = echoing
    const headers = { 'content-type': type }
    const event = await eventOf(run, 'POST', '/things', { scope: 'small/write', body: '{"ä":1}', headers })
    expect(event).toMatchObject({
      body: isBase64Encoded ? Buffer.from('{"ä":1}').toString('base64') : '{"ä":1}',
      isBase64Encoded,
    })
  })

  it('joins several headers of one name by a comma', async () => {
    const run = echoing
    const socket = connect(Number(new URL(run.url).port), '127.0.0.1')
    socket.write('GET /open HTTP/1.1\r\nHost: x\r\nX-Many: a\r\nx-many: b\r\nConnection: close\r\n\r\n')
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    expect(text).toContain('"x-many":"a,b"')
  })
})

describe('what API Gateway answers by itself', () => {
  const own = async (response: Response) => [response.status, await response.json()]

  it.each([
    ['an unknown route', 'GET', '/nowhere', {}, [404, { message: 'Not Found' }]],
    ['another method', 'DELETE', '/open', {}, [404, { message: 'Not Found' }]],
    ['a path that is no UTF-8', 'GET', '/things/%C3', {}, [400, { message: 'Bad Request' }]],
    ['no token', 'GET', '/things/1', {}, [401, { message: 'Unauthorized' }]],
    ['another scope', 'GET', '/things/1', { scope: 'small/write' }, [403, { message: 'Forbidden' }]],
    ['a function that throws', 'GET', '/open?wanted=error', {}, [500, { message: 'Internal Server Error' }]],
    ['a function’s rubbish', 'GET', '/open?wanted=rubbish', {}, [500, { message: 'Internal Server Error' }]],
    [
      'a header that cannot be',
      'GET',
      '/open?wanted=splitting',
      {},
      [500, { message: 'Internal Server Error' }],
    ],
  ])('to %s', async (_, method, path, asking, expected) => {
    const response = await ask(answering, method, path, asking)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('apigw-requestid')).toMatch(/=$/)
    expect(await own(response)).toEqual(expected)
  })

  it('names the challenge to who has no token, and the scopes to who lacks them', async () => {
    const run = answering
    const without = await ask(run, 'GET', '/things/1')
    expect(without.headers.get('www-authenticate')).toBe('Bearer')
    const lacking = await ask(run, 'GET', '/things/1', { scope: 'other' })
    expect(lacking.headers.get('www-authenticate')).toContain('scope="small/read"')
  })

  it('to more than 10 MB', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1)
    const response = await ask(answering, 'POST', '/things', { scope: 'small/write', body })
    expect(await own(response)).toEqual([413, { message: 'Request Entity Too Large' }])
  })

  it('to a function that takes longer than the API waits', async () => {
    const run = await running(answers, { Integration: { TimeoutInMillis: 100 } })
    expect(await own(await ask(run, 'GET', '/open?wanted=late'))).toEqual([
      503,
      { message: 'Service Unavailable' },
    ])
  })

  it('to a function that takes longer than it may', async () => {
    const run = await running(answers, { Things: { Timeout: 0.2 } })
    expect(await own(await ask(run, 'GET', '/open?wanted=late'))).toEqual([
      500,
      { message: 'Internal Server Error' },
    ])
  })

  it('to requests beyond the burst of their route, and of no other', async () => {
    const run = await running(answers, {
      Stage: {
        DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 1000 },
        RouteSettings: { 'GET /open': { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 } },
      },
    })
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await ask(run, 'GET', '/open')).status)
    expect(statuses).toEqual([204, 204, 429])
    expect((await ask(run, 'GET', '/things/1')).status).toBe(401)
  })

  it('to a head of more than 10,240 bytes', async () => {
    const headers = { 'x-much': 'x'.repeat(12_000) }
    expect((await ask(answering, 'GET', '/open', { headers })).status).toBe(431)
  })
})

describe('the answer of a function', () => {
  it('goes out with its headers and cookies', async () => {
    const response = await ask(answering, 'GET', '/open?wanted=cookies')
    expect(response.headers.get('x-one')).toBe('1')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('ok')
  })
})

describe('an API with a CORS configuration', () => {
  const cors = {
    Api: {
      CorsConfiguration: {
        AllowOrigins: ['https://office.example'],
        AllowMethods: ['GET'],
        AllowHeaders: ['authorization'],
        ExposeHeaders: ['ETag'],
        MaxAge: 60,
      },
    },
  }
  const preflight = { 'access-control-request-method': 'GET' }
  let run: Run

  beforeAll(async () => {
    run = await running(answers, cors)
  })

  it('answers the preflight of an allowed origin, without a token', async () => {
    const headers = { origin: 'https://office.example', ...preflight }
    const response = await ask(run, 'OPTIONS', '/things/1', { headers })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://office.example',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '60',
    })
  })

  it('allows nothing to another origin', async () => {
    for (const method of ['OPTIONS', 'GET']) {
      const headers = { origin: 'https://other.example', ...preflight }
      const response = await ask(run, method, '/open', { headers })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('exposes its headers on every answer to an allowed origin, refusals too', async () => {
    for (const path of ['/open', '/nowhere', '/things/1']) {
      const response = await ask(run, 'GET', path, { headers: { origin: 'https://office.example' } })
      expect(response.headers.get('access-control-expose-headers')).toBe('ETag')
    }
  })
})

it('writes the access log in the format of the stage, one line a request', async () => {
  const Format = '{"route":"$context.routeKey","status":"$context.status","what":"$context.nothing"}'
  const run = await running(answers, { Stage: { AccessLogSettings: { Format, DestinationArn: 'x' } } })
  await ask(run, 'GET', '/open')
  await ask(run, 'GET', '/things/secret')
  await ask(run, 'GET', '/nowhere')
  expect(readFileSync(join(run.data, 'logs', 'access.log'), 'utf8')).toBe(
    [
      '{"route":"GET /open","status":"204","what":"-"}',
      '{"route":"GET /things/{id}","status":"401","what":"-"}',
      '{"route":"-","status":"404","what":"-"}',
      '',
    ].join('\n'),
  )
})
