/** The history of each thing, and its versions. */
import type { Change } from '../../contract/changes'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

let registry: Registry
const { partnership, visit, entry } = istanbul()
const golden = '/v1/books/golden-book'
const get = (path: string, headers = {}) => registry.send('GET', path, { headers })

/** The responses to the writes of each version of a thing, by the thing's path. */
const answers = new Map<string, ApiResponse[]>()

async function write(method: string, path: string, body: object, of = path, version = 1): Promise<string> {
  const answer = await registry.send(method, path, { body, headers: { 'if-match': `"${version}"` } })
  expect([path, answer.body.errors, answer.status < 300]).toEqual([path, undefined, true])
  const thing = answer.headers.get('location') ?? of
  answers.set(thing, [...(answers.get(thing) ?? []), answer])
  return thing
}

/** Every thing of the registry, with three versions each. */
const THINGS = {
  'a partnership': async () => {
    const path = await write('POST', '/v1/partnerships', partnership)
    await write('PATCH', path, { motto: null, notes: 'Städte der Freiheit' })
    await write('POST', `${path}/status`, { status: 'suspended', reason: 'A quarrel' }, path, 2)
    return path
  },
  'a visit': async () => {
    const { partnershipId: _p, anniversary: _a, ...body } = visit
    const path = await write('POST', '/v1/visits', body)
    await write('PATCH', path, { start: '2024-06-20', venues: [] })
    await write('POST', `${path}/status`, { status: 'confirmed' }, path, 2)
    return path
  },
  'an entry': async () => {
    // On a visit of these days, so that there are no warnings.
    const visitId = paths['a visit'].slice('/v1/visits/'.length)
    const path = await write('POST', `${golden}/entries`, { ...entry, visitId })
    const patch = { signedOn: '2024-06-20' }
    await write('POST', `${path}/corrections`, { patch, reason: 'The day is known' }, path)
    await write('POST', `${path}/voiding`, { reason: 'Signed twice' }, path, 2)
    return path
  },
  'an anniversary': async () => {
    const body = { title: { de: 'Mauerfall' }, kind: 'historic', originOn: '1989-11-09' }
    const path = await write('POST', '/v1/anniversaries', body)
    await write('PATCH', path, { milestones: [35], title: { en: 'Fall of the Wall' } })
    await write('PATCH', path, { status: 'muted' }, path, 2)
    return path
  },
  'a book': async () => {
    const path = '/v1/books/guest-book'
    for (const [version, capacity] of [10, 20, 30].entries())
      await write('POST', `${path}/volumes`, { capacity }, path, version)
    return path
  },
}
type Thing = keyof typeof THINGS
const paths = {} as Record<Thing, string>

beforeAll(async () => {
  registry = await startRegistry()
  for (const [thing, record] of Object.entries(THINGS)) paths[thing as Thing] = await record()
})
afterAll(() => registry.stop())

describe.each(Object.keys(THINGS) as Thing[])('%s', (thing) => {
  // A book's ETag has its number of entries too.
  const etagOf = (version: number) => (thing === 'a book' ? `"${version}.0"` : `"${version}"`)
  const changesOf = async () => (await get(`${paths[thing]}/changes`)).body.items as Change[]

  test('reads each of its versions with ?at=', async () => {
    const written = answers.get(paths[thing]) ?? []
    expect(written).toHaveLength(3)
    for (const [index, { text }] of written.entries()) {
      const then = await get(`${paths[thing]}?at=${index + 1}`)
      expect([then.status, then.text]).toEqual([200, text])
      expect(then.headers.get('etag')).toBe(etagOf(index + 1))
    }
    const now = await get(paths[thing])
    expect([now.text, now.headers.get('etag')]).toEqual([written[2]?.text, etagOf(3)])
  })

  test('lists its changes oldest first, with data and actor', async () => {
    const changes = await changesOf()
    expect(changes.map(({ data }) => data)).toEqual(answers.get(paths[thing])?.map(({ body }) => body))
    expect(changes).toMatchObject(
      [1, 2, 3].map((sequence) => ({ sequence, subject: paths[thing].slice('/v1/'.length) })),
    )
    expect(new Set(changes.map(({ id }) => id)).size).toBe(3)
    for (const { changed, actor } of changes) {
      expect(changed.length).toBeGreaterThan(0)
      expect(actor).toMatch(/./)
    }
  })

  test('pages its history by cursors that other histories refuse', async () => {
    const paged: Change[] = []
    let path: string | undefined = `${paths[thing]}/changes?limit=1`
    while (path !== undefined) {
      const answer = await get(path)
      paged.push(...(answer.body.items as Change[]))
      path = /<(.*)>/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    expect(paged).toEqual(await changesOf())
    const { nextCursor } = (await get(`${paths[thing]}/changes?limit=1`)).body
    const other = paths[thing === 'a book' ? 'a visit' : 'a book']
    expect(await get(`${other}/changes?limit=1&cursor=${String(nextCursor)}`)).toMatchObject({
      status: 400,
      body: { type: 'urn:golden-book:problem:malformed', errors: [{ pointer: '/cursor' }] },
    })
  })

  test.each(['4', '999999999'])('answers 404 for version %s', async (at) => {
    expect(await get(`${paths[thing]}?at=${at}`)).toMatchObject({
      status: 404,
      body: { type: 'urn:golden-book:problem:not-found' },
    })
  })

  test.each(['0', '-1', '01', '1.0', '1e0', 'first', '', '1000000000'])(
    'has no version ?at=%s',
    async (at) => {
      expect(await get(`${paths[thing]}?at=${at}`)).toMatchObject({
        status: 400,
        body: { type: 'urn:golden-book:problem:malformed', errors: [{ pointer: '/at' }] },
      })
    },
  )

  test('refuses filters of its history', async () => {
    expect(await get(`${paths[thing]}/changes?at=1`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/at' }] },
    })
  })
})

test('answers 304 to the ETag of an earlier version', async () => {
  for (const path of Object.values(paths).filter((each) => each !== paths['a book'])) {
    const same = await get(`${path}?at=1`, { 'if-none-match': '"1"' })
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', '"1"'])
    expect(await get(`${path}?at=1`, { 'if-none-match': '"3"' })).toMatchObject({ status: 200 })
  }
})

test('reads an entry as signed or at a version, and refuses both together', async () => {
  const path = paths['an entry']
  const signed = await get(`${path}?as=signed`)
  expect([signed.text, signed.headers.get('etag')]).toEqual([(await get(`${path}?at=1`)).text, '"1"'])
  for (const at of [1, 2, 9])
    expect(await get(`${path}?as=signed&at=${at}`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/at' }] },
    })
  expect(await get(`${path}?as=corrected`)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/as' }] },
  })
})

test('a book without an opened volume has an empty history', async () => {
  expect((await get(`${golden}/changes`)).body).toEqual({ items: [] })
  expect(await get(`${golden}?at=1`)).toMatchObject({ status: 404 })
})

test.each([
  '/v1/partnerships/nowhere',
  '/v1/visits/00000000-0000-7000-8000-000000000000',
  '/v1/anniversaries/none',
  '/v1/books/diary',
  `${golden}/entries/99`,
])('answers 404 for the history and versions of %s', async (path) => {
  for (const requested of [`${path}/changes`, `${path}?at=1`])
    expect(await get(requested)).toMatchObject({
      status: 404,
      body: { type: 'urn:golden-book:problem:not-found' },
    })
})
