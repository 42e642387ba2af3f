import { ApiProblem } from '../../cli/api-errors'
import { CommandError } from '../../cli/command'
import { registryClient } from '../../cli/registry-client'
import { scriptedServer, type Reply } from '../client/scripted-server'

const closers: (() => Promise<void>)[] = []
afterEach(async () => await Promise.all(closers.splice(0).map(async (close) => await close())))

async function clientOf(...replies: [Reply, ...Reply[]]) {
  const server = await scriptedServer(...replies)
  closers.push(server.close)
  const client = registryClient({ url: server.url, token: 'a-token' }, { attempts: 2, pause: async () => {} })
  return { ...server, client, readHealth: async () => await client.call('readHealth', {}) }
}

test('returns the body of the answer', async () => {
  const { readHealth } = await clientOf({ status: 200, json: { status: 'ok' } })
  expect(await readHealth()).toEqual({ status: 'ok' })
})

test('lists the items of all pages, an empty one among them', async () => {
  const { client, received } = await clientOf(
    { status: 200, json: { items: [], nextCursor: 'two' } },
    { status: 200, json: { items: [] } },
  )
  const items = client.list('listPartnerships', { query: { externalId: 'köln/p 1' } })
  expect((await items.next()).done).toBe(true)
  expect(received.map(({ line }) => line)).toEqual([
    'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1',
    'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1&cursor=two',
  ])
})

test.each([
  [401, /^The registry does not accept this token/],
  [403, /^The token lacks the scope /],
  [429, /is busy \(429\)\. Try again later\.$/],
  [503, /is busy \(503\)\. Try again later\.$/],
])('throws a CommandError for a %i', async (status, message) => {
  const { readHealth } = await clientOf({ status, json: { message: 'x' } })
  const error: unknown = await readHealth().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(CommandError)
  expect(error).toHaveProperty('message', expect.stringMatching(message))
})

test("throws the API's problem with its faults", async () => {
  const errors = [{ pointer: '/start', message: 'is missing' }]
  const problem = {
    type: 'x',
    title: 'Unprocessable content',
    status: 422,
    detail: 'See errors.',
    instance: 'r',
  }
  const { readHealth } = await clientOf({ status: 422, json: { ...problem, errors } })
  const error: unknown = await readHealth().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error).toMatchObject({ title: 'Unprocessable content', detail: 'See errors.', faults: errors })
})

test.each([
  [
    "API Gateway's message",
    { status: 500, json: { message: 'Internal Server Error' } },
    'HTTP 500: Internal',
  ],
  ['a redirect', { status: 302, headers: { location: '/v1/health' } }, 'HTTP 302'],
])('throws a problem for %s, without a second request', async (_, reply, message) => {
  const { readHealth, received } = await clientOf(reply)
  await expect(readHealth()).rejects.toThrow(message)
  expect(received).toHaveLength(1)
})

test.each([
  ['other JSON', { status: 200, json: { hello: 'world' } }],
  ['no body', { status: 200 }],
])('names the wrong server for an answer with %s', async (_, reply) => {
  const { readHealth } = await clientOf(reply)
  await expect(readHealth()).rejects.toThrow(/is not this version of the registry/)
})

test('says in one line what to do when there is no answer', async () => {
  const { readHealth, url, close } = await clientOf({ status: 200 })
  await close()
  closers.splice(0)
  await expect(readHealth()).rejects.toThrow(`No answer from ${url} (ECONNREFUSED). Start the registry`)
})
