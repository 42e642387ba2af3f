/** The import of small archives with every kind of gap and conflict. */
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import { registryAt } from '../../archive/registry/api-registry'
import { registryClient } from '../../cli/registry-client'
import { archiveFolder, removeArchiveFolders } from '../archive/archive-folder'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'

let registry: Registry
let url: string
let token: string
beforeAll(async () => {
  registry = await startRegistry()
  url = registry.url
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
  const { body } = await registry.send('GET', path)
  return body['items'] as Record<string, unknown>[]
}
const one = async (path: string) => (await itemsOf(path))[0]

describe('the import of an archive', () => {
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
    sources: ['https://lodz.example/ł', null, 'LAB, A Rep. 021 Nr. 14'],
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

  test('records the known fields only', async () => {
    const files = archiveFolder('köln', {
      '1.json': { items: [choir], about: null },
      '2.json': { items: [fair] },
      '3.json': { items: [lodz] },
    })
    const { recorded, refused, remarks } = await importing(files, { language: 'pl' })
    expect(refused).toEqual([])
    expect(remarks.map(({ message }) => /leaves out: (.*)/.exec(message)?.[1])).toEqual([
      '`mayorsDog`',
      '`budget` of `programmes`',
    ])
    expect(ids(recorded)).toEqual(['1', 'v1', 's1'])
    expect(await one('/v1/partnerships?externalId=k%C3%B6ln/1')).toMatchObject({
      id: 'lodz',
      city: { pl: 'Łódź' },
      foundedOn: '1976',
      programmes: [{ id: 'wymiana-mlodziezy', field: 'other' }],
      sources: [{ url: 'https://lodz.example/ł' }, { reference: 'LAB, A Rep. 021 Nr. 14' }],
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

  test('records a visit of an unknown kind in the words of the file, with a remark', async () => {
    const files = archiveFolder('kinds', {
      'visits.json': {
        items: [
          { ...fair, venues: null, relatedPartner: null, relatedSigning: null, kind: 'dinner' },
          { ...fair, venues: null, id: 'v2', relatedPartner: null, relatedSigning: null, kind: 'Richtfest' },
        ],
      },
    })
    const { refused, remarks } = await importing(files, { language: 'de' })
    expect(refused).toEqual([])
    expect(remarks).toMatchObject([{ place: { id: 'v2' }, pointer: '/kind' }])
    expect(await one('/v1/visits?externalId=kinds/v1')).toMatchObject({ kind: 'banquet' })
    expect(await one('/v1/visits?externalId=kinds/v2')).toMatchObject({
      kind: 'other',
      kindInWords: { de: 'Richtfest' },
    })
  })

  test('links new items to those of an earlier import, and says in what a changed item differs', async () => {
    const riga = { ...lodz, city: 'Riga', country: 'LV' }
    await importing(archiveFolder('riga', { 'a.json': { items: [riga] } }))
    const later = archiveFolder('riga', { 'b.json': { items: [{ ...riga, country: 'EE' }, fair] } })
    const { recorded, unchanged, differing } = await importing(later)
    expect([ids(unchanged), ids(recorded)]).toEqual([[], ['v1']])
    expect(differing).toMatchObject([
      {
        place: { id: '1' },
        differences: [{ pointer: '/country', message: 'registry: "LV", file: "EE"' }],
      },
    ])
    expect(await one('/v1/partnerships?externalId=riga/1')).toMatchObject({ country: 'LV' })
    expect(await one('/v1/visits?externalId=riga/v1')).toMatchObject({ partnershipId: 'riga' })
  })

  test('reports refused items with their pointers and the items that depend on them, and records the rest', async () => {
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

  test('refuses a partnership whose id another partnership has', async () => {
    const files = archiveFolder('bonn', { 'a.json': { items: [{ ...lodz, id: 'p1' }] } })
    await importing(archiveFolder('ulm', { 'a.json': { items: [{ ...lodz, id: 'p1' }] } }))
    const { refused, unchanged, differing } = await importing(files)
    expect([unchanged, differing]).toEqual([[], []])
    expect(refused).toMatchObject([{ title: 'Conflict: already recorded', place: { id: 'p1' } }])
  })

  test.each([
    ['internal', []],
    ['press', ['--visibility', 'press']],
    ['public', ['--visibility', 'public']],
  ])('records items as %s with the options %j', async (visibility, options) => {
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

  test('refuses a token that the registry does not accept', async () => {
    const files = archiveFolder('wien', { 'a.json': { items: [fair] } })
    const { status, stderr } = await runProgram('import', [...files, '--url', url, '--token', 'nonsense'])
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^The registry does not accept this token.*\n$/),
    ])
  })

  test('records each item once when two imports run at the same time', async () => {
    const items = Array.from({ length: 12 }, (_, index) => ({ ...choir, id: `s${index}`, page: 40 + index }))
    const files = archiveFolder('zwei', { 'a.json': { items } })
    const { token: other } = await registry.callerOf('somebody-else', 'read', 'book')
    const both = await Promise.all([importing(files), importing(files, { token: other })])
    expect(both.flatMap(({ refused }) => refused)).toEqual([])
    expect(both.flatMap(({ recorded }) => recorded)).toHaveLength(12)
    expect(both.flatMap(({ unchanged }) => unchanged)).toHaveLength(12)
  })
})
