import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'

describe('idempotency keys and concurrent requests', () => {
  let registry: ObservedRegistry
  const { visit, entry } = istanbul()
  const { partnershipId: _p, anniversary: _a, externalId: _e, ...plainVisit } = visit
  const { externalId: _x, ...plainEntry } = entry

  beforeAll(async () => {
    registry = await startObservedRegistry()
  })
  afterAll(() => registry.stop())

  const count = async (path: string) =>
    ((await registry.send('GET', `${path}?limit=100`)).body.items as unknown[]).length

  test('answers fifty concurrent posts with one key alike, and records one visit', async () => {
    const visits = await count('/v1/visits')
    const options = { body: plainVisit, headers: { 'idempotency-key': 'k1' } }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => registry.send('POST', '/v1/visits', options)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
    expect(await count('/v1/visits')).toBe(visits + 1)
  })

  test('answers a repeated signing with the first entry and its warnings, and uses one page', async () => {
    await registry.send('POST', '/v1/books/golden-book/entries', { body: plainEntry })
    const options = { body: plainEntry, headers: { 'idempotency-key': 'k2' } }
    const [first, second] = await Promise.all([
      registry.send('POST', '/v1/books/golden-book/entries', options),
      registry.send('POST', '/v1/books/golden-book/entries', options),
    ])
    expect(first.text).toBe(second.text)
    const warnings = [{ code: 'signed-before' }, { code: 'signed-long-ago' }]
    expect(first.body).toMatchObject({ number: 2, page: 2, warnings })
    expect(await count('/v1/books/golden-book/entries')).toBe(2)
  })

  test('refuses another body with the same key, and accepts the same body in another order', async () => {
    const visits = await count('/v1/visits')
    const headers = { 'idempotency-key': 'k3' }
    await registry.send('POST', '/v1/visits', { body: plainVisit, headers })
    const other = await registry.send('POST', '/v1/visits', {
      body: { ...plainVisit, kind: 'reception' },
      headers,
    })
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:golden-book:problem:key-reused' } })
    const reordered = Object.fromEntries(Object.entries(plainVisit).toReversed())
    const same = await registry.send('POST', '/v1/visits', { body: reordered, headers })
    expect([same.status, same.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    expect(await count('/v1/visits')).toBe(visits + 1)
  })

  test('answers a repeated status change as at first, although its version is stale', async () => {
    const { body } = await registry.send('POST', '/v1/visits', { body: plainVisit })
    const options = { body: { status: 'confirmed' }, headers: { 'idempotency-key': 'k4', 'if-match': '"1"' } }
    const path = `/v1/visits/${String(body.id)}/status`
    const first = await registry.send('POST', path, options)
    await registry.send('POST', path, { body: { status: 'completed' }, headers: { 'if-match': '"2"' } })
    const again = await registry.send('POST', path, options)
    expect([again.status, again.text]).toEqual([200, first.text])
  })

  test('records a corrected body with the key of a refused one', async () => {
    const headers = { 'idempotency-key': 'k5' }
    const broken = await registry.send('POST', '/v1/visits', {
      body: { ...plainVisit, kind: 'tea' },
      headers,
    })
    expect(broken.status).toBe(422)
    expect(await registry.send('POST', '/v1/visits', { body: plainVisit, headers })).toMatchObject({
      status: 201,
    })
  })

  test('answers a repeated correction as at first, with a newer version or without one', async () => {
    const { body } = await registry.send('POST', '/v1/visits', { body: plainVisit })
    const path = `/v1/visits/${String(body.id)}`
    const step = (status: string, version: number) =>
      registry.send('POST', `${path}/status`, { body: { status }, headers: { 'if-match': `"${version}"` } })
    await step('confirmed', 1)
    await step('completed', 2)
    const correct = (notes: string, headers: { readonly [name: string]: string }) =>
      registry.send('POST', `${path}/corrections`, {
        body: { patch: { notes }, reason: 'Asked again' },
        headers: { 'idempotency-key': 'k7', ...headers },
      })
    const first = await correct('Tea', { 'if-match': '"3"' })
    expect([first.status, first.body.version]).toEqual([200, 4])
    for (const headers of [{ 'if-match': '"4"' }, { 'if-match': '*' }, {} as Record<string, string>]) {
      const again = await correct('Tea', headers)
      expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([
        200,
        first.text,
        'true',
      ])
    }
    expect(await correct('Coffee', { 'if-match': '"4"' })).toMatchObject({ status: 422 })
  })

  test('keeps the keys of different callers apart', async () => {
    const visits = await count('/v1/visits')
    const { token } = await registry.callerOf('somebody-else', 'write')
    const options = { body: plainVisit, headers: { 'idempotency-key': 'k6' } }
    await registry.send('POST', '/v1/visits', options)
    const other = await registry.send('POST', '/v1/visits', { ...options, token })
    expect(other.headers.get('idempotent-replayed')).toBeNull()
    expect(await count('/v1/visits')).toBe(visits + 2)
  })

  test('gives twenty concurrent signings twenty numbers and pages without a gap, and publishes each', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        registry.send('POST', '/v1/books/guest-book/entries', {
          body: { ...plainEntry, externalId: `s${index}` },
        }),
      ),
    )
    const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1)
    expect(answers.map(({ body }) => body.number).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      oneToTwenty,
    )
    expect(new Set(answers.map(({ body }) => body.page)).size).toBe(20)
    await eventually(() => {
      const subjects = registry.events().map(({ detail }) => detail.subject)
      expect(new Set(subjects.filter((each) => each.startsWith('books/guest-book/'))).size).toBe(20)
    })
  })

  test('records one of two concurrent changes of a version, and refuses the other as stale', async () => {
    const { body } = await registry.send('POST', '/v1/visits', { body: plainVisit })
    const patch = (notes: string) =>
      registry.send('PATCH', `/v1/visits/${String(body.id)}`, {
        body: { notes },
        headers: { 'if-match': '"1"' },
      })
    const answers = await Promise.all([patch('one'), patch('two')])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
  })
})
