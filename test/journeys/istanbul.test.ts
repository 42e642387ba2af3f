import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'

describe('Istanbul’s visit, from the partnership to the signing', () => {
  let registry: ObservedRegistry
  const { partnership, visit, status, entry } = istanbul()

  beforeAll(async () => {
    registry = await startObservedRegistry()
  })
  afterAll(() => registry.stop())

  let visitId = ''

  test('records the partnership with its three programmes', async () => {
    const answer = await registry.send('POST', '/v1/partnerships', { body: partnership })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe('/v1/partnerships/istanbul')
    expect(answer.headers.get('etag')).toBe('"1"')
    expect(answer.body).toMatchObject({ ...partnership, status: 'active', version: 1, origin: 'live' })
  })

  test('plans the visit, and gives its people ids', async () => {
    const answer = await registry.send('POST', '/v1/visits', { body: visit })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      status: 'planned',
      start: '2024-06',
      guests: [{ name: 'Ekrem İmamoğlu', personId: 'ekrem-imamoglu' }],
      hosts: [{ personId: 'kai-wegner' }],
    })
    visitId = String(answer.body.id)
    expect(answer.headers.get('location')).toBe(`/v1/visits/${visitId}`)
  })

  test('confirms the visit, records the signing, and completes the visit', async () => {
    const step = (body: unknown, version: number) =>
      registry.send('POST', `/v1/visits/${visitId}/status`, { body, headers: { 'if-match': `"${version}"` } })
    expect(await step(status[0], 1)).toMatchObject({ status: 200, body: { status: 'confirmed', version: 2 } })
    const signed = await registry.send('POST', '/v1/books/golden-book/entries', {
      body: { ...entry, visitId },
    })
    expect(signed).toMatchObject({ status: 201, body: { number: 1, volume: 1, page: 1, visitId } })
    expect(signed.body).not.toHaveProperty('warnings')
    expect(await step(status[1], 2)).toMatchObject({ status: 200, body: { status: 'completed', version: 3 } })
  })

  test('publishes each change in order, with the data that the API answers', async () => {
    const received = [
      'partnership.recorded',
      'anniversary.recorded',
      'visit.planned',
      'visit.confirmed',
      'book-entry.signed',
      'visit.completed',
    ]
    await eventually(() => expect(registry.events().map((event) => event['detail-type'])).toEqual(received))
    const completed = registry.events().at(-1)
    const answer = await registry.send('GET', `/v1/visits/${visitId}`)
    expect(completed).toMatchObject({
      source: 'golden-book',
      detail: { subject: `visits/${visitId}`, sequence: 3, changed: ['/status'], data: answer.body },
    })
  })

  test.each([
    ['partnershipId=istanbul', 1],
    ['partnershipId=istanbul&status=completed&direction=incoming', 1],
    ['partnershipId=istanbul&status=planned', 0],
    ['country=TR', 1],
    ['country=DE', 0],
    ['personId=ekrem-imamoglu&country=TR', 1],
    ['personId=kai-wegner', 1],
    ['externalId=berlin%2Fv06', 1],
    ['externalId=berlin%2Fv06&country=FR', 0],
    ['from=2024-06-30&to=2024-06-30', 1],
    ['from=2024-07-01', 0],
    ['to=2024-05-31', 0],
  ])('counts the visits of Istanbul: visits?%s has %i', async (query, count) => {
    const answer = await registry.send('GET', `/v1/visits?${query}`)
    expect(answer.status).toBe(200)
    expect(answer.body.items).toHaveLength(count)
  })

  test('finds the signers and the outcome', async () => {
    const entries = await registry.send('GET', `/v1/books/golden-book/entries?visitId=${visitId}`)
    expect(entries.body.items).toMatchObject([{ number: 1, signers: [{ name: 'Ekrem İmamoğlu' }] }])
    const { body } = await registry.send('GET', '/v1/partnerships/istanbul')
    expect(body.programmes).toMatchObject([
      { field: 'culture' },
      { field: 'smart-city' },
      { field: 'migration' },
    ])
  })

  test('pages the history of the visit, oldest first', async () => {
    const first = await registry.send('GET', `/v1/visits/${visitId}/changes?limit=2`)
    expect(first.body.items).toMatchObject([
      { type: 'visit.planned', sequence: 1, changed: [''] },
      { type: 'visit.confirmed', sequence: 2, changed: ['/status'] },
    ])
    const next = /<(.*)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    const second = await registry.send('GET', next)
    expect(second.body).toMatchObject({ items: [{ type: 'visit.completed', sequence: 3 }] })
    expect(second.body).not.toHaveProperty('nextCursor')
  })

  test('records a second signing by the same person with a warning', async () => {
    const { externalId: _, ...again } = entry
    const answer = await registry.send('POST', '/v1/books/golden-book/entries', { body: again })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        number: 2,
        warnings: [
          {
            code: 'signed-before',
            personId: 'ekrem-imamoglu',
            entries: [{ book: 'golden-book', number: 1 }],
          },
          { code: 'signed-long-ago', pointer: '/signedOn' },
        ],
      },
    })
    const read = await registry.send('GET', '/v1/books/golden-book/entries/2')
    expect(read.body).not.toHaveProperty('warnings')
  })
})
