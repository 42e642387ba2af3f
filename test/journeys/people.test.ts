/** People of every script: they go in and come out as they are called, and are found by the beginning of any part. */
import type { Appearance, KnownPerson } from '../../contract/people/appearances'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Answered, type Registry } from '../support/registry'

let registry: Registry
const { externalId: _v, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit
const { externalId: _e, ...entry } = istanbul().entry
const golden = '/v1/books/golden-book/entries'

const mayor = (name: string, more = {}) => ({
  name,
  office: 'Mayor',
  officeClass: 'partner-city-mayor',
  country: 'TR',
  ...more,
})
const get = (path: string) => registry.ask('GET', path)
const post = async (path: string, body: object, version = 1): Promise<Answered['body']> => {
  const answer = await registry.ask('POST', path, { body, headers: { 'if-match': `"${version}"` } })
  expect([path, answer.body.errors, answer.status < 300]).toEqual([path, undefined, true])
  return answer.body
}
const recordVisit = async (body: object): Promise<string> =>
  `/v1/visits/${String((await post('/v1/visits', { ...visit, hosts: [], ...body })).id)}`
const sign = async (body: object): Promise<string> =>
  `${golden}/${String((await post(golden, { ...entry, hosts: [], ...body })).number)}`

const find = async (q: string) =>
  (await get(`/v1/people?q=${encodeURIComponent(q)}`)).body.items as KnownPerson[]
const areKnown = (count: number) =>
  eventually(async () => expect((await get('/v1/people')).body.items).toHaveLength(count))
const named = async (q: string) => (await find(q)).map(({ name }) => name)
const person = (id: string) => get(`/v1/people/${encodeURIComponent(id)}`)
const appearances = async (id: string) =>
  (await get(`/v1/people/${encodeURIComponent(id)}/appearances`)).body.items as Appearance[]

/** Every page from a path on, by the `Link` of the one before. */
async function pages<Item>(path: string): Promise<Item[][]> {
  const read: Item[][] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await get(next)
    read.push(answer.body.items as Item[])
    next = /<(.*)>/.exec(answer.headers.get('link') ?? '')?.[1]
  }
  return read
}

