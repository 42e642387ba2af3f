import { readArchive } from '../../../archive/files/read-archive'
import { runProgram } from '../../support/program'
import { archiveFolder, removeArchiveFolders } from '../archive-folder'

afterEach(removeArchiveFolders)

const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ name: 'Anna Example' }] }
const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }

async function read(items: unknown[], prefix?: string) {
  return await readArchive(archiveFolder('hamburg', { 'some.json': { items } }), prefix)
}
const faultsOf = async (item: object) => (await read([item])).refused.flatMap(({ faults }) => faults)

describe('files of an archive', () => {
  test('are read in any order; the keys of an item tell its kind, and the folder is its prefix', async () => {
    const files = archiveFolder('hamburg', {
      'a.json': { items: [signing] },
      'b.json': { about: 'visits', items: [visit] },
      'c.json': { items: [partnership] },
    })
    const { signings, visits, partnerships, refused } = await readArchive(files)
    expect(
      [signings, visits, partnerships].map((items) => items.map(({ externalId }) => externalId)),
    ).toEqual([['hamburg/s1'], ['hamburg/v1'], ['hamburg/p1']])
    expect(refused).toEqual([])
  })

  test('can have another prefix than their folder', async () => {
    expect((await read([visit], 'altona')).visits[0]?.externalId).toBe('altona/v1')
  })

  test('may have numbers as ids, blank fields', async () => {
    const { visits } = await read([{ ...visit, id: 7, occasion: ' ', __proto__: null }])
    expect(visits).toMatchObject([{ externalId: 'hamburg/7', content: { kind: { term: 'working-visit' } } }])
    expect(visits[0]?.content.occasion).toBeUndefined()
  })

  test('may have terms in other spellings, codes in lower case and numbers as text', async () => {
    const { visits, signings, refused } = await read([
      { ...visit, status: 'Took place', guests: [{ name: 'Anna Example', country: ' pl ' }] },
      { ...signing, book: 'Goldenes Buch', volume: '3', page: ' 12 ' },
    ])
    expect(refused).toEqual([])
    expect(visits).toMatchObject([{ content: { status: 'completed', guests: [{ country: 'PL' }] } }])
    expect(signings).toMatchObject([{ content: { book: 'golden-book', volume: 3, page: 12 } }])
  })

  test('are read once when they are named twice', async () => {
    const [file = ''] = archiveFolder('hamburg', { 'a.json': { items: [visit] } })
    const archive = await readArchive([file, file])
    expect(archive.visits).toHaveLength(1)
    expect(archive.refused).toEqual([])
  })

  test('link a signing to the visit that refers to it, even an invalid one', async () => {
    const { visitOfSigning } = await read([{ ...visit, direction: 'up', relatedSigning: 's1' }, signing])
    expect(visitOfSigning.get('hamburg/s1')).toBe('hamburg/v1')
  })

  test('produce a remark for a reference to a missing signing', async () => {
    const { remarks } = await read([{ ...visit, relatedSigning: 's9' }])
    expect(remarks).toMatchObject([{ place: { id: 'v1' }, pointer: '/relatedSigning' }])
  })
})

describe('the volumes in use of files', () => {
  const readFiles = async (...volumes: unknown[]) => {
    const named = volumes.map((volumesInUse, index) => [`${index}.json`, { items: [], volumesInUse }])
    return await readArchive(archiveFolder('hamburg', Object.fromEntries(named) as Record<string, unknown>))
  }

  test('are read by book, and may be stated twice', async () => {
    const volume = { book: 'goldenes-buch', volume: '21', capacity: null, nextPage: 3 }
    const { volumesInUse, refused } = await readFiles([volume], null, [volume])
    expect(refused).toEqual([])
    expect([...volumesInUse]).toMatchObject([['golden-book', { volume: 21, nextPage: 3 }]])
  })

  test.each([
    [
      [
        { book: 'gaestebuch', volume: 3 },
        { book: 'guest-book', volume: 4 },
      ],
      '/book',
    ],
    [[{ book: 'gaestebuch' }], '/volume'],
    [[{ book: 'gaestebuch', volume: 3, nextPage: 0 }], '/nextPage'],
  ])('%j are refused', async (volumes, pointer) => {
    const { refused } = await readFiles(volumes)
    expect(refused).toMatchObject([
      { place: { id: expect.stringContaining('volumesInUse/') as string }, faults: [{ pointer }] },
    ])
  })
})

