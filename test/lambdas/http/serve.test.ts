import * as z from 'zod/mini'
import { route } from '../../../contract/route'
import type { HttpEvent } from '../../../lambdas/http/http'
import { on, serve } from '../../../lambdas/http/serve'
import { Contention } from '../../../lambdas/table/contention'
import { Refusal } from '../../../domain/shared/refusal'

const post = route({
  name: 'recordThing',
  method: 'POST',
  path: '/v1/things',

  access: 'write',
  summary: 'A route of the test',
  body: z.strictObject({ name: z.string() }),
  answer: { status: 201, schema: z.strictObject({ name: z.string(), version: z.int() }), etag: 'version' },
})

/** An event as API Gateway makes it, with the fields that are read. */
const event = (over: object = {}, scope = 'golden-book/write'): HttpEvent =>
  ({
    routeKey: 'POST /v1/things',
    rawPath: '/v1/things',
    headers: { 'content-type': 'application/json' },
    requestContext: { requestId: 'request-1', authorizer: { jwt: { claims: { sub: 'office', scope } } } },
    body: '{"name":"Ekrem İmamoğlu"}',
    isBase64Encoded: false,
    ...over,
  }) as unknown as HttpEvent

const handlerThat = (handle: (name: string) => Promise<string>) =>
  serve(
    () => ({}),
    [
      on<object>()(post, async ({ body }) => ({
        body: { name: await handle(body.name), version: 1 },
        subject: 'things/é',
      })),
    ],
  )

const echo = handlerThat(async (name) => name)

let lines: string[] = []
beforeEach(() => {
  lines = []
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => jest.restoreAllMocks())

const logged = () => JSON.parse(lines[0] ?? '{}') as Record<string, unknown>

test('an answer has its address in ASCII, its version as a strong tag, and one line in the log', async () => {
  expect(await echo(event())).toMatchObject({
    statusCode: 201,
    headers: { location: '/v1/things/%C3%A9', etag: '"1"', 'content-type': 'application/json' },
    body: '{"name":"Ekrem İmamoğlu","version":1}',
  })
  expect(lines).toHaveLength(1)
  expect(logged()).toMatchObject({
    level: 'info',
    requestId: 'request-1',
    route: 'POST /v1/things',
    actor: 'office',
    status: 201,
    ms: expect.any(Number),
  })
})

test('a scope that the authorizer was content with is checked again', async () => {
  expect(await echo(event({}, 'golden-book/read openid'))).toMatchObject({
    statusCode: 403,
    body: '{"message":"Forbidden"}',
  })
})

test.each(['golden-book/read golden-book/write', '[golden-book/read golden-book/write]'])(
  'scopes may come in scp, as %s',
  async (scp) => {
    const authorizer = { jwt: { claims: { sub: 'office', scp } } }
    const requested = event({ requestContext: { requestId: 'request-1', authorizer } })
    expect(await echo(requested)).toMatchObject({ statusCode: 201 })
  },
)

test('a fault of the code is a 500 that says nothing of the inside, and a line that says where but not what', async () => {
  const broken = handlerThat(async (name) => {
    throw new TypeError(`cannot greet ${name}`, { cause: new Contention(name) })
  })
  const answer = await broken(event())
  expect(answer.statusCode).toBe(500)
  expect(answer.body).toContain('request-1')
  expect(`${answer.body} ${lines[0]}`).not.toContain('mamo')
  expect(logged()).toMatchObject({
    level: 'error',
    error: 'TypeError',
    cause: 'Contention',
    code: 'internal',
  })
  expect(logged().stack).toContainEqual(expect.stringContaining('serve.test'))
})

test('busy says when to come again', async () => {
  const busy = handlerThat(async () => {
    throw new Refusal('busy', 'Come again.')
  })
  expect(await busy(event())).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } })
})

test.each([
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('base64'), 400],
  ['JSON in base64', Buffer.from('{"name":"x"}').toString('base64'), 201],
])('%s', async (_what, body, status) => {
  expect(await echo(event({ body, isBase64Encoded: true }))).toMatchObject({ statusCode: status })
})

test('a route that the function does not know is not found', async () => {
  expect(await echo(event({ routeKey: 'GET /v1/other' }))).toMatchObject({ statusCode: 404 })
})
