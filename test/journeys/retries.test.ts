import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('a retry has one effect', () => {
  let registry: Registry
  const { visit, entry } = istanbul()
  const { partnershipId: _p, anniversary: _a, externalId: _e, ...plainVisit } = visit
  const { externalId: _x, ...plainEntry } = entry

  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.stop())

  const count = async (path: string) => ((await registry.ask('GET', path)).body.items as unknown[]).length

  test('fifty posts at once with one key record one visit and have fifty identical answers', async () => {
    const asking = { body: plainVisit, headers: { 'idempotency-key': 'k1' } }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => registry.ask('POST', '/v1/visits', asking)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
    expect(await count('/v1/visits')).toBe(1)
  })

  test('a signing that is sent twice takes one page, and its warnings come again', async () => {
    await registry.ask('POST', '/v1/books/golden-book/entries', { body: plainEntry })
    const asking = { body: plainEntry, headers: { 'idempotency-key': 'k2' } }
    const [first, second] = await Promise.all([
      registry.ask('POST', '/v1/books/golden-book/entries', asking),
      registry.ask('POST', '/v1/books/golden-book/entries', asking),
    ])
    expect(first.text).toBe(second.text)
    const warnings = [{ code: 'signed-before' }, { code: 'signed-long-ago' }]
    expect(first.body).toMatchObject({ number: 2, page: 2, warnings })
    expect(await count('/v1/books/golden-book/entries')).toBe(2)
  })

  test('another body under the same key is refused; the same body in another order is the same', async () => {
    const headers = { 'idempotency-key': 'k3' }
    await registry.ask('POST', '/v1/visits', { body: plainVisit, headers })
    const other = await registry.ask('POST', '/v1/visits', {
      body: { ...plainVisit, kind: 'reception' },
      headers,
    })
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:golden-book:problem:key-reused' } })
    const turned = Object.fromEntries(Object.entries(plainVisit).toReversed())
    const same = await registry.ask('POST', '/v1/visits', { body: turned, headers })
    expect([same.status, same.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    expect(await count('/v1/visits')).toBe(1)
  })

  test('a repeated step has the first answer, although its version is stale by now', async () => {
    const { body } = await registry.ask('POST', '/v1/visits', { body: plainVisit })
    const asking = { body: { status: 'confirmed' }, headers: { 'idempotency-key': 'k4', 'if-match': '"1"' } }
    const path = `/v1/visits/${String(body.id)}/status`
    const first = await registry.ask('POST', path, asking)
    await registry.ask('POST', path, { body: { status: 'completed' }, headers: { 'if-match': '"2"' } })
    const again = await registry.ask('POST', path, asking)
    expect([again.status, again.text]).toEqual([200, first.text])
  })

  test('a refusal is not kept: what was mended is recorded under the same key', async () => {
    const headers = { 'idempotency-key': 'k5' }
    const broken = await registry.ask('POST', '/v1/visits', { body: { ...plainVisit, kind: 'tea' }, headers })
    expect(broken.status).toBe(422)
    expect(await registry.ask('POST', '/v1/visits', { body: plainVisit, headers })).toMatchObject({
      status: 201,
    })
  })

  test('a correction that is sent again, with a newer version or with none, has its first answer', async () => {
    const { body } = await registry.ask('POST', '/v1/visits', { body: plainVisit })
    const path = `/v1/visits/${String(body.id)}`
    const step = (status: string, version: number) =>
      registry.ask('POST', `${path}/status`, { body: { status }, headers: { 'if-match': `"${version}"` } })
    await step('confirmed', 1)
    await step('completed', 2)
    const correct = (notes: string, headers: { readonly [name: string]: string }) =>
      registry.ask('POST', `${path}/corrections`, {
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

  test('keys of different callers are different keys', async () => {
    const token = await registry.run.issuer.mint({ scope: 'golden-book/write', subject: 'somebody-else' })
    const asking = { body: plainVisit, headers: { 'idempotency-key': 'k6' } }
    await registry.ask('POST', '/v1/visits', asking)
    const other = await registry.ask('POST', '/v1/visits', { ...asking, token })
    expect(other.headers.get('idempotent-replayed')).toBeNull()
    expect(await count('/v1/visits')).toBe(2)
  })

  test('twenty signers at once get twenty numbers and pages without a gap, each announced once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        registry.ask('POST', '/v1/books/guest-book/entries', {
          body: { ...plainEntry, externalId: `s${index}` },
        }),
      ),
    )
    const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1)
    expect(answers.map(({ body }) => body.number).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      oneToTwenty,
    )
    expect(new Set(answers.map(({ body }) => body.page)).size).toBe(20)
    await eventually(() =>
      expect(new Set(registry.events().map(({ detail }) => detail.subject)).size).toBe(20),
    )
  })

  test('of two changes of one version one is recorded, the other is stale', async () => {
    const { body } = await registry.ask('POST', '/v1/visits', { body: plainVisit })
    const patch = (notes: string) =>
      registry.ask('PATCH', `/v1/visits/${String(body.id)}`, {
        body: { notes },
        headers: { 'if-match': '"1"' },
      })
    const answers = await Promise.all([patch('one'), patch('two')])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
  })
})
