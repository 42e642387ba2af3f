import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

describe('partnerships', () => {
  let registry: Registry
  const { partnership } = istanbul()

  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  const idsOf = async (query: string) =>
    ((await registry.send('GET', `/v1/partnerships?${query}`)).body.items as { id: string }[]).map(
      ({ id }) => id,
    )

  test("makes an id of the city's name, and requires an id for a name without letters", async () => {
    const record = (body: object) =>
      registry.send('POST', '/v1/partnerships', { body: { country: 'FR', ...body } })
    const answer = await record({ city: { de: 'Köln', en: 'Saint-Étienne' }, foundedOn: '1987' })
    expect(answer).toMatchObject({
      status: 201,
      body: { id: 'saint-etienne', kind: 'partnership', partnerKind: 'city' },
    })
    expect(await record({ city: { en: '?!' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/id' }] },
    })
    expect(await record({ city: { zh: '北京' } })).toMatchObject({
      status: 201,
      body: { id: '北京' },
    })
    expect((await record({ city: { zh: '北京' } })).headers.get('location')).toBe(
      encodeURI('/v1/partnerships/北京'),
    )
  })

  test('suspends, resumes and ends a partnership, each with a reason', async () => {
    await registry.send('POST', '/v1/partnerships', { body: partnership })
    const step = (body: object, version: number) =>
      registry.send('POST', '/v1/partnerships/istanbul/status', {
        body,
        headers: { 'if-match': `"${version}"` },
      })
    expect(await step({ status: 'suspended' }, 1)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reason' }] },
    })
    expect(await step({ status: 'suspended', on: '2025-03', reason: 'A pause' }, 1)).toMatchObject({
      status: 200,
      body: { status: 'suspended', statusSince: '2025-03', statusReason: 'A pause' },
    })
    expect(await step({ status: 'suspended', reason: 'Again' }, 2)).toMatchObject({
      status: 409,
      body: { allowed: ['active', 'ended'] },
    })
    const resumed = await step({ status: 'active', reason: 'Talks' }, 2)
    expect(resumed).toMatchObject({ status: 200, body: { status: 'active' } })
    expect(resumed.body).not.toHaveProperty('statusSince')
    expect(await step({ status: 'ended', reason: 'Over' }, 3)).toMatchObject({ status: 200 })
    expect(await step({ status: 'suspended', reason: 'Late' }, 4)).toMatchObject({
      status: 409,
      body: { allowed: ['active'] },
    })
    const { body } = await registry.send('GET', '/v1/partnerships/istanbul/changes')
    expect((body.items as { type: string }[]).map(({ type }) => type)).toEqual([
      'partnership.recorded',
      'partnership.suspended',
      'partnership.resumed',
      'partnership.ended',
    ])
  })

  test('adds a programme by a merge patch, and refuses two with one id', async () => {
    const { body } = await registry.send('GET', '/v1/partnerships/istanbul')
    const programmes = body.programmes as object[]
    const patch = (list: object[]) =>
      registry.send('PATCH', '/v1/partnerships/istanbul', {
        body: { programmes: list },
        headers: { 'if-match': `"${String(body.version)}"` },
      })
    expect(await patch([...programmes, programmes[0]!])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/programmes/3/id' }] },
    })
    const youth = { id: 'youth', name: { en: 'Youth exchange' }, field: 'youth' }
    expect(await patch([...programmes, youth])).toMatchObject({
      status: 200,
      body: { programmes: { length: 4 } },
    })
  })

  test('lists partnerships by founding, with filters alone and together', async () => {
    expect(await idsOf('order=asc')).toEqual(['北京', 'saint-etienne', 'istanbul'])
    expect(await idsOf('country=TR')).toEqual(['istanbul'])
    expect(await idsOf('country=FR&status=active&order=asc')).toEqual(['北京', 'saint-etienne'])
    expect(await idsOf('status=ended')).toEqual(['istanbul'])
    expect(await idsOf('externalId=berlin%2Fp04')).toEqual(['istanbul'])
    expect(await idsOf('externalId=berlin%2Fp04&country=FR')).toEqual([])
  })
})