describe('people of many scripts', () => {
  /** In the order of the first of the folded parts of each name. */
  const PEOPLE = [
    { name: 'Ekrem İmamoğlu', id: 'ekrem-imamoglu' },
    { name: 'Oʻtkir Gʻofurov', id: 'otkir-gofurov' },
    { name: 'Işıl Şahin', id: 'isil-sahin' },
    { name: 'Kai Wegner', id: 'kai-wegner' },
    { name: 'Ludvík Příhoda-Řezníček', id: 'ludvik-prihoda-reznicek' },
    { name: 'Łukasz Świętochowski', id: 'lukasz-swietochowski' },
    { name: 'Ўткир Ғофуров', id: 'ўткир-ғофуров' },
    { name: 'محمد بن راشد', id: 'محمد-بن-راشد' },
    { name: '欧阳娜娜', id: '欧阳娜娜' },
    { name: '王小明', id: '王小明' },
  ]
  let path = ''

  beforeAll(async () => {
    registry = await startRegistry()
    path = await recordVisit({ guests: PEOPLE.map(({ name }) => mayor(name)) })
    await areKnown(PEOPLE.length)
  })
  afterAll(() => registry.stop())

  test('come out of their visit, byte for byte, as they went in', async () => {
    const { text } = await get(path)
    for (const { name } of PEOPLE) expect(text).toContain(`"name":"${name}",`)
    const { guests } = JSON.parse(text) as { guests: { name: string; personId: string }[] }
    expect(guests).toMatchObject(PEOPLE.map(({ name, id }) => ({ name, personId: id })))
  })

  test('are known by the names that were given', async () => {
    for (const { name, id } of PEOPLE)
      expect(await person(id)).toMatchObject({ status: 200, body: { id, name, otherNames: [] } })
  })

  test.each([
    ['Ekrem İmamoğlu', ['ekrem', 'EKREM', 'imam', 'İmam', 'İMAMOĞLU', 'IMAMOGLU', 'ımamoğlu', 'ekrem i']],
    ['Işıl Şahin', ['isil', 'IŞIL', 'ışıl şahin', 'sahin', 'ŞAHİN', 'Şahın', 'ISIL SAH']],
    ['Łukasz Świętochowski', ['lukasz', 'łukasz', 'ŁUKASZ', 'swieto', 'Święto', 'lukasz swietochowski']],
    [
      'Ludvík Příhoda-Řezníček',
      ['ludvik', 'příhoda', 'PRIHODA', 'reznicek', 'Řez', 'prihoda-rez', 'prihoda rez'],
    ],
    ['Oʻtkir Gʻofurov', ['otkir', 'Oʻtkir', "O'tkir", 'o‘tkir', 'gofurov', 'GʻOF', 'G’of']],
    ['Ўткир Ғофуров', ['ўткир', 'ЎТК', 'ғофуров', 'ҒОФ', 'Ўткир'.normalize('NFD')]],
    ['王小明', ['王', '王小', '王小明']],
    ['欧阳娜娜', ['欧', '欧阳', '欧阳娜娜']],
    ['محمد بن راشد', ['محمد', 'بن', 'راشد', 'محمد بن ر']],
  ])('%s is found by the beginning of each part, whatever its marks and case', async (name, queries) => {
    for (const q of queries) expect([q, await named(q)]).toEqual([q, [name]])
  })

  test.each([
    ['the middle of a part', 'mamoglu'],
    ['parts in another order', 'imamoglu ekrem'],
    ['letters that are others in their script', 'уткир'],
    ['more than there is of the name', 'ekrem imamoglus'],
    ['somebody who is not there', 'erdem'],
    ['what has no letter', '-'],
  ])('nobody is found by %s', async (_what, q) => {
    expect(await find(q)).toEqual([])
  })

  test('are listed all, in order, page by page', async () => {
    const whole = (await get('/v1/people')).body
    expect(whole).toEqual({ items: PEOPLE.map((each) => ({ ...each, otherNames: [] })) })
    for (const limit of [1, 3, PEOPLE.length]) {
      const read = await pages<KnownPerson>(`/v1/people?limit=${limit}`)
      expect(read.flat()).toEqual(whole.items)
      expect(Math.max(...read.map(({ length }) => length))).toBe(limit)
    }
  })

  test('that are many under one beginning are paged too', async () => {
    const read = await pages<KnownPerson>('/v1/people?q=L&limit=1')
    expect(read.flat().map(({ id }) => id)).toEqual(['ludvik-prihoda-reznicek', 'lukasz-swietochowski'])
  })

  test('are paged by a cursor of the same beginning only', async () => {
    const cursor = String((await get('/v1/people?q=l&limit=1')).body.nextCursor)
    expect(await get(`/v1/people?q=%C5%81&limit=1&cursor=${cursor}`)).toMatchObject({
      status: 200,
      body: { items: [{ id: 'lukasz-swietochowski' }] },
    })
    for (const other of [`q=lu&cursor=${cursor}`, `cursor=${cursor}`, `q=l&cursor=${cursor}x`])
      expect(await get(`/v1/people?${other}`)).toMatchObject({
        status: 400,
        body: { type: 'urn:golden-book:problem:malformed', errors: [{ pointer: '/cursor' }] },
      })
  })

  test.each(['/v1/people/ekrem-erdem', '/v1/people/ekrem-erdem/appearances'])(
    'do not have somebody unknown among them: %s, and the refusal does not say who was asked for',
    async (unknown) => {
      const answer = await get(unknown)
      expect(answer).toMatchObject({ status: 404, body: { type: 'urn:golden-book:problem:not-found' } })
      expect(answer.text).not.toMatch(/erdem/i)
    },
  )

  test('are shown to those who may read, and to nobody else', async () => {
    for (const asked of ['/v1/people', '/v1/people/kai-wegner', '/v1/people/kai-wegner/appearances']) {
      const ask = (token: string) => registry.ask('GET', asked, { token })
      expect(await ask(await registry.tokenFor('read'))).toMatchObject({ status: 200 })
      expect(await ask(await registry.tokenFor('write', 'book', 'admin'))).toMatchObject({
        status: 403,
        body: { message: 'Forbidden' },
      })
      expect(await ask('none')).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
    }
  })
})

