import { apiClient, type ApiClient } from '../../archive/api-client'
import { ApiProblem } from '../../archive/api-problem'
import { readHealth } from '../../contract/meta-routes'
import { listPartnerships, recordPartnership } from '../../contract/partnership-routes'
import { readVisit } from '../../contract/visit-routes'
import { visit } from '../../contract/visits'
import { CommandError } from '../../local/command'
import { smallServer, type Reply } from './small-server'

const closers: (() => Promise<void>)[] = []
afterEach(async () => await Promise.all(closers.splice(0).map(async (close) => await close())))

/** A client of a server with these replies, that notes its pauses instead of making them. */
async function clientOf(...replies: [Reply, ...Reply[]]) {
  const server = await smallServer(...replies)
  closers.push(server.close)
  const pauses: number[] = []
  const pause = async (milliseconds: number) => void pauses.push(milliseconds)
  const client = apiClient({ url: server.url, token: 'a-token', attempts: 4, pause })
  return { ...server, client, pauses }
}

const healthy = { status: 200, json: { status: 'ok' } }
const lodz = {
  id: 'lodz',
  externalId: 'hamburg/p1',
  city: { de: 'Lodz' },
  country: 'PL',
  partnerKind: 'city',
  kind: 'partnership',
  foundingSignatories: [],
  agreements: [],
  programmes: [],
  sources: [],
  origin: 'archive',
  status: 'active',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'import',
  updatedBy: 'import',
}
const body = { origin: 'archive', city: { de: 'Lodz' }, country: 'PL' } as const
const record = async (client: ApiClient) =>
  await client.ask(recordPartnership, { body, idempotencyKey: 'a-key' })
const problemOf = async (asked: Promise<unknown>) =>
  await asked.catch((error: unknown) => error as ApiProblem)

describe('the client', () => {
  test('asks as the contract’s route says', async () => {
    const { client, received } = await clientOf({ status: 201, json: lodz, headers: { etag: '"1"' } })
    expect(await record(client)).toMatchObject({ body: { id: 'lodz' }, etag: '"1"', isOld: false })
    expect(received).toMatchObject([
      {
        line: 'POST /v1/partnerships',
        headers: {
          authorization: 'Bearer a-token',
          'content-type': 'application/json',
          'idempotency-key': 'a-key',
        },
        body: JSON.stringify(body),
      },
    ])
  })

  test('goes on from page to page, over empty ones too', async () => {
    const { client, received } = await clientOf(
      { status: 200, json: { items: [], nextCursor: 'two' } },
      { status: 200, json: { items: [lodz] } },
    )
    const found = []
    for await (const { id } of client.list(listPartnerships, { query: { externalId: 'köln/p 1' } }))
      found.push(id)
    expect(found).toEqual(['lodz'])
    expect(received.map(({ line }) => line)).toEqual([
      'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1',
      'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1&cursor=two',
    ])
  })

  test('tells an answer of an earlier run from that of a post that it had to repeat', async () => {
    const replayed = { status: 201, json: lodz, headers: { 'idempotent-replayed': 'true' } }
    expect((await record((await clientOf(replayed)).client)).isOld).toBe(true)
    expect((await record((await clientOf(undefined, replayed)).client)).isOld).toBe(false)
  })

  test('throws what the API refuses, with every fault and the address of what is in the way', async () => {
    const problem = {
      type: 'urn:golden-book:problem:duplicate',
      title: 'It is recorded already',
      status: 409,
      detail: 'Look at it.',
      instance: 'r1',
      errors: [{ pointer: '/externalId', message: 'is used' }],
    }
    const { client } = await clientOf({ status: 409, json: problem, headers: { location: '/v1/visits/1' } })
    const error = await problemOf(record(client))
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({
      title: 'It is recorded already',
      details: { faults: [{ pointer: '/externalId' }], location: '/v1/visits/1' },
    })
  })

  test('never carries its token elsewhere', async () => {
    const { client } = await clientOf(healthy)
    const elsewhere = await smallServer(healthy)
    closers.push(elsewhere.close)
    await expect(client.follow(`${elsewhere.url}/v1/visits/1`, visit)).rejects.toThrow(CommandError)
    expect(elsewhere.received).toEqual([])
  })

  test.each([
    ['a page of something else', { status: 200, json: { hello: 'world' } }],
    ['an answer without a body', { status: 200 }],
  ])('says so when it meets %s', async (_, reply) => {
    const { client } = await clientOf(reply)
    await expect(client.ask(readHealth, {})).rejects.toThrow(/is not this version of the registry/)
  })

  test('does not follow a redirect', async () => {
    const { client, received } = await clientOf({ status: 302, headers: { location: '/v1/health' } })
    await expect(client.ask(readHealth, {})).rejects.toThrow('HTTP 302')
    expect(received).toHaveLength(1)
  })

  test.each([
    [401, 'Unauthorized', 'npm run -s token'],
    [403, 'Forbidden', 'lacks the scope golden-book/write'],
  ])('says in one line what to do about a %i', async (status, message, advice) => {
    const { client } = await clientOf({ status, json: { message } })
    await expect(record(client)).rejects.toThrow(advice)
  })
})

describe('patience', () => {
  test('is shown as long as Retry-After says', async () => {
    const busy = { status: 503, json: {}, headers: { 'retry-after': '3' } }
    const { client, pauses, received } = await clientOf(busy, busy, { status: 201, json: lodz })
    await record(client)
    expect(pauses).toEqual([3000, 3000])
    expect(new Set(received.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['a-key']))
  })

  test('grows where nothing is said: after a 429, and when nobody answers', async () => {
    const { client, pauses } = await clientOf({ status: 429, json: {} }, undefined, undefined, healthy)
    await client.ask(readHealth, {})
    expect(pauses).toHaveLength(3)
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
  })

  test('has an end, however long it is asked for', async () => {
    const { client, pauses, received } = await clientOf({ status: 503, headers: { 'retry-after': '86400' } })
    await expect(client.ask(readHealth, {})).rejects.toThrow(/is busy \(503\)/)
    expect(received).toHaveLength(4)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000)
  })

  test('is not shown to a refusal', async () => {
    const { client, received } = await clientOf({ status: 500, json: {} })
    const params = { visitId: '01900000-0000-7000-8000-000000000000' }
    await expect(client.ask(readVisit, { params })).rejects.toThrow('HTTP 500')
    expect(received).toHaveLength(1)
  })

  test('ends in one line that says what to do when nobody is there', async () => {
    const { client, url, close } = await clientOf(healthy)
    await close()
    await expect(client.ask(readHealth, {})).rejects.toThrow(`No answer from ${url}`)
    closers.splice(0)
  })
})
