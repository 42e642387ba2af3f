/** People of every script: their names are kept byte for byte, and found by the beginning of any part. */
import type { KnownPerson } from '../../contract/people/appearances'
import { startRegistry, type Registry } from '../support/registry'
import { mayor, peopleClient } from './people-client'

let registry: Registry
const { get, find, recordVisit, areKnown, named, person, pages } = peopleClient(() => registry)

describe('people with names of many scripts', () => {
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

  test('are kept byte for byte in their visit', async () => {
    const { text } = await get(path)
    for (const { name } of PEOPLE) expect(text).toContain(`"name":"${name}",`)
    const { guests } = JSON.parse(text) as { guests: { name: string; personId: string }[] }
    expect(guests).toMatchObject(PEOPLE.map(({ name, id }) => ({ name, personId: id })))
  })

  test('have the given name and id', async () => {
    for (const { name, id } of PEOPLE)
      expect(await person(id)).toMatchObject({ status: 200, body: { id, name, otherNames: [] } })
  })

  test.each([
    [
      'Ekrem İmamoğlu',
      ['ekrem', 'EKREM', 'imam', 'İmam', 'İMAMOĞLU', 'IMAMOGLU', 'ımamoğlu', 'ekrem i', 'imamoglu ekr'],
    ],
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
  ])('finds %s by the beginning of each part, whatever its marks and case', async (name, queries) => {
    for (const q of queries) expect([q, await named(q)]).toEqual([q, [name]])
  })

  test.each([
    ['the middle of a part', 'mamoglu'],
    ['a word that is in no part, beside one that is', 'imamoglu erdem'],
    ['letters that are others in their script', 'уткир'],
    ['more than there is of the name', 'ekrem imamoglus'],
    ['somebody who is not there', 'erdem'],
    ['what has no letter', '-'],
  ])('finds no person by %s', async (_what, q) => {
    expect(await find(q)).toEqual([])
  })

  test('are listed in order, page by page', async () => {
    const whole = (await get('/v1/people')).body
    expect(whole).toEqual({ items: PEOPLE.map((each) => ({ ...each, otherNames: [] })) })
    for (const limit of [1, 3, PEOPLE.length]) {
      const read = await pages<KnownPerson>(`/v1/people?limit=${limit}`)
      expect(read.flat()).toEqual(whole.items)
      expect(Math.max(...read.map(({ length }) => length))).toBe(limit)
    }
  })

  test('are paged also under one prefix', async () => {
    const read = await pages<KnownPerson>('/v1/people?q=L&limit=1')
    expect(read.flat().map(({ id }) => id)).toEqual(['ludvik-prihoda-reznicek', 'lukasz-swietochowski'])
  })

  test('refuse a cursor of another prefix', async () => {
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
    'answer 404 at %s, without the name in the response',
    async (unknown) => {
      const answer = await get(unknown)
      expect(answer).toMatchObject({ status: 404, body: { type: 'urn:golden-book:problem:not-found' } })
      expect(answer.text).not.toMatch(/erdem/i)
    },
  )

  test('need the scope that reads', async () => {
    for (const requested of ['/v1/people', '/v1/people/kai-wegner', '/v1/people/kai-wegner/appearances']) {
      const ask = (token: string) => registry.send('GET', requested, { token })
      expect(await ask(await registry.tokenFor('read'))).toMatchObject({ status: 200 })
      expect(await ask(await registry.tokenFor('write', 'book', 'admin'))).toMatchObject({
        status: 403,
        body: { message: 'Forbidden' },
      })
      expect(await ask('none')).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
    }
  })
})

describe('people whose names are typed as on a German keyboard', () => {
  const NAMES = [
    'Jörg Müßig',
    'Petra Mueller',
    'Anne d’Exemple',
    'Фёдор Ильин',
    'Orbán Viktor',
    'Heydər Əliyev',
    'Ɛkua Ɖagadu',
    'Adébáyọ̀ Ọṣun',
    'სალომე ზურაბიშვილი',
    'أحمد الأسد',
    'Đặng Văn Định',
  ]

  beforeAll(async () => {
    registry = await startRegistry()
    await recordVisit({ guests: NAMES.map((name) => mayor(name)) })
    await areKnown(NAMES.length)
  })
  afterAll(() => registry.stop())

  test.each([
    ['Jörg Müßig', ['Muessig', 'Müßig', 'Mussig', 'muess', 'Muessig Joerg', 'MÜSSIG, JÖRG']],
    ['Petra Mueller', ['Müller', 'mueller pe', 'MUELLER']],
    ['Anne d’Exemple', ['Exemple', "d'Exemple", 'exemple anne']],
    ['Фёдор Ильин', ['Федор', 'ФЁДОР', 'ильин фед']],
    ['Orbán Viktor', ['Viktor Orbán', 'orban', 'vik orb']],
    ['Heydər Əliyev', ['Aliyev', 'eliyev', 'əliyev heydar']],
    ['Ɛkua Ɖagadu', ['ekua', 'dagadu', 'ɖagadu ɛkua']],
    ['Adébáyọ̀ Ọṣun', ['adebayo', 'osun', 'ọṣun']],
    ['სალომე ზურაბიშვილი', ['ზურაბ', 'ᲡᲐᲚᲝᲛᲔ']],
    ['أحمد الأسد', ['احمد', 'الاسد أحمد']],
    ['Đặng Văn Định', ['dinh', 'Dinh Dang']],
  ])('find %s', async (name, queries) => {
    for (const q of queries) expect([q, await named(q)]).toEqual([q, [name]])
  })

  test.each(['muessig petra', 'xemple', 'orban viktoria'])('find no person by %s', async (q) => {
    expect(await find(q)).toEqual([])
  })

  test('keep their ids', async () => {
    for (const [id, name] of [
      ['jorg-mussig', 'Jörg Müßig'],
      ['petra-mueller', 'Petra Mueller'],
      ['anne-dexemple', 'Anne d’Exemple'],
      ['фёдор-ильин', 'Фёдор Ильин'],
    ] as const)
      expect(await person(id)).toMatchObject({ status: 200, body: { id, name } })
  })

  test('refuse a cursor of other words', async () => {
    const first = (await get('/v1/people?q=a&limit=1')).body
    expect(await get(`/v1/people?q=a%20a&limit=1&cursor=${String(first.nextCursor)}`)).toMatchObject({
      status: 400,
    })
  })
})
