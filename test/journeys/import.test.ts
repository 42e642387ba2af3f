import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/read-archive'
import { registryAt } from '../../archive/registry'
import { registryClient } from '../../cli/registry-client'
import { archiveFolder, removeArchiveFolders } from '../archive/archive-folder'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'

const BERLIN = join(__dirname, '../../examples/berlin')
const berlin = readdirSync(BERLIN).map((file) => join(BERLIN, file))

let registry: Registry
let url: string
let token: string
beforeAll(async () => {
  registry = await startRegistry()
  url = registry.run.url
  token = await registry.tokenFor('read', 'write', 'book')
})
afterAll(() => registry.stop())
afterEach(removeArchiveFolders)

const importing = async (files: readonly string[], given: { token?: string; language?: string } = {}) =>
  await importArchive(await readArchive(files), {
    registry: registryAt(registryClient({ url, token, ...given })),
    language: given.language ?? 'en',
    visibility: 'internal',
  })
const ids = (places: readonly { id?: string }[]) => places.map(({ id }) => id)

async function itemsOf(path: string): Promise<Record<string, unknown>[]> {
  const { body } = await registry.ask('GET', path)
  return body['items'] as Record<string, unknown>[]
}
const one = async (path: string) => (await itemsOf(path))[0]

describe("Berlin's archive, after Istanbul's case was recorded as it happened", () => {
  const program = async (...args: string[]) =>
    await runProgram('import', [...berlin, '--url', url, '--token', token, ...args])

  test('is imported to the last item; the three of Istanbul are found, not doubled', async () => {
    const { partnership, visit, entry } = istanbul()
    await registry.ask('POST', '/v1/partnerships', { body: partnership })
    const { body } = await registry.ask('POST', '/v1/visits', { body: visit })
    await registry.ask('POST', '/v1/books/golden-book/entries', { body: { ...entry, visitId: body['id'] } })
    const { status, stdout, stderr } = await program()
    expect(status).toBe(0)
    expect(stdout).toContain('Recorded: 18 partnerships, 16 visits, 24 signings')
    expect(stdout).toContain('Already recorded, not changed: 1 partnership, 1 visit, 1 signing')
    expect(stderr).toContain('signings: 25 of 25')
    expect(await itemsOf('/v1/partnerships?limit=100')).toHaveLength(19)
    expect(await itemsOf('/v1/visits?limit=100')).toHaveLength(17)
    const books = ['golden-book', 'guest-book'].map((book) => itemsOf(`/v1/books/${book}/entries?limit=100`))
    expect((await Promise.all(books)).flat()).toHaveLength(25)
  })

  test('is recorded once, however often it is imported', async () => {
    const { status, stdout } = await program('--lang', 'de')
    expect(status).toBe(0)
    expect(stdout).toContain('Recorded: nothing')
    expect(stdout).toContain('Already recorded, not changed: 19 partnerships, 17 visits, 25 signings')
  })

  test('joins visits to their partnerships, and signings to their visits', async () => {
    expect(await itemsOf('/v1/visits?partnershipId=paris&direction=incoming&status=completed')).toHaveLength(
      2,
    )
    const madrid = await one('/v1/visits?externalId=berlin/v11')
    expect(madrid).toMatchObject({ partnershipId: 'madrid', status: 'completed', origin: 'archive' })
    expect(await one('/v1/books/golden-book/entries?externalId=berlin/s31')).toMatchObject({
      visitId: madrid?.['id'],
    })
  })

  test('has its signings numbered in the order of the file', async () => {
    const entries = await itemsOf('/v1/books/golden-book/entries?limit=100')
    const inOrder = entries
      .filter(({ origin }) => origin === 'archive')
      .toSorted((a, b) => Number(a['number']) - Number(b['number']))
      .map(({ externalId }) => String(externalId))
    expect(inOrder).toEqual(inOrder.toSorted())
    expect(inOrder).toHaveLength(22)
  })
})

