/** Anniversaries: recorded with partnerships, muted and unmuted with them, computed for any ten years. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'

let registry: ObservedRegistry
beforeAll(async () => {
  registry = await startObservedRegistry()
})
afterAll(() => registry.stop())

const post = (path: string, body: unknown, headers = {}) => registry.send('POST', path, { body, headers })
const patch = (path: string, body: unknown, version: number) =>
  registry.send('PATCH', path, { body, headers: { 'if-match': `"${version}"` } })
const get = (path: string) => registry.send('GET', path)
const step = (id: string, status: string, version: number) =>
  post(`/v1/partnerships/${id}/status`, { status, reason: `It is ${status}` }, { 'if-match': `"${version}"` })
const jubileeOf = async (id: string) =>
  (await get(`/v1/anniversaries/partnership-${id}`)).body as unknown as Anniversary
const occurrences = async (query: string) =>
  (await get(`/v1/occurrences?${query}`)).body.items as Occurrence[]

describe('a partnership with a known founding day', () => {
  test('records its anniversary in the same transaction', async () => {
    expect(await post('/v1/partnerships', istanbul().partnership)).toMatchObject({ status: 201 })
    expect(await jubileeOf('istanbul')).toMatchObject({
      id: 'partnership-istanbul',
      kind: 'partnership',
      title: istanbul().partnership['city'],
      originOn: '1989-11-17',
      status: 'active',
      leadTimes: [180, 30, 7, 0],
      announce: 'milestones',
      partnershipId: 'istanbul',
      version: 1,
    })
    await eventually(() =>
      expect(registry.events().map(({ detail }) => detail.type)).toEqual([
        'partnership.recorded',
        'anniversary.recorded',
      ]),
    )
  })

  test('mutes its anniversary while it is suspended, and unmutes it when it is resumed', async () => {
    await step('istanbul', 'suspended', 1)
    expect(await jubileeOf('istanbul')).toMatchObject({ status: 'muted', version: 2 })
    expect(await occurrences('from=2024-01-01&to=2024-12-31')).toEqual([])
    expect(await occurrences('from=2024-01-01&to=2024-12-31&muted=true')).toHaveLength(1)
    await step('istanbul', 'active', 2)
    expect(await jubileeOf('istanbul')).toMatchObject({ status: 'active', version: 3 })
    const { items } = (await get('/v1/anniversaries/partnership-istanbul/changes')).body
    expect(items).toMatchObject([
      { type: 'anniversary.recorded' },
      { type: 'anniversary.muted', reason: 'It is suspended', changed: ['/status', '/mutedBy'] },
      { type: 'anniversary.unmuted', reason: 'It is active' },
    ])
  })

  test('moves its anniversary when the founding day is corrected, and not otherwise', async () => {
    await patch('/v1/partnerships/istanbul', { foundedOn: '1989-11-18', motto: { en: 'Cities' } }, 3)
    expect(await jubileeOf('istanbul')).toMatchObject({ originOn: '1989-11-18', version: 4 })
    await patch('/v1/partnerships/istanbul', { motto: null }, 4)
    expect(await jubileeOf('istanbul')).toMatchObject({ version: 4 })
    await patch('/v1/partnerships/istanbul', { foundedOn: '1989-11-17' }, 5)
  })

  test('renames its anniversary with the city, unless its title was changed by hand', async () => {
    await patch('/v1/partnerships/istanbul', { city: { de: 'Istanbul am Bosporus' } }, 6)
    expect((await jubileeOf('istanbul')).title).toMatchObject({ de: 'Istanbul am Bosporus' })
    const { version } = await jubileeOf('istanbul')
    await patch('/v1/anniversaries/partnership-istanbul', { title: { en: 'Cities of freedom' } }, version)
    await patch('/v1/partnerships/istanbul', { city: { de: 'Istanbul' } }, 7)
    expect((await jubileeOf('istanbul')).title).toMatchObject({ en: 'Cities of freedom' })
  })
})

describe('a partnership with an unknown founding day', () => {
  const prague = { id: 'prague', city: { en: 'Prague' }, country: 'CZ' }
  const nextOf = async (id: string) =>
    (await get(`/v1/partnerships/${id}/summary`)).body.nextOccurrence as Occurrence

  test('gets an anniversary when the year becomes known', async () => {
    await post('/v1/partnerships', prague)
    expect(await get('/v1/anniversaries/partnership-prague')).toMatchObject({ status: 404 })
    await patch('/v1/partnerships/prague', { foundedOn: '1989' }, 1)
    expect(await jubileeOf('prague')).toMatchObject({ originOn: '1989', status: 'active', version: 1 })
    expect(await nextOf('prague')).toMatchObject({ on: expect.stringMatching(/^\d{4}$/) as string })
  })

  test('is recorded with an anniversary that has the year or the month', async () => {
    await post('/v1/partnerships', {
      id: 'vienna',
      city: { en: 'Vienna' },
      country: 'AT',
      foundedOn: '1989-11',
    })
    expect(await jubileeOf('vienna')).toMatchObject({ originOn: '1989-11', version: 1 })
    expect(await nextOf('vienna')).toMatchObject({ on: expect.stringMatching(/^\d{4}-11$/) as string })
  })

  test('has occurrences with as much of their date, in every range with a day that they may mean', async () => {
    const found = async (from: string, to: string) =>
      (await occurrences(`from=${from}&to=${to}`)).map(
        ({ anniversaryId, ordinal, on, milestone }) => `${anniversaryId} ${ordinal} ${on} ${milestone}`,
      )
    const [year, month, day] = [
      'partnership-prague 40 2029 true',
      'partnership-vienna 40 2029-11 true',
      'partnership-istanbul 40 2029-11-17 true',
    ]
    expect(await found('2029-01-01', '2029-12-31')).toEqual([year, month, day])
    expect(await found('2029-11-18', '2029-11-30')).toEqual([year, month])
    expect(await found('2029-12-01', '2029-12-31')).toEqual([year])
    const first = await get('/v1/occurrences?from=2029-11-10&to=2029-11-30&limit=1')
    const second = await get(/<(.*)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '')
    expect([first, second].flatMap(({ body }) => (body.items as Occurrence[]).map(({ on }) => on))).toEqual([
      '2029',
      '2029-11',
    ])
  })

  test('has no day in a calendar', async () => {
    const { text } = await get('/v1/calendar.ics?from=2029-01-01&to=2029-12-31')
    expect(text).toMatch(/DTSTART;VALUE=DATE:20291117/)
    expect(text).not.toMatch(/Prague|Vienna/)
  })

  test('refines its anniversary when the day becomes known, and coarsens it when it was wrong', async () => {
    await patch('/v1/partnerships/prague', { foundedOn: '1995-08-01' }, 2)
    expect(await jubileeOf('prague')).toMatchObject({ originOn: '1995-08-01', status: 'active' })
    await patch('/v1/partnerships/prague', { foundedOn: '1995-08' }, 3)
    expect(await jubileeOf('prague')).toMatchObject({ originOn: '1995-08', status: 'active' })
    await patch('/v1/partnerships/prague', { foundedOn: null }, 4)
    expect(await jubileeOf('prague')).toMatchObject({ originOn: '1995-08', status: 'muted' })
    await patch('/v1/partnerships/prague', { foundedOn: '1995-08-02' }, 5)
    expect(await jubileeOf('prague')).toMatchObject({ originOn: '1995-08-02', status: 'active' })
    await patch('/v1/partnerships/vienna', { foundedOn: '1989-11-20' }, 1)
  })

  test('lists anniversaries by origin, a year before its months and days', async () => {
    for (const [index, originOn] of ['1990-03', '1990-03-01', '1990'].entries())
      await post('/v1/anniversaries', { id: `origin-${index}`, title: { en: 'X' }, kind: 'person', originOn })
    const { items } = (await get('/v1/anniversaries?kind=person&order=asc')).body
    expect((items as Anniversary[]).map(({ originOn }) => originOn)).toEqual([
      '1990',
      '1990-03',
      '1990-03-01',
    ])
  })

  test('of an archive that is recorded as suspended has a muted anniversary', async () => {
    const moscow = { origin: 'archive', status: 'suspended', city: { en: 'Moscow' }, foundedOn: '1991-08-28' }
    await post('/v1/partnerships', moscow)
    expect(await jubileeOf('moscow')).toMatchObject({ status: 'muted', version: 1 })
  })
})

describe('the anniversary of a partnership', () => {
  test('takes its day and its kind from the partnership', async () => {
    const { version } = await jubileeOf('istanbul')
    const answer = await patch(
      '/v1/anniversaries/partnership-istanbul',
      { originOn: '1989-11-16', kind: 'historic' },
      version,
    )
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/kind' }, { pointer: '/originOn' }] },
    })
  })

  test('cannot be recorded by hand', async () => {
    const body = { title: { en: 'Partnership Rome' }, kind: 'partnership', originOn: '2000-01-01' }
    expect(await post('/v1/anniversaries', body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/id' }] },
    })
  })
})

test('records, changes, mutes and lists anniversaries without a partnership', async () => {
  const wall = {
    title: { de: 'Mauerfall', en: 'Fall of the Wall' },
    kind: 'historic',
    originOn: '1989-11-09',
  }
  const recorded = await post('/v1/anniversaries', wall, { 'idempotency-key': 'wall' })
  expect(recorded).toMatchObject({ status: 201, body: { id: 'fall-of-the-wall', status: 'active' } })
  expect(recorded.headers.get('location')).toBe('/v1/anniversaries/fall-of-the-wall')
  expect((await post('/v1/anniversaries', wall, { 'idempotency-key': 'wall' })).text).toBe(recorded.text)
  expect(await post('/v1/anniversaries', wall)).toMatchObject({ status: 409 })
  expect(await patch('/v1/anniversaries/fall-of-the-wall', { status: 'muted' }, 1)).toMatchObject({
    status: 200,
    body: { status: 'muted', version: 2 },
  })
  expect(await get('/v1/anniversaries/fall-of-the-wall?at=1')).toMatchObject({
    body: { status: 'active', version: 1 },
  })
  await patch('/v1/anniversaries/fall-of-the-wall', { status: 'active', milestones: [40] }, 2)
  const listed = await get('/v1/anniversaries?kind=historic')
  expect(listed.body.items).toMatchObject([{ id: 'fall-of-the-wall', milestones: [40] }])
  const found = await occurrences('from=2029-11-09&to=2029-11-09')
  expect(found.find(({ anniversaryId }) => anniversaryId === 'fall-of-the-wall')).toEqual({
    anniversaryId: 'fall-of-the-wall',
    title: wall.title,
    kind: 'historic',
    ordinal: 40,
    on: '2029-11-09',
    milestone: true,
  })
})

test('pages occurrences in order of date, each exactly once', async () => {
  const whole = await occurrences('from=2026-01-01&to=2035-12-31&limit=100&muted=true')
  const paged: Occurrence[] = []
  let path: string | undefined = '/v1/occurrences?from=2026-01-01&to=2035-12-31&limit=7&muted=true'
  while (path) {
    const answer = await get(path)
    paged.push(...(answer.body.items as Occurrence[]))
    path = /<(.*)>/.exec(answer.headers.get('link') ?? '')?.[1]
  }
  expect(paged).toEqual(whole)
  expect(whole.map(({ on }) => on)).toEqual(whole.map(({ on }) => on).toSorted())
  expect(new Set(whole.map(({ on }) => on.length))).toEqual(new Set([4, 7, 10]))
  expect(new Set(whole.map(({ anniversaryId, ordinal }) => `${anniversaryId} ${ordinal}`)).size).toBe(80)
})

test.each([
  ['without a beginning', 'to=2026-01-01', ['/from']],
  ['that ends before it begins', 'from=2026-01-02&to=2026-01-01', ['/to']],
  ['of more than ten years', 'from=2026-01-01&to=2036-01-02', ['/to']],
])('refuses a range %s', async (_what, query, pointers) => {
  const answer = await get(`/v1/occurrences?${query}`)
  expect(answer.status).toBe(400)
  expect((answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers)
})

test('refuses a visit for an unknown anniversary', async () => {
  const { visit } = istanbul()
  const unknown = await post('/v1/visits', {
    ...visit,
    partnershipId: 'nowhere',
    anniversary: { anniversaryId: 'none', ordinal: 35 },
  })
  expect(unknown).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/partnershipId' }, { pointer: '/anniversary/anniversaryId' }] },
  })
  const anniversary = { anniversaryId: 'partnership-istanbul', ordinal: 35 }
  expect(await post('/v1/visits', { ...visit, anniversary })).toMatchObject({
    status: 201,
    body: { anniversary },
  })
})
