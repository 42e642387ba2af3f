import { apiClient } from '../../client/api-client'
import { scriptedServer, type Reply } from './scripted-server'

const closers: (() => Promise<void>)[] = []
afterEach(async () => await Promise.all(closers.splice(0).map(async (close) => await close())))

/** A client of a server with these replies. It collects its pauses instead of waiting. */
async function clientOf(...replies: [Reply, ...Reply[]]) {
  const server = await scriptedServer(...replies)
  closers.push(server.close)
  const pauses: number[] = []
  const pause = async (milliseconds: number) => void pauses.push(milliseconds)
  const client = apiClient({ url: server.url, token: 'a-token' }, { attempts: 4, pause })
  return { ...server, pauses, client }
}

const ok = { status: 200, json: { status: 'ok' } }
const visitId = '01900000-0000-7000-8000-000000000000'

describe('a request', () => {
  test('has the method and path of its route, and the token', async () => {
    const { client, received } = await clientOf(ok)
    await client.call('readVisit', { params: { visitId } })
    expect(received[0]?.line).toBe(`GET /v1/visits/${visitId}`)
    expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer a-token' })
    expect(received[0]?.headers).not.toHaveProperty('content-type')
    expect(received[0]?.headers).not.toHaveProperty('idempotency-key')
  })

  test('has no authorization without a token', async () => {
    const { url, received } = await clientOf(ok)
    await apiClient({ url: `${url}/` }).call('readHealth')
    expect(received[0]?.line).toBe('GET /v1/health')
    expect(received[0]?.headers).not.toHaveProperty('authorization')
  })

  test('percent-encodes the parameters of the path and of the query', async () => {
    const { client, received } = await clientOf(ok)
    await client.call('readPerson', { params: { personId: 'köln/ä?' } })
    await client.call('listPartnerships', { query: { externalId: 'köln/p 1', cursor: undefined } })
    expect(received.map(({ line }) => line)).toEqual([
      'GET /v1/people/k%C3%B6ln%2F%C3%A4%3F',
      'GET /v1/partnerships?externalId=k%C3%B6ln%2Fp+1',
    ])
  })

  test('sends the body as JSON, and If-Match', async () => {
    const { client, received } = await clientOf(ok)
    await client.call('updateVisit', { params: { visitId }, body: { notes: 'Tee' }, ifMatch: '"3"' })
    expect(received[0]).toMatchObject({
      line: `PATCH /v1/visits/${visitId}`,
      headers: { 'content-type': 'application/json', 'if-match': '"3"' },
      body: '{"notes":"Tee"}',
    })
  })

  test('of method POST has the given Idempotency-Key, or one of its own in each attempt', async () => {
    const { client, received } = await clientOf(undefined, ok)
    await client.call('recordVisit', { body: {} })
    await client.call('recordVisit', { body: {} })
    await client.call('recordVisit', { body: {}, idempotencyKey: 'mine' })
    const [lost, retried, second, third] = received.map(({ headers }) => headers['idempotency-key'])
    expect(lost).toMatch(/^[\da-f-]{36}$/)
    expect(retried).toBe(lost)
    expect(second).not.toBe(lost)
    expect(third).toBe('mine')
  })
})

describe('an answer', () => {
  test('has status, headers, ETag and body', async () => {
    const { client } = await clientOf({ status: 200, json: { id: visitId }, headers: { etag: '"3"' } })
    const { headers, ...answer } = await client.call('readVisit', { params: { visitId } })
    expect(answer).toEqual({ ok: true, status: 200, etag: '"3"', body: { id: visitId } })
    expect(headers.get('content-type')).toBe('application/json')
  })

  test('of a refusal is returned, not thrown', async () => {
    const problem = { title: 'Not found', status: 404 }
    const headers = { 'content-type': 'application/problem+json' }
    const { client } = await clientOf({ status: 404, json: problem, headers })
    expect(await client.call('readVisit', { params: { visitId } })).toMatchObject({
      ok: false,
      body: problem,
    })
  })

  test.each([
    ['the text of another media type', 'BEGIN:VCALENDAR', 'text/calendar', 'BEGIN:VCALENDAR'],
    ['undefined for an empty body', '', 'application/json', undefined],
    ['undefined for invalid JSON', '{', 'application/json', undefined],
  ])('has as its body %s', async (_, json, type, body) => {
    const { client } = await clientOf({ status: 200, json, headers: { 'content-type': type } })
    expect((await client.call('readCalendar')).body).toBe(body)
  })
})

describe('a retry', () => {
  test('waits for the seconds in Retry-After', async () => {
    const busy = { status: 503, json: {}, headers: { 'retry-after': '3' } }
    const { client, pauses } = await clientOf(busy, busy, ok)
    expect((await client.call('readHealth')).status).toBe(200)
    expect(pauses).toEqual([3000, 3000])
  })

  test('waits longer each time after a 429 and after lost connections', async () => {
    const { client, pauses } = await clientOf({ status: 429, json: {} }, undefined, undefined, ok)
    await client.call('readHealth')
    expect(pauses).toHaveLength(3)
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
  })

  test('waits 30 s at most, and ends after the last attempt', async () => {
    const { client, pauses, received } = await clientOf({ status: 503, headers: { 'retry-after': '86400' } })
    expect((await client.call('readHealth')).status).toBe(503)
    expect(received).toHaveLength(4)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000)
  })

  test.each([302, 400, 401, 409, 412, 500])('does not follow a %i', async (status) => {
    const { client, received } = await clientOf({ status, json: {}, headers: { location: '/v1/health' } })
    expect((await client.call('readHealth')).status).toBe(status)
    expect(received).toHaveLength(1)
  })

  test('throws the network error of the last attempt', async () => {
    const { client, close, pauses } = await clientOf(ok)
    await close()
    closers.splice(0)
    await expect(client.call('readHealth')).rejects.toThrow('fetch failed')
    expect(pauses).toHaveLength(3)
  })
})
