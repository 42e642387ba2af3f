import { apiClient } from '../../client/api-client'
import { readHealth } from '../../contract/meta/routes'
import { listPartnerships } from '../../contract/partnerships/routes'
import { smallServer, type Reply } from '../archive/small-server'

const closers: (() => Promise<void>)[] = []
afterEach(async () => await Promise.all(closers.splice(0).map(async (close) => await close())))

/** A client of a server with these replies, that notes its pauses instead of making them. */
async function clientOf(...replies: [Reply, ...Reply[]]) {
  const server = await smallServer(...replies)
  closers.push(server.close)
  const pauses: number[] = []
  const pause = async (milliseconds: number) => void pauses.push(milliseconds)
  const client = apiClient({ url: server.url, token: 'a-token' }, { attempts: 4, pause })
  return { ...server, pauses, client, ask: async () => await client.ask(readHealth, {}) }
}

const healthy = { status: 200, json: { status: 'ok' } }

describe('patience', () => {
  test('is shown as long as Retry-After says', async () => {
    const busy = { status: 503, json: {}, headers: { 'retry-after': '3' } }
    const { ask, pauses } = await clientOf(busy, busy, healthy)
    expect(await ask()).toEqual({ status: 'ok' })
    expect(pauses).toEqual([3000, 3000])
  })

  test('grows where nothing is said: after a 429, and when nobody answers', async () => {
    const { ask, pauses } = await clientOf({ status: 429, json: {} }, undefined, undefined, healthy)
    await ask()
    expect(pauses).toHaveLength(3)
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
  })

  test('has an end, however long it is asked for', async () => {
    const { ask, pauses, received } = await clientOf({ status: 503, headers: { 'retry-after': '86400' } })
    await expect(ask()).rejects.toThrow(/is busy \(503\)/)
    expect(received).toHaveLength(4)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000)
  })

  test('is not shown to a refusal', async () => {
    const { ask, received } = await clientOf({ status: 500, json: { message: 'Internal Server Error' } })
    await expect(ask()).rejects.toThrow('HTTP 500: Internal Server Error')
    expect(received).toHaveLength(1)
  })

  test('ends in one line that says what to do when nobody is there', async () => {
    const { ask, url, close } = await clientOf(healthy)
    await close()
    await expect(ask()).rejects.toThrow(`No answer from ${url}`)
    closers.splice(0)
  })
})

describe('the client', () => {
  test('goes on from page to page, over empty ones too', async () => {
    const { client, received } = await clientOf(
      { status: 200, json: { items: [], nextCursor: 'two' } },
      { status: 200, json: { items: [] } },
    )
    const items = client.list(listPartnerships, { query: { externalId: 'köln/p 1' } })
    expect((await items.next()).done).toBe(true)
    expect(received).toEqual([
      'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1',
      'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1&cursor=two',
    ])
  })

  test.each([
    ['a page of something else', { status: 200, json: { hello: 'world' } }],
    ['an answer without a body', { status: 200 }],
  ])('says so when it meets %s', async (_, reply) => {
    const { ask } = await clientOf(reply)
    await expect(ask()).rejects.toThrow(/is not this version of the registry/)
  })

  test('does not follow a redirect, which would carry its token elsewhere', async () => {
    const { ask, received } = await clientOf({ status: 302, headers: { location: '/v1/health' } })
    await expect(ask()).rejects.toThrow('HTTP 302')
    expect(received).toHaveLength(1)
  })
})