describe('what people are called', () => {
  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('follows the correction of a spelling: the old name is gone', async () => {
    const told = { personId: 'vaclav', country: 'CZ' }
    const path = await recordVisit({ guests: [mayor('Waclaw Hawel', told)] })
    await eventually(async () => expect(await named('hawel')).toEqual(['Waclaw Hawel']))
    const headers = { 'if-match': '"1"' }
    const body = { guests: [mayor('Václav Havel', told)] }
    expect(await registry.ask('PATCH', path, { body, headers })).toMatchObject({ status: 200 })
    await eventually(async () => expect(await named('havel')).toEqual(['Václav Havel']))
    expect([await find('hawel'), await find('waclaw')]).toEqual([[], []])
    expect((await person('vaclav')).body).toEqual({ id: 'vaclav', name: 'Václav Havel', otherNames: [] })
    expect((await get(`${path}?at=1`)).body.guests).toMatchObject([{ name: 'Waclaw Hawel' }])
  })

  test('follows the correction of an entry, which leaves as it was signed what was signed', async () => {
    const path = await sign({ signers: [mayor('Tadeus Mazowiecki')] })
    await eventually(async () => expect(await named('tadeus')).toEqual(['Tadeus Mazowiecki']))
    const patch = { signers: [mayor('Tadeusz Mazowiecki')] }
    await post(`${path}/corrections`, { patch, reason: 'Misspelt' })
    await eventually(async () => expect(await named('mazow')).toEqual(['Tadeusz Mazowiecki']))
    expect(await person('tadeus-mazowiecki')).toMatchObject({ status: 404 })
    expect((await get(`${path}?as=signed`)).body.signers).toMatchObject([{ name: 'Tadeus Mazowiecki' }])
  })

  test('is the name that most appearances have; the others stand beside it, and find them too', async () => {
    const personId = 'sadiq'
    const names = ['Sadiq Khan', 'Sadiq Aman Khan', 'Sadiq Khan', 'صادق خان']
    for (const name of names) await recordVisit({ guests: [mayor(name, { personId })] })
    const known = { id: personId, name: 'Sadiq Khan', otherNames: ['Sadiq Aman Khan', 'صادق خان'] }
    await eventually(async () => expect((await person(personId)).body).toEqual(known))
    for (const q of ['sadiq', 'khan', 'aman', 'خان']) expect(await find(q)).toEqual([known])
  })

  test('tells two people of one name apart by the ids that they were given', async () => {
    const guests = ['jan-novak-1', 'jan-novak-2'].map((personId) => mayor('Jan Novák', { personId }))
    await recordVisit({ guests })
    const both = ['jan-novak-1', 'jan-novak-2'].map((id) => ({ id, name: 'Jan Novák', otherNames: [] }))
    await eventually(async () => expect(await find('novak')).toEqual(both))
    expect((await pages('/v1/people?q=jan&limit=1')).flat()).toEqual(both)
  })

  test('is one name, whether its marks come composed or not', async () => {
    const guests = ['NFC', 'NFD'].map((form) => mayor('Željko Šimić'.normalize(form)))
    for (const guest of guests) await recordVisit({ guests: [guest] })
    const known = { id: 'zeljko-simic', name: 'Željko Šimić'.normalize('NFC'), otherNames: [] }
    await eventually(async () => expect(await appearances(known.id)).toHaveLength(2))
    await eventually(async () => expect(await find('simic')).toEqual([known]))
  })

  test('may not be known to an archive: somebody without a name has an id and appearances alone', async () => {
    const guests = [{ personId: 'ambassador-1927', office: 'Botschafter' }]
    await recordVisit({ origin: 'archive', start: '1927', guests })
    await eventually(async () => {
      const { body } = await person('ambassador-1927')
      expect(body).toEqual({ id: 'ambassador-1927', otherNames: [] })
    })
    expect(await appearances('ambassador-1927')).toEqual([
      { as: 'guest', on: '1927', office: 'Botschafter', visitId: expect.any(String) },
    ])
    expect(await find('ambassador')).toEqual([])
  })

  test('counts no more once the visit is cancelled or the entry void, and they appear nowhere', async () => {
    const guests = [mayor('Bülent Ecevit')]
    const path = await recordVisit({ guests })
    const signed = await sign({ signers: guests })
    await eventually(async () => expect(await find('ecevit')).toHaveLength(1))
    expect(await appearances('bulent-ecevit')).toHaveLength(2)
    await post(`${path}/status`, { status: 'cancelled', reason: 'Illness' })
    expect(await appearances('bulent-ecevit')).toMatchObject([{ as: 'signer' }])
    await post(`${signed}/voiding`, { reason: 'Signed by somebody else' })
    await eventually(async () => expect(await find('ecevit')).toEqual([]))
    for (const gone of ['bulent-ecevit', 'bulent-ecevit/appearances'])
      expect(await get(`/v1/people/${gone}`)).toMatchObject({ status: 404 })
    expect((await get('/v1/visits?personId=bulent-ecevit')).body.items).toHaveLength(1)
  })
})

