import { COUNTRIES } from '../../contract/values/countries'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'

const signersFrom = (start: number) =>
  COUNTRIES.slice(start, start + 30).map((country) => ({
    name: `Mayor of ${country}`,
    office: 'Mayor',
    officeClass: 'partner-city-mayor',
    country,
  }))

describe('books, volumes and entries', () => {
  let registry: Registry
  const { externalId: _, ...entry } = istanbul().entry
  const golden = '/v1/books/golden-book'
  const archived = { origin: 'archive', signedOn: '2013-06-19', signers: [{ name: 'Barack Obama' }] }

  beforeEach(async () => {
    registry = await startRegistry()
  })
  afterEach(() => registry.stop())

  const sign = (body: object, book = golden) =>
    registry.send('POST', `${book}/entries`, { body: { ...entry, ...body } })
  const archive = (body: object) =>
    registry.send('POST', `${golden}/entries`, { body: { ...archived, ...body } })
  const etagOf = async () => (await registry.send('GET', golden)).headers.get('etag') ?? ''
  const open = async (body: object, headers: Record<string, string> = {}) =>
    registry.send('POST', `${golden}/volumes`, { body, headers: { 'if-match': await etagOf(), ...headers } })

  test('sets up the books with an open volume 1', async () => {
    const { body } = await registry.send('GET', '/v1/books')
    const volumes = [{ number: 1, status: 'open', capacity: 200, nextPage: 1, pagesLeft: 200 }]
    expect(body.items).toEqual([
      { book: 'golden-book', version: 0, reserved: true, entries: 0, volumes },
      { book: 'guest-book', version: 0, reserved: false, entries: 0, volumes },
    ])
    expect(await registry.send('GET', '/v1/books/diary')).toMatchObject({ status: 404 })
    expect(await sign({}, '/v1/books/diary')).toMatchObject({ status: 404 })
  })

  test('opens volume 9 in the middle after archive entries name it', async () => {
    expect(await archive({ volume: 9, page: 1 })).toMatchObject({
      status: 201,
      body: { number: 1, volume: 9, page: 1 },
    })
    await archive({ volume: 9, page: 58 })
    await archive({ signedOn: '1913' })
    const opened = await open({ number: 9, nextPage: 57, capacity: 60 })
    expect(opened).toMatchObject({
      status: 201,
      body: {
        entries: 3,
        volumes: [
          { number: 1, status: 'closed' },
          { number: 9, status: 'open', nextPage: 57, pagesLeft: 3 },
        ],
      },
    })
    expect(opened.headers.get('location')).toBe(golden)
    expect([opened.body.version, opened.headers.get('etag')]).toEqual([1, '"1.3"'])
    expect([(await sign({})).body.page, (await sign({})).body.page, (await sign({})).body.page]).toEqual([
      57, 59, 60,
    ])
    expect(await sign({})).toMatchObject({
      status: 409,
      body: { type: 'urn:golden-book:problem:volume-full' },
    })
    expect(await open({})).toMatchObject({ status: 201, body: { volumes: { length: 3 } } })
    expect(await sign({})).toMatchObject({ status: 201, body: { number: 7, volume: 10, page: 1 } })
    const history = await registry.send('GET', `${golden}/changes`)
    expect(history.body.items).toMatchObject([{ type: 'book.volume-opened', sequence: 1 }, { sequence: 2 }])
  })

  test('refuses a page that is already used', async () => {
    await archive({ volume: 3, page: 7 })
    expect(await archive({ volume: 3, page: 7 })).toMatchObject({
      status: 409,
      body: { type: 'urn:golden-book:problem:page-taken' },
    })
    expect(await registry.send('GET', `${golden}/entries`)).toMatchObject({ body: { items: { length: 1 } } })
  })

  test.each([1, 3, 9999])('refuses volume %i when 2 is the next, and can still open 2', async (number) => {
    const refused = await open({ number, capacity: 1 })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/number' }] } })
    expect(refused.text).toContain('must be 2, the next volume')
    expect(await archive({ volume: 1000 })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/volume', message: 'must be 999 or less' }] },
    })
    expect(await sign({})).toMatchObject({ status: 201, body: { volume: 1, page: 1 } })
  })

  test('requires If-Match to open a volume', async () => {
    const path = `${golden}/volumes`
    expect(await registry.send('POST', path, { body: {} })).toMatchObject({ status: 428 })
    const read = await etagOf()
    expect(read).toBe('"0.0"')
    await sign({})
    expect(await open({}, { 'if-match': read })).toMatchObject({
      status: 201,
      body: { version: 1, entries: 1 },
    })
    expect(await open({}, { 'if-match': read })).toMatchObject({ status: 412 })
  })

  test('opens one volume for ten concurrent requests with one ETag', async () => {
    const headers = { 'if-match': await etagOf() }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => registry.send('POST', `${golden}/volumes`, { body: {}, headers })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 412),
    ])
    expect((await registry.send('GET', golden)).body).toMatchObject({ version: 1, volumes: { length: 2 } })
  })

  test('answers 304 while the book is unchanged, and 200 after a signing or an opening', async () => {
    const read = async (etag: string) =>
      (await registry.send('GET', golden, { headers: { 'if-none-match': etag } })).status
    const empty = await etagOf()
    expect(await read(empty)).toBe(304)
    await sign({})
    const signed = await etagOf()
    expect([await read(empty), await read(signed)]).toEqual([200, 304])
    await open({})
    expect([await read(signed), await etagOf()]).toEqual([200, '"1.1"'])
  })

  test('refuses ineligible signers of the Golden Book, names the guest book, and accepts an override with a reason', async () => {
    const signers = [{ name: 'A Poet', office: 'Poet', officeClass: 'culture-and-sport', country: 'DE' }]
    const refused = await sign({ signers })
    expect(refused).toMatchObject({
      status: 422,
      body: { type: 'urn:golden-book:problem:not-eligible', errors: [{ pointer: '/signers/0/officeClass' }] },
    })
    expect(refused.body.detail).toContain('/v1/books/guest-book/entries')
    expect(await sign({ signers }, '/v1/books/guest-book')).toMatchObject({ status: 201 })
    expect(await sign({ signers, override: { reason: 'Nobel prize' } })).toMatchObject({
      status: 201,
      body: { number: 1, override: { reason: 'Nobel prize' } },
    })
    expect(await archive({ signers: [{ office: 'Poet' }] })).toMatchObject({ status: 201 })
  })

  test('keeps an externalId unique in all books, and finds it in its own', async () => {
    await sign({ externalId: 'berlin/s41' })
    const second = await sign({ externalId: 'berlin/s41' }, '/v1/books/guest-book')
    expect([second.status, second.headers.get('location')]).toEqual([409, `${golden}/entries/1`])
    const found = async (book: string) =>
      (await registry.send('GET', `/v1/books/${book}/entries?externalId=berlin%2Fs41`)).body.items
    expect(await found('golden-book')).toHaveLength(1)
    expect(await found('guest-book')).toEqual([])
  })

  test('records a correction, and keeps the entry as signed readable', async () => {
    await sign({})
    const path = `${golden}/entries/1`
    const correction = { patch: { place: 'Wappensaal' }, reason: 'The room was another' }
    const corrected = await registry.send('POST', `${path}/corrections`, {
      body: correction,
      headers: { 'if-match': '"1"' },
    })
    expect(corrected).toMatchObject({
      status: 200,
      body: { place: 'Wappensaal', version: 2, number: 1, page: 1 },
    })
    expect(await registry.send('GET', path)).toMatchObject({ body: { place: 'Wappensaal' } })
    const signed = await registry.send('GET', `${path}?as=signed`)
    expect(signed).toMatchObject({ body: { place: 'Rotes Rathaus', version: 1 } })
    expect(signed.headers.get('etag')).toBe('"1"')
    const history = await registry.send('GET', `${path}/changes`)
    expect(history.body.items).toMatchObject([
      { type: 'book-entry.signed' },
      { type: 'book-entry.corrected', reason: correction.reason, changed: ['/place'] },
    ])
  })

  test('keeps the number and page of a void entry, ignores it for warnings, and refuses its correction', async () => {
    await sign({})
    const path = `${golden}/entries/1`
    const options = { body: { reason: 'Recorded twice' }, headers: { 'if-match': '"1"' } }
    expect(await registry.send('POST', `${path}/voiding`, options)).toMatchObject({
      status: 200,
      body: { status: 'void', statusReason: 'Recorded twice', page: 1 },
    })
    const next = await sign({ signedOn: new Date().toISOString().slice(0, 10) })
    expect(next.body).toMatchObject({ number: 2, page: 2 })
    expect(next.body).not.toHaveProperty('warnings')
    const again = { ...options, headers: { 'if-match': '"2"' } }
    expect(await registry.send('POST', `${path}/voiding`, again)).toMatchObject({
      status: 409,
      body: { allowed: [] },
    })
  })

  test('replaces thirty signers from thirty countries in one correction', async () => {
    await sign({ signers: signersFrom(0), hosts: [], externalId: 'before' })
    const patch = { signers: signersFrom(30), externalId: 'after', signedOn: '2024-06-20' }
    const path = `${golden}/entries/1/corrections`
    const options = {
      body: { patch, reason: 'Another delegation' },
      headers: { 'if-match': '"1"', 'idempotency-key': 'c' },
    }
    expect(await registry.send('POST', path, options)).toMatchObject({ status: 200 })
    const by = async (filter: string) =>
      ((await registry.send('GET', `${golden}/entries?${filter}`)).body.items as unknown[]).length
    expect([await by(`country=${COUNTRIES[0]}`), await by(`country=${COUNTRIES[59]}`)]).toEqual([0, 1])
    expect([await by('externalId=before'), await by('externalId=after')]).toEqual([0, 1])
    expect(await by(`personId=mayor-of-${COUNTRIES[30]?.toLowerCase() ?? ''}`)).toBe(1)
    expect(await by(`personId=mayor-of-${COUNTRIES[0].toLowerCase()}`)).toBe(0)
  })
})