describe('an invalid item', () => {
  test('is listed with its file, id and all faults', async () => {
    const { refused, visits } = await read([visit, { ...visit, id: 'v2', kind: 'a\nb', start: '19.06.2024' }])
    expect(visits).toHaveLength(1)
    expect(refused).toMatchObject([{ place: { kind: 'visit', id: 'v2' } }])
    expect(refused[0]?.place.file).toMatch(/hamburg\/some\.json$/)
    expect(refused[0]?.faults.map(({ pointer }) => pointer)).toEqual(['/kind', '/start'])
  })

  test.each([
    [{ ...visit, status: 'moved' }, '/status', '"moved" is not a known status of a visit'],
    [{ ...visit, evidence: 'rumoured' }, '/evidence', '"rumoured" is not a known evidence'],
    [{ ...visit, datePrecision: 'roughly' }, '/datePrecision', '"roughly" is not a known precision'],
    [{ ...partnership, type: 'treaty' }, '/type', '"treaty" is not a known kind of partnership'],
    [
      { ...signing, signers: [{ name: 'x', role: 'witness' }] },
      '/signers/0/role',
      '"witness" is not a known role',
    ],
  ])('has an unknown term, which is refused by name (%#)', async (item, pointer, message) => {
    expect(await faultsOf(item)).toEqual([{ pointer, message: expect.stringContaining(message) as string }])
  })

  test.each(['verschoben', 'postponed', 'void', 'moved'])(
    'has the status %s, in place of which the statuses of an archive are named',
    async (status) => {
      const message = `"${status}" is not a known status of a visit of an archive: it must be one of planned, completed, cancelled`
      expect(await faultsOf({ ...visit, status })).toEqual([{ pointer: '/status', message }])
    },
  )

  test('is reported without the names of people', async () => {
    const faults = await faultsOf({ ...visit, status: 'Anna Example fell ill' })
    expect(faults[0]?.message).toMatch(/^this text is not a known status/)
  })

  test.each([
    ['country', { ...partnership, country: 'UK' }, '/country'],
    ['city', { ...partnership, city: null }, '/city'],
    ['start', { ...visit, start: null }, '/start'],
    ['book', { ...signing, book: null }, '/book'],
    ['name of a book', { ...signing, book: 'The Book!' }, '/book'],
    ['id', { ...visit, id: null }, '/id'],
  ])('lacks its %s', async (_, item, pointer) => {
    expect((await faultsOf(item)).map((fault) => fault.pointer)).toEqual([pointer])
  })

  test('of no kind is reported by its number', async () => {
    const { refused } = await read([visit, { note: 'x' }, 'x', null])
    expect(refused.map(({ place }) => place.id)).toEqual(['item 2', 'item 3', 'item 4'])
  })

  test('has the id of another item', async () => {
    const { refused } = await read([visit, { ...visit, start: '1972' }])
    expect(refused).toMatchObject([{ faults: [{ pointer: '/id' }] }])
  })

  test('is a file without JSON, which is reported without its text', async () => {
    const files = archiveFolder('hamburg', {
      'a.json': '{ "items": [ Anna Example ] }',
      'b.json': { things: [] },
    })
    const { refused } = await readArchive(files)
    expect(refused).toMatchObject([
      { faults: [{ pointer: '', message: expect.not.stringContaining('Anna') as string }] },
      { faults: [{ pointer: '/items', message: 'is missing' }] },
    ])
  })

  test.each([
    ['no/such/file.json', 'there is no such file'],
    ['examples/berlin', 'it is a folder'],
  ])('is not the file %s: the command ends with one line', async (path, why) => {
    const { status, stderr } = await runProgram('import', [path, '--dry-run'])
    expect(status).toBe(1)
    expect(stderr).toBe(`${path}: ${why}. Name files such as examples/berlin/visits.json.\n`)
  })
})