describe('the appearances of somebody', () => {
  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('have every role, name and office of the day, newest first, in pages of any size', async () => {
    const personId = 'obama'
    const senator = mayor('Barack Obama', { personId, office: 'Senator', officeClass: 'parliament' })
    const president = mayor('Barack H. Obama', {
      personId,
      office: 'President',
      officeClass: 'head-of-state',
    })
    const { officeClass: _, ...host } = { ...president, office: 'Citizen' }
    const early = await recordVisit({ start: '2008-07-24', guests: [senator] })
    const late = await recordVisit({
      start: '2013-06-18T23:30',
      timeZone: 'America/New_York',
      guests: [mayor('Kai Wegner'), president],
      hosts: [host],
    })
    const signed = await sign({ signedOn: '2013-06', signers: [president], hosts: [host] })
    const idOf = (path: string) => path.slice('/v1/visits/'.length)
    const onVisit = { on: '2013-06-19', visitId: idOf(late), name: president.name }
    const inBook = { on: '2013-06', book: 'golden-book', number: Number(signed.split('/').at(-1)) }
    const whole = await appearances(personId)
    expect(whole).toEqual([
      { as: 'guest', office: 'President', ...onVisit },
      { as: 'host', office: 'Citizen', ...onVisit },
      { as: 'signer', office: 'President', name: president.name, ...inBook },
      { as: 'host', office: 'Citizen', name: president.name, ...inBook },
      { as: 'guest', on: '2008-07-24', visitId: idOf(early), name: senator.name, office: 'Senator' },
    ])
    for (const limit of [1, 2, 3, 4, 5]) {
      const read = await pages<Appearance>(`/v1/people/${personId}/appearances?limit=${limit}`)
      expect(read.flat()).toEqual(whole)
      expect(Math.max(...read.map(({ length }) => length))).toBe(limit)
    }
  })

  test('are not paged by the cursor of somebody else’s', async () => {
    const both = { guests: [mayor('Ana Botín'), mayor('Eva Zamora')] }
    for (const start of ['2020', '2021']) await recordVisit({ start, ...both })
    const { nextCursor } = (await get('/v1/people/ana-botin/appearances?limit=1')).body
    const path = (id: string) => `/v1/people/${id}/appearances?limit=1&cursor=${String(nextCursor)}`
    expect(await get(path('ana-botin'))).toMatchObject({ status: 200, body: { items: [{ on: '2020' }] } })
    expect(await get(path('eva-zamora'))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cursor' }] },
    })
  })
})