describe('the archive of a city never seen', () => {
  const lodz = {
    id: 1,
    mayorsDog: 'Rex',
    city: 'Łódź',
    country: 'PL',
    founded: '1976-01-01',
    foundedPrecision: 'year',
    motto: null,
    agreements: null,
    programmes: [{ name: 'Wymiana młodzieży', field: null, partnerBody: null, budget: 3 }, null],
    sources: ['https://lodz.example/ł', null],
    evidence: null,
  }
  const fair = {
    id: 'v1',
    direction: 'outgoing',
    kind: 'delegation',
    start: '1971-05-03T09:30',
    guests: null,
    host: { name: null, office: 'President of the fair', country: null },
    venues: [null, 'Hall'],
    status: null,
    relatedPartner: 1,
    relatedSigning: 's1',
  }
  const choir = {
    id: 's1',
    book: 'gaestebuch',
    volume: 3,
    page: 12,
    date: '1971-05',
    signers: [
      { name: 'A choir', role: 'collective', office: null, country: null },
      { name: null, office: 'Mayor of Łódź', role: 'companion' },
    ],
    inscription: { text: 'Dziękujemy!', language: 'pl' },
  }

  test('is imported with all that it knows, and nothing that it does not', async () => {
    const files = archiveFolder('köln', {
      '1.json': { items: [choir], about: null },
      '2.json': { items: [fair] },
      '3.json': { items: [lodz] },
    })
    const { recorded, refused, remarks } = await importing(files, { language: 'pl' })
    expect([refused, remarks]).toEqual([[], []])
    expect(ids(recorded)).toEqual(['1', 'v1', 's1'])
    expect(await one('/v1/partnerships?externalId=k%C3%B6ln/1')).toMatchObject({
      id: 'lodz',
      city: { pl: 'Łódź' },
      foundedOn: '1976',
      programmes: [{ id: 'wymiana-mlodziezy', field: 'other' }],
      sources: [{ url: 'https://lodz.example/ł' }],
    })
    const visit = await one('/v1/visits?externalId=k%C3%B6ln/v1')
    expect(visit).toMatchObject({
      partnershipId: 'lodz',
      status: 'planned',
      timeZone: 'Europe/Berlin',
      hosts: [{ office: 'President of the fair' }],
      guests: [],
    })
    expect(await one('/v1/books/guest-book/entries?externalId=k%C3%B6ln/s1')).toMatchObject({
      visitId: visit?.['id'],
      volume: 3,
      page: 12,
      signers: [
        { kind: 'group', role: 'principal' },
        { office: 'Mayor of Łódź', role: 'companion' },
      ],
      inscription: { text: 'Dziękujemy!', language: 'pl' },
    })
  })

  test('is linked to what an earlier import has recorded, and found when the file has changed since', async () => {
    const riga = { ...lodz, city: 'Riga', country: 'LV' }
    await importing(archiveFolder('riga', { 'a.json': { items: [riga] } }))
    const later = archiveFolder('riga', { 'b.json': { items: [{ ...riga, country: 'EE' }, fair] } })
    const { recorded, found } = await importing(later)
    expect([ids(found), ids(recorded)]).toEqual([['1'], ['v1']])
    expect(await one('/v1/partnerships?externalId=riga/1')).toMatchObject({ country: 'LV' })
    expect(await one('/v1/visits?externalId=riga/v1')).toMatchObject({ partnershipId: 'riga' })
  })

  test('lists what is refused with its pointers, and what belongs to that; the rest is recorded', async () => {
    const files = archiveFolder('oslo', {
      'some.json': {
        items: [
          { ...lodz, city: 'Oslo', country: 'NO' },
          { ...fair, end: '1970', relatedPartner: null },
          choir,
          { ...choir, id: 's2', book: 'book-of-condolence' },
          { ...choir, id: 's3', page: 13 },
          { ...choir, id: 's4', page: 13 },
        ],
      },
    })
    const { status, stdout } = await runProgram('import', [...files, '--url', url], {
      GOLDEN_BOOK_TOKEN: token,
    })
    expect(status).toBe(1)
    expect(stdout).toContain('Recorded: 1 partnership, 1 signing')
    expect(stdout).toMatch(/visit v1: Unprocessable content\..*\n {6}\/end {2}must not be before `start`/)
    expect(stdout).toMatch(/signing s1: Reference to a missing record\. Record oslo\/v1 first/)
    expect(stdout).toMatch(/signing s2: Not found\. .*book-of-condolence/)
    expect(stdout).toContain('signing s4: Conflict: page taken.')
    expect(await one('/v1/visits?externalId=oslo/v1')).toBeUndefined()
  })

  test('tells another partnership of the same id from the same one', async () => {
    const files = archiveFolder('bonn', { 'a.json': { items: [{ ...lodz, id: 'p1' }] } })
    await importing(archiveFolder('ulm', { 'a.json': { items: [{ ...lodz, id: 'p1' }] } }))
    const { refused, found } = await importing(files)
    expect(found).toEqual([])
    expect(refused).toMatchObject([{ title: 'Conflict: already recorded', place: { id: 'p1' } }])
  })

  test.each([
    ['internal', []],
    ['press', ['--visibility', 'press']],
    ['public', ['--visibility', 'public']],
  ])('is recorded as %s when the options are %j', async (visibility, options) => {
    const city = `stadt-${visibility}`
    const items = [
      { ...fair, relatedPartner: null },
      { ...choir, volume: null, page: null },
    ]
    const files = archiveFolder(city, { 'a.json': { items } })
    const { status, stderr } = await runProgram('import', [
      ...files,
      '--url',
      url,
      '--token',
      token,
      ...options,
    ])
    expect([status, stderr]).toEqual([0, expect.stringContaining('signings: 1 of 1')])
    expect(await one(`/v1/visits?externalId=${city}/v1`)).toMatchObject({ visibility })
    expect(await one(`/v1/books/guest-book/entries?externalId=${city}/s1`)).toMatchObject({ visibility })
  })

  test('is sent nowhere by --dry-run, which needs neither a registry nor a token', async () => {
    const files = archiveFolder('graz', { 'a.json': { items: [{ ...lodz, city: 'Graz', country: 'AT' }] } })
    const { status, stdout } = await runProgram('import', [...files, '--dry-run'], { GOLDEN_BOOK_URL: url })
    expect(status).toBe(0)
    expect(stdout).toContain('Would be recorded: 1 partnership')
    expect(await one('/v1/partnerships?externalId=graz/1')).toBeUndefined()
  })

  test('is recorded as far as the token reaches, and that is told', async () => {
    const items = [{ ...lodz, city: 'Wien', country: 'AT' }, fair, choir]
    const files = archiveFolder('wien', { 'a.json': { items } })
    const imported = await importing(files, { token: await registry.tokenFor('read', 'write') })
    expect(ids(imported.recorded)).toEqual(['1', 'v1'])
    expect(imported.stopped).toContain('lacks the scope golden-book/book')
    const { status, stderr } = await runProgram('import', [...files, '--url', url, '--token', 'nonsense'])
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^The registry does not accept this token.*\n$/),
    ])
  })

  test('is imported once by two who begin at the same time', async () => {
    const items = Array.from({ length: 12 }, (_, index) => ({ ...choir, id: `s${index}`, page: 40 + index }))
    const files = archiveFolder('zwei', { 'a.json': { items } })
    const other = await registry.run.issuer.mint({
      scope: 'golden-book/read golden-book/book',
      subject: 'somebody-else',
    })
    const both = await Promise.all([importing(files), importing(files, { token: other })])
    expect(both.flatMap(({ refused }) => refused)).toEqual([])
    expect(both.flatMap(({ recorded }) => recorded)).toHaveLength(12)
    expect(both.flatMap(({ found }) => found)).toHaveLength(12)
  })
})

test('an importer who is too fast for the API is slowed down, and loses nothing', async () => {
  const client = registryClient({ url, token })
  const body = { origin: 'archive', direction: 'incoming', kind: 'reception', start: '1901' } as const
  const visits = await Promise.all(
    Array.from({ length: 140 }, (_, index) =>
      client.call('recordVisit', { body, idempotencyKey: `fast-${index}` }),
    ),
  )
  expect(new Set(visits.map(({ id }) => id)).size).toBe(140)
})
