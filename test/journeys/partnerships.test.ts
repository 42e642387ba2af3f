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
    ((await registry.ask('GET', `/v1/partnerships?${query}`)).body.items as { id: string }[]).map(
      ({ id }) => id,
    )

  test('an id is made from the city’s name, and a city without letters must bring its own', async () => {
    const record = (body: object) =>
      registry.ask('POST', '/v1/partnerships', { body: { country: 'FR', ...body } })
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

  test('one is suspended, resumed and ended, each with a reason, and then stays as it is', async () => {
    await registry.ask('POST', '/v1/partnerships', { body: partnership })
    const step = (body: object, version: number) =>
      registry.ask('POST', '/v1/partnerships/istanbul/status', {
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
    const { body } = await registry.ask('GET', '/v1/partnerships/istanbul/changes')
    expect((body.items as { type: string }[]).map(({ type }) => type)).toEqual([
      'partnership.recorded',
      'partnership.suspended',
      'partnership.resumed',
      'partnership.ended',
    ])
  })

  test('a programme is added by a merge patch, and two may not have one id', async () => {
    const { body } = await registry.ask('GET', '/v1/partnerships/istanbul')
    const programmes = body.programmes as object[]
    const patch = (list: object[]) =>
      registry.ask('PATCH', '/v1/partnerships/istanbul', {
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

  test('they are listed by founding, filtered alone and together', async () => {
    expect(await idsOf('order=asc')).toEqual(['北京', 'saint-etienne', 'istanbul'])
    expect(await idsOf('country=TR')).toEqual(['istanbul'])
    expect(await idsOf('country=FR&status=active&order=asc')).toEqual(['北京', 'saint-etienne'])
    expect(await idsOf('status=ended')).toEqual(['istanbul'])
    expect(await idsOf('externalId=berlin%2Fp04')).toEqual(['istanbul'])
    expect(await idsOf('externalId=berlin%2Fp04&country=FR')).toEqual([])
  })
})
