/** Dates of an archive: partial, uncertain, approximate, with unspecified digits, and entries without any date. */
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

/** In the order of their days, the earliest first. The first is undated. */
const DATES = [
  undefined,
  '18XX',
  '19XX~',
  '191X?',
  '1913',
  '192X',
  '1927~',
  '1927-XX',
  '1927-XX-XX',
  '1927-05%',
  '1927-05-XX',
  '1927-05-12?',
  '1927-05-13',
  '1928?',
] as const

const person = { name: 'Ada Archivar', office: 'Mayor', officeClass: 'mayor', country: 'TR' }
const signing = { origin: 'archive', signers: [person], visibility: 'public' }
const visiting = {
  origin: 'archive',
  direction: 'incoming',
  kind: 'official-visit',
  status: 'completed',
  guests: [{ ...person, name: 'Berta Besuch' }],
}

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const entries = '/v1/books/golden-book/entries'
const post = async (path: string, body: object) => await registry.send('POST', path, { body })
const get = async (path: string) => await registry.send('GET', path)
const refusedAt = ({ status, body }: ApiResponse) => [
  status,
  ...((body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer),
]
const versionOf = async (path: string) => (await get(path)).headers.get('etag') ?? ''

/** All items of a list, page by page. */
async function list(path: string, limit = 100): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  const mark = path.includes('?') ? '&' : '?'
  let cursor = ''
  do {
    // Each page names where the next one starts.
    // oxlint-disable-next-line no-await-in-loop
    const { body } = await get(`${path}${mark}limit=${limit}${cursor}`)
    items.push(...(body.items as Record<string, unknown>[]))
    cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor as string}`
  } while (cursor !== '')
  return items
}
const datesIn = async (path: string, field: string, limit?: number) =>
  (await list(path, limit)).map((item) => item[field])

const RANGES = [
  [
    'from=1927-05-12&to=1927-05-12',
    ['19XX~', '192X', '1927~', '1927-XX', '1927-XX-XX', '1927-05%', '1927-05-XX', '1927-05-12?'],
  ],
  ['from=1928-06-01&to=1928-06-30', ['19XX~', '192X', '1928?']],
  ['from=1999-12-31', ['19XX~']],
  ['from=1929-12-31&to=1930-01-01', ['19XX~', '192X']],
  ['to=1899-12-31', ['18XX']],
  ['to=1913-03-01', ['18XX', '19XX~', '191X?', '1913']],
  ['from=2000-01-01', []],
] as const

describe('entries of an archive', () => {
  const paths = new Map<string | undefined, string>()

  beforeAll(async () => {
    // Neither in the order of their days nor against it.
    for (const date of [...DATES.slice(5), ...DATES.slice(0, 5).toReversed()]) {
      const answer = await post(entries, { ...signing, ...(date !== undefined && { signedOn: date }) })
      if (answer.status !== 201) throw new Error(answer.text)
      paths.set(date, answer.headers.get('location') ?? '')
    }
  })

  test('are listed by their dates in both orders, in pages of any size: undated ones are the oldest', async () => {
    for (const limit of [1, 3, 100]) {
      expect(await datesIn(`${entries}?order=asc`, 'signedOn', limit)).toEqual(DATES)
      expect(await datesIn(entries, 'signedOn', limit)).toEqual(DATES.toReversed())
    }
  })

  test.each(RANGES)(
    'of the range %s are those that may have been signed in it, never an undated one',
    async (range, found) => {
      for (const limit of [1, 100]) {
        expect(await datesIn(`${entries}?${range}&order=asc`, 'signedOn', limit)).toEqual(found)
        expect(await datesIn(`${entries}?${range}`, 'signedOn', limit)).toEqual(found.toReversed())
      }
    },
  )

  test('are appearances of their signers on these dates; an undated one has none', async () => {
    expect(await datesIn('/v1/people/ada-archivar/appearances', 'on', 5)).toEqual(DATES.toReversed())
    const undated = (await list('/v1/people/ada-archivar/appearances')).find(({ on }) => on === undefined)
    expect(undated).toEqual({
      as: 'signer',
      name: person.name,
      office: person.office,
      book: 'golden-book',
      number: Number(paths.get(undefined)?.split('/').at(-1)),
    })
  })

  test('warn of earlier signings with their dates, where they have one', async () => {
    const { body } = await post('/v1/books/guest-book/entries', { ...signing, signedOn: '195X' })
    expect(body.warnings).toBeUndefined()
    const again = await post('/v1/books/guest-book/entries', signing)
    expect(again.body.warnings).toMatchObject([
      { code: 'signed-before', entries: [{ book: 'guest-book', number: body.number, signedOn: '195X' }] },
    ])
    const third = await post('/v1/books/guest-book/entries', { ...signing, signedOn: '1959~' })
    const [warning] = third.body.warnings as { entries: object[] }[]
    expect(warning?.entries).toContainEqual({ book: 'guest-book', number: again.body.number })
  })

  test('get a date by correction, and lose it by null; the history has both', async () => {
    const { headers } = await post('/v1/books/guest-book/entries', {
      ...signing,
      signers: [{ office: 'A guest' }],
    })
    const path = headers.get('location') ?? ''
    const correct = async (signedOn: string | null) =>
      await registry.send('POST', `${path}/corrections`, {
        body: { patch: { signedOn }, reason: 'The diary of the mayor.' },
        headers: { 'if-match': await versionOf(path) },
      })
    expect((await correct('192X~')).body.signedOn).toBe('192X~')
    expect((await get(path)).body.signedOn).toBe('192X~')
    const undated = await correct(null)
    expect(undated.status).toBe(200)
    expect('signedOn' in undated.body).toBe(false)
    const changes = (await list(`${path}/changes`)) as { data: object; changed: string[] }[]
    const dates = changes.map(({ data }) => ('signedOn' in data ? data.signedOn : undefined))
    expect(dates).toEqual([undefined, '192X~', undefined])
    expect(changes.filter(({ changed }) => changed.includes('/signedOn'))).toHaveLength(2)
  })

  test('are refused in the future, and in no other form', async () => {
    for (const signedOn of [
      '29XX',
      '299X~',
      '2999-XX',
      '1927-13?',
      '1923/1927',
      '2001-21',
      'Y17E7',
      '-1985',
      '1985-XX-12',
      null,
    ])
      expect(refusedAt(await post(entries, { ...signing, signedOn }))).toEqual([422, '/signedOn'])
  })
})

describe('visits of an archive', () => {
  const starts = DATES.filter((date) => date !== undefined)

  beforeAll(async () => {
    for (const start of starts.toReversed())
      if ((await post('/v1/visits', { ...visiting, start })).status !== 201) throw new Error(start)
  })

  test('are listed by their dates, and in the ranges in which they may have been', async () => {
    expect(await datesIn('/v1/visits?order=asc', 'start', 4)).toEqual(starts)
    for (const [range, found] of RANGES)
      expect(await datesIn(`/v1/visits?${range}&order=asc`, 'start', 2)).toEqual(found)
    expect(await datesIn('/v1/people/berta-besuch/appearances', 'on', 3)).toEqual(starts.toReversed())
  })

  test('are in a calendar only if their day is known', async () => {
    const years = await Promise.all(
      [1913, 1927, 1928].map(
        async (year) => (await get(`/v1/calendar.ics?from=${year}-01-01&to=${year}-12-31`)).text,
      ),
    )
    expect(years.join('').match(/^DTSTART.*$/gm)).toEqual(['DTSTART;VALUE=DATE:19270513'])
  })

  test('must not end before they start, for every day that both may mean', async () => {
    const record = async (start: string, end: string) => await post('/v1/visits', { ...visiting, start, end })
    for (const [start, end] of [
      ['1931', '192X'],
      ['1927-05-XX', '1927-04-30~'],
      ['1928?', '1927%'],
    ] as const)
      expect(refusedAt(await record(start, end))).toEqual([422, '/end'])
    for (const [start, end] of [
      ['1931-05-XX', '1931-05-02'],
      ['1931~', '1931?'],
      ['1931-05-30?', '1931-06-XX'],
    ] as const)
      expect(await record(start, end)).toMatchObject({ status: 201 })
  })
})

test('live records have plain dates alone', async () => {
  const live = { signers: [person], override: { reason: 'a test' } }
  for (const signedOn of ['2024~', '202X', '2024-XX', undefined])
    expect(refusedAt(await post(entries, { ...live, signedOn }))).toEqual([422, '/signedOn'])
  const plan = { ...visiting, origin: 'live', status: undefined, occasion: { en: 'A visit' } }
  expect(refusedAt(await post('/v1/visits', { ...plan, start: '2027~', end: '202X' }))).toEqual([
    422,
    '/start',
    '/end',
  ])
  const city = { city: { en: 'Nowhere' }, country: 'TR' }
  const dates = {
    foundedOn: '1989~',
    agreements: [{ kind: 'x', date: '199X' }],
    predecessor: { party: 'x', date: '197X' },
  }
  const refused = refusedAt(await post('/v1/partnerships', { ...city, ...dates }))
  expect(new Set(refused)).toEqual(new Set([422, '/foundedOn', '/agreements/0/date', '/predecessor/date']))
})

test('a partnership of an archive has such dates, and no jubilee of them', async () => {
  const { status, body } = await post('/v1/partnerships', {
    origin: 'archive',
    id: 'atlantis',
    city: { en: 'Atlantis' },
    foundedOn: '1985-XX-XX',
    agreements: [{ kind: 'Letter', date: '1984~' }],
    programmes: [{ id: 'x', name: { en: 'X' }, field: 'other', since: '199X' }],
  })
  expect([status, body.foundedOn]).toEqual([201, '1985-XX-XX'])
  expect(await get('/v1/anniversaries/partnership-atlantis')).toMatchObject({ status: 404 })
  const step = async (on: string) =>
    await registry.send('POST', '/v1/partnerships/atlantis/status', {
      body: { status: 'ended', on, reason: 'It sank.' },
      headers: { 'if-match': await versionOf('/v1/partnerships/atlantis') },
    })
  expect(refusedAt(await step('198X'))).toEqual([200])
  expect((await get('/v1/partnerships/atlantis')).body.statusSince).toBe('198X')
})
