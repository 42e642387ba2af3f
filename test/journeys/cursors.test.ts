import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('cursors', () => {
  let registry: Registry
  const addresses: string[] = []
  const { partnership, visit } = istanbul()

  const ok = async (method: string, path: string, body?: object, headers = {}) => {
    const answer = await registry.send(method, path, { ...(body ? { body } : {}), headers })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
    return answer
  }

  /** Waits until a list has this number of items. */
  const filled = (address: string, count: number) =>
    eventually(async () => {
      const { items } = (await ok('GET', address)).body
      if ((items as unknown[]).length !== count) throw new Error(`${address} has ${String(items)}.`)
    })

  beforeAll(async () => {
    registry = await startRegistry()
    await ok('POST', '/v1/partnerships', partnership)
    await ok('POST', '/v1/partnerships', { ...istanbul().partnership, id: 'ankara', externalId: 'ankara' })
    const { body } = await ok('POST', '/v1/visits', visit)
    await ok('POST', '/v1/visits', { ...visit, externalId: 'another' })
    const path = `/v1/visits/${String(body.id)}`
    await ok('PATCH', path, { notes: 'x' }, { 'if-match': '"1"' })
    const subscription = { name: 'Press', url: 'http://127.0.0.1:9/', types: ['visit.*'] }
    const { body: subscribed } = await ok('POST', '/v1/subscriptions', subscription)
    await ok('POST', '/v1/subscriptions', { ...subscription, name: 'Another' })
    const deliveries = `/v1/subscriptions/${String(subscribed.id)}/deliveries`
    for (const _ of [1, 2]) {
      await ok('POST', `/v1/subscriptions/${String(subscribed.id)}/test`)
      await ok('POST', '/v1/calendar-feeds', { name: 'Phone' })
    }
    await filled(deliveries, 2)
    await filled('/v1/people?q=e&limit=1', 1)
    addresses.push(
      '/v1/visits?',
      '/v1/visits?from=2024-01-01&',
      '/v1/partnerships?',
      `${path}/changes?`,
      '/v1/people?',
      '/v1/people/ekrem-imamoglu/appearances?',
      '/v1/occurrences?from=2024-01-01&to=2026-12-31&',
      '/v1/subscriptions?',
      `${deliveries}?`,
      '/v1/calendar-feeds?',
    )
  })
  afterAll(() => registry.stop())

  test('continue their list, reveal nothing of it, and are refused by every other list', async () => {
    const nextOf = async (address: string) => {
      const { body } = await ok('GET', `${address}limit=1`)
      expect([address, body]).toEqual([address, expect.objectContaining({ nextCursor: expect.any(String) })])
      return String(body.nextCursor)
    }
    const cursors = await Promise.all(addresses.map(nextOf))
    for (const [index, address] of addresses.entries()) {
      const own = cursors[index] ?? ''
      expect(Buffer.from(own, 'base64url').toString('latin1')).not.toMatch(/visits|20\d\d|[0-9a-f]{4}-|mamo/)
      await ok('GET', `${address}cursor=${own}`)
      for (const cursor of cursors.filter((other) => other !== own))
        expect(await registry.send('GET', `${address}cursor=${cursor}`)).toMatchObject({ status: 400 })
    }
  })

  // The first two have the correct checksum of the former form of cursors: bare text, and text that is not JSON.
  const plain = ['null', '{', '"\\ud800"', '5', '{"pk":"x","sk":"x","listSk":"x"}', '[]'].map((text) =>
    Buffer.from(text).toString('base64url'),
  )

  test.each(['TUE4eGNDM19VMUdsaHVMRG51bGw', 'UWZqdFZ4bTg0MlU0Y1FsQ3s', ...plain])(
    'that a caller made, such as %s, are refused by every list with 400',
    async (cursor) => {
      for (const address of [...addresses, '/v1/people?q=-&', '/v1/visits?externalId=x&']) {
        const answer = await registry.send('GET', `${address}cursor=${cursor}`)
        expect([address, answer.status]).toEqual([address, 400])
        expect(answer.body).toMatchObject({
          type: 'urn:golden-book:problem:malformed',
          errors: [{ pointer: '/cursor', message: 'must be a cursor of this list' }],
        })
      }
    },
  )
})
